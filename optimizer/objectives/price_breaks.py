"""Term: what price breaks take off."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow
from optimizer.quantities.breaks import break_credits, lower_payments
from optimizer.quantities.purchase import payments


@term(title="Price breaks", math=r"-\sum_g \mathrm{saving}_g(q_g)")
def price_breaks(x: Decisions, s: Frame, _r: object) -> Flow:
    """All-units breaks lower every payment of their units; incremental ones are credited later.

    Later is the phase in which the last lot that could count towards the break is in service.
    """
    lower, credit = lower_payments(x), break_credits(x)
    paid = x.zero(s.phases.size) - credit.money.collect(credit.phase, s.phases.size)
    for phase, money in payments(s, x.lots):
        saved = lower.units * (lower.off * money[..., lower.lot])
        paid = paid - saved.collect(phase.positions[lower.lot], s.phases.size)
    return Flow(paid)
