"""Term: fitting out the hall."""

from decimal import Decimal

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow, TermSettings
from optimizer.domain.units import NonNegative, doc


class Settings(TermSettings):
    """Fit-out cost."""

    per_kw: NonNegative = doc("fit-out per kW of unit power at most, reporting currency",
                              default=Decimal(0))


@term(title="Facility fit-out", math=r"\sum_l f\, w_l x_l", settings=Settings)
def fit_out(x: Decisions, s: Frame, r: Settings) -> Flow:
    """Power and cooling fit-out per kW of IT power, paid in the phase of delivery."""
    cost = x.lots.offer.system.unit_kw_max * s.number.one(r.per_kw)
    return Flow(x.ordered(cost, s.phases, x.lots.delivery))
