"""Rule 10b: how much more than needed may be bought, e.g. to reach a price break."""

from decimal import Decimal

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Mode, Rows, RuleSettings
from optimizer.domain.units import NonNegative, doc
from optimizer.quantities.units import accelerators


class Settings(RuleSettings):
    """How much over the target is too much."""

    mode: Mode = doc("hard: must hold; soft: may be broken at the price; off: does not count",
                     default="off")
    share: NonNegative = doc("accelerators above the largest milestone, as a share of it",
                             default=Decimal(0))


@rule(
    family=10,
    title="Over-buying",
    math=r"\sum_l a_l x_l \;\le\; (1+\omega) \max_m N_m",
    unit="accelerators",
    remedy="allow {gap:,.0f} accelerators more than the target",
    relief=in_accelerators("0.5"),
    settings=Settings,
)
def overbuy(x: Decisions, s: Frame, r: Settings) -> Rows | tuple[Rows, ...]:
    """No more is bought than the largest overall milestone and a margin."""
    milestones = s.settings.rules["delivery_target"].milestones  # type: ignore[attr-defined]
    overall = [m.accelerators for m in milestones
               if not (m.site or m.model or m.platform_class or m.use)]
    if not overall:
        return ()
    bound = s.number.array([max(overall) * (1 + r.share)])
    return Rows(x.ordered(accelerators(x.lots)), "<=", bound)
