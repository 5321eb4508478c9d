"""What a plan costs in many futures: the bill of what arrives, and the money of what is lost.

It is what pricing the orders that arrive on each future's scenario gives, without the price of
soft rules, for which no money changes hands; a test compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from optimizer.core.registry import TERMS
from optimizer.quantities.bill import present
from optimizer.quantities.purchase import payments
from optimizer.studies.risk.bill.alike import alike
from optimizer.studies.risk.bill.decided import Arrived, values
from optimizer.studies.risk.bill.drawn import Drawn
from optimizer.studies.risk.bill.frame import MovedFrame
from optimizer.studies.risk.bill.variants import variants

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.studies.risk.bill.variants import Variants
    from optimizer.studies.risk.exposure import Exposure
    from optimizer.studies.risk.world import World

UNPAID = "soft_rules"
"""The term for which no money changes hands."""


def costs(exposure: Exposure, world: World, alive: Array, lost: Array) -> Array:
    """Present value in every future, reporting currency.

    ``alive``: which lines arrive (futures × lines). ``lost``: share of the list price of each
    line that is lost.
    """
    ways = variants(exposure, np.unique(world.slip).tolist())
    out = np.zeros(world.size)
    for rows in alike(exposure, world.slip):
        part = world.taken(rows)
        out[rows] = _cost(exposure, part, ways, alive[rows], lost[rows])
    return out


def _cost(
    exposure: Exposure, world: World, ways: Variants, alive: Array, lost: Array,
) -> Array:
    first = np.asarray(world.slip[0])
    layout = ways.layout
    vendor = exposure.frame.view("offers").vendor.positions[layout.lot_offer]
    frame = MovedFrame(exposure, layout, world, ways.slip == first[vendor])
    here = _dated(exposure, world, ways)
    line = here * exposure.units[ways.line] * alive[:, ways.line]
    lots = frame.view("lots").take(np.arange(ways.lots))
    x = Arrived(frame, (lots, frame.view("placements"), frame.view("lines")), (
        values(Drawn(line).collect(layout.line_lot, ways.lots)),
        values(Drawn(line).collect(layout.line_placement, len(layout.placement_pool))), line))
    total = sum((values(present(x, term)) for term in TERMS if term != UNPAID), np.zeros(1))
    out = np.broadcast_to(total[..., 0], (world.size,)).copy()
    if lost.any():
        share = here * exposure.units[ways.line] * lost[:, ways.line]
        units = values(Drawn(share).collect(layout.line_lot, ways.lots))
        factors = frame.number.array(frame.time.factors)
        for phase, money in payments(frame, lots):
            out += values(Drawn(units * money * factors[phase.positions]).total())[:, 0]
    return out


def _dated(exposure: Exposure, world: World, ways: Variants) -> Array:
    """1 where a future dates a line in a way (futures × ways)."""
    out = np.zeros((world.size, len(ways.line)))
    slip = world.slip[:, exposure.vendor]
    for (days, line), way in ways.at.items():
        out[:, way] += slip[:, line] == days
    return out
