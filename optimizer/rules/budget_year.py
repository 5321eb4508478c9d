"""Rule 3a: each fiscal year pays from its own money and what was carried into it."""

from decimal import Decimal

import numpy as np
from pydantic import field_validator

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.relief import in_money
from optimizer.core.rule import MONEY, Rows, RuleSettings
from optimizer.domain.units import doc
from optimizer.quantities.cash import carried_over, fiscal_years, paid_by_year, year_money


class Settings(RuleSettings):
    """What the yearly budget has to pay."""

    count_vat: bool = doc("whether VAT is paid from this money", default=True)

    @field_validator("max_concession")
    @classmethod
    def _uncapped(cls, value: Decimal | None) -> None:
        if value is not None:
            raise ValueError("carry-over would move a broken year's money; set no max_concession")


@rule(
    family=3,
    title="Yearly budget",
    math=r"\sum_{p \in f} \mathrm{paid}_p + c_f \;\le\; B_f + c_{f-1}, \quad "
    r"0 \le c_f \le k_f B_f \qquad \forall f",
    unit=MONEY,
    remedy="vote {gap:,.0f} more for {where}",
    relief=in_money("1"),
    settings=Settings,
)
def budget_year(x: Decisions, s: Frame, r: Settings) -> Rows | tuple[Rows, ...]:
    """Payments of a fiscal year, and what is carried out of it, stay within its money."""
    if not s.scenario.budgets:
        return ()
    years = fiscal_years(s)
    amount, _ = year_money(s)
    paid = paid_by_year(x, r.count_vat)
    carried = carried_over(x, r.count_vat)
    following = np.append(np.arange(1, years.size), -1)
    carried_in = carried.collect(following, years.size)
    return Rows(paid + carried, "<=", carried_in + amount, years)
