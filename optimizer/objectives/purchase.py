"""Term: what the systems cost at list price."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow
from optimizer.quantities.purchase import payments


@term(
    title="Purchase at list price",
    math=r"\sum_l \sum_k \sigma_{ok}\, e_{c,p(k)}\, \pi_{op}\, x_l",
)
def purchase(x: Decisions, s: Frame, _r: object) -> Flow:
    """Units at list price, each part of the price at the exchange rate of its payment's phase."""
    paid = x.zero(s.phases.size)
    for phase, money in payments(s, x.lots):
        paid = paid + x.ordered(money, s.phases, phase)
    return Flow(paid)
