"""Rule 7a: what may be shipped at all. It works before the solve, on which lines exist."""

from decimal import Decimal

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.rule import Rows, RuleSettings
from optimizer.domain.units import Share, doc


class Settings(RuleSettings):
    """How much licence risk the planner takes."""

    min_chance: Share = doc("least chance of a licence that is worth planning with",
                            default=Decimal(0))
    allow_refused: bool = doc("plan even with licences under a presumption of denial",
                              default=False)


@rule(
    family=7,
    title="Export eligibility",
    math=r"x_l = 0 \qquad \forall l \text{ whose export is prohibited or not licensable}",
    unit="lines",
    remedy="obtain a licence: {where}",
    settings=Settings,
    modes=("hard", "off"),
)
def export_eligibility(_x: Decisions, _s: Frame, _r: Settings) -> tuple[Rows, ...]:
    """Only lines whose export needs no licence, has an exception or can be licensed are planned.

    Lines it drops are kept with rule, date and source; licence time delays delivery.
    """
    return ()
