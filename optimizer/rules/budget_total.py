"""Rule 3b: all payments of the horizon within one sum."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.relief import in_money
from optimizer.core.rule import MONEY, Rows, RuleSettings
from optimizer.domain.units import NonNegative, doc
from optimizer.quantities.cash import paid_by_phase


class Settings(RuleSettings):
    """The sum, and what it has to pay."""

    amount: NonNegative | None = doc("money for the whole horizon; blank: no limit", default=None)
    count_vat: bool = doc("whether VAT is paid from this money", default=True)


@rule(
    family=3,
    title="Total budget",
    math=r"\sum_p \mathrm{paid}_p \;\le\; B",
    unit=MONEY,
    remedy="vote {gap:,.0f} more in all",
    relief=in_money("1"),
    settings=Settings,
)
def budget_total(x: Decisions, s: Frame, r: Settings) -> Rows | tuple[Rows, ...]:
    """All payments of the horizon stay within the total budget."""
    if r.amount is None:
        return ()
    return Rows(paid_by_phase(x, r.count_vat).total(), "<=", s.number.array([r.amount]))
