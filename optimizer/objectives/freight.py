"""Term: bringing the systems to the site."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow
from optimizer.quantities.purchase import freight_money


@term(title="Freight", math=r"\sum_l e_{c,d(l)}\, t_o\, x_l")
def freight(x: Decisions, s: Frame, _r: object) -> Flow:
    """Freight per unit, paid in the phase of delivery."""
    return Flow(x.ordered(freight_money(s, x.lots), s.phases, x.lots.delivery))
