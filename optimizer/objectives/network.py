"""Term: the network that joins the accelerators."""

from decimal import Decimal

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow, TermSettings
from optimizer.domain.units import NonNegative, doc
from optimizer.quantities.units import accelerators


class Settings(TermSettings):
    """Network cost."""

    per_accelerator: NonNegative = doc("network per accelerator, reporting currency",
                                       default=Decimal(0))


@term(title="Network", math=r"\sum_l n\, a_l x_l", settings=Settings)
def network(x: Decisions, s: Frame, r: Settings) -> Flow:
    """Switches, cables and optics per accelerator, paid in the phase of delivery."""
    cost = accelerators(x.lots) * s.number.one(r.per_accelerator)
    return Flow(x.ordered(cost, s.phases, x.lots.delivery))
