"""Rule 20c: a new plan that stays close to the one already agreed."""

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Mode, Rows, RuleSettings
from optimizer.domain.commitments import PlannedOrder
from optimizer.domain.units import Units, doc
from optimizer.quantities.lines import line_keys, order_keys


class Settings(RuleSettings):
    """How much may change."""

    mode: Mode = doc("hard: must hold; soft: may be broken at the price; off: does not count",
                     default="off")
    units: Units = doc("most units added or taken away against the previous plan", default=0)


def _named(s: Frame, order: PlannedOrder) -> bool:
    """Whether offer, site and phase are still there; the previous plan may outlive them."""
    named = (("offers", order.offer), ("sites", order.site), ("phases", order.phase))
    return all(s.known(table, name) for table, name in named)


@rule(
    family=20,
    title="Change limit",
    math=r"\sum_l |x_l - \bar{x}_l| \;\le\; D",
    unit="units",
    remedy="allow {gap:,.0f} units of change more",
    relief=in_accelerators("0.2"),
    settings=Settings,
)
def change_limit(x: Decisions, s: Frame, r: Settings) -> Rows:
    """At most so many units differ from the previous plan, line by line."""
    keys = np.unique(line_keys(s, s.view("lines")))
    previous = s.scenario.previous_plan
    orders = [order for order in previous if _named(s, order)]
    was = np.array([0] * len(keys), dtype=object)
    gone = sum(order.units for order in previous if not _named(s, order))
    for key, order in zip(order_keys(s, orders), orders, strict=True):
        at = np.searchsorted(keys, key)
        if at < len(keys) and keys[at] == key:
            was[at] += order.units
        else:
            gone += order.units
    index = s.index("offers", "sites", "phases").some(keys)
    at = np.searchsorted(keys, line_keys(s, x.lines))
    moved = x.shipped(1, index, at) - s.number.array(was)
    change = x.excess("units more", moved) + x.excess("units fewer", -moved)
    return Rows(change.total() + s.number.one(gone), "<=", s.number.array([r.units]))
