"""Term: support contracts."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow
from optimizer.quantities.running import running


@term(title="Support", math=r"\sum_l e_{c,v(l)}\, h_o\, Y_{v(l)}\, x_l", budgeted=False)
def support(x: Decisions, s: Frame, _r: object) -> Flow:
    """Yearly support from in service to the end of the horizon, at the in-service phase's rate."""
    lots = x.lots
    yearly = lots.offer.support_per_year * s.rate(lots.offer, lots.in_service)
    return running(s, x.ordered(yearly, s.phases, lots.in_service))
