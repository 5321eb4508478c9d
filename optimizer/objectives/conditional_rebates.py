"""Term: discounts on one offer for buying enough of another."""

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow
from optimizer.quantities.breaks import spend
from optimizer.quantities.units import offer_units


@term(title="Conditional rebates", math=r"-\sum_c \delta_c\, S_{B(c)} \,[q_{A(c)} \ge n_c]")
def conditional_rebates(x: Decisions, s: Frame, _r: object) -> Flow:
    """Discounts earned on other offers, credited when the last lot of both could be in service."""
    rows = s.scenario.conditional_rebates
    paid = x.zero(s.phases.size)
    if not rows or not s.settings.on("conditional_rebates"):
        return Flow(paid)
    trigger = s.positions("offers", [r.trigger_offer for r in rows])
    cheaper = s.positions("offers", [r.discounted_offer for r in rows])
    earned = x.reached("rebate earned", offer_units(x).take(trigger),
                       s.number.array(r.trigger_units for r in rows))
    share = s.number.array(r.discount_share for r in rows)
    back = x.when("conditional rebate", earned, spend(x).take(cheaper) * share)
    lots = s.view("lots")
    last = s.settled(lots, lots.offer.positions, len(s.scenario.offers))
    settled = np.maximum(last[trigger], last[cheaper])
    return Flow(paid - back.collect(settled, s.phases.size))
