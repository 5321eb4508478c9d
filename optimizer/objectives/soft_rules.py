"""Term: the price of soft rules that are broken."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow


@term(title="Price of soft rules", math=r"\sum_r \pi_r \sum_i b_{ri}", budgeted=False)
def soft_rules(x: Decisions, _s: Frame, _r: object) -> Flow:
    """What breaking soft rules costs at the planner's prices. No money changes hands."""
    total = x.zero()
    for _, price in x.concessions:
        total = total + price
    return Flow(later=(total, total))
