"""What a plan costs in many futures: the bill of what arrives, and the money of what is lost.

It is what pricing the orders that arrive on each future's scenario gives, without the price of
soft rules, for which no money changes hands; a test compares the two.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from optimizer.core.registry import TERMS
from optimizer.quantities.bill import present
from optimizer.quantities.purchase import payments
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
    for rows in _alike(exposure, world):
        part = _taken(world, rows)
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


def _alike(exposure: Exposure, world: World) -> list[Array]:
    """Futures in which the same credits are settled in the same phases, together."""
    scenario = exposure.scenario
    offers = exposure.frame.view("offers")
    trades = {row.offer for row in scenario.price_breaks} | {
        name for row in scenario.conditional_rebates
        for name in (row.trigger_offer, row.discounted_offer)}
    named = {row.vendor for row in scenario.vendor_rebates}
    signature = np.zeros(world.slip.shape, dtype=np.int64)
    for column, vendor in enumerate(scenario.vendors):
        credited = {offer.id for offer in scenario.offers if offer.vendor == vendor.id} & trades
        if not credited and vendor.id not in named:
            continue
        own = np.flatnonzero(offers.vendor.positions == column)
        known: dict[bytes, int] = {}
        for days in np.unique(world.slip[:, column]).tolist():
            last = _last(exposure, days)[own].tobytes()
            signature[world.slip[:, column] == days, column] = known.setdefault(last, days)
    _, which = np.unique(signature, axis=0, return_inverse=True)
    which = which.reshape(-1)
    return [np.flatnonzero(which == group) for group in range(int(which.max(initial=-1)) + 1)]


def _last(exposure: Exposure, days: int) -> Array:
    """Last phase in service of all that could be bought, by offer and phase of an ordered lot.

    The column behind the phases is of any phase.
    """
    layout, phases = exposure.dates(days).layout, len(exposure.scenario.phases)
    out = np.full((len(exposure.scenario.offers), phases + 1), -1, dtype=np.int64)
    np.maximum.at(out, (layout.lot_offer, layout.lot_order), layout.lot_in_service)
    out[:, -1] = out.max(axis=1)
    ordered = np.zeros(out.shape, dtype=bool)
    ordered[exposure.lots.offer.positions, exposure.lots.order.positions] = True
    ordered[:, -1] = True
    return np.where(ordered, out, -1)


def _taken(world: World, rows: Array) -> World:
    """Some of the futures."""
    return replace(
        world, size=len(rows), slip=world.slip[rows], price=world.price[rows],
        powered=world.powered[rows], rate={c: one[rows] for c, one in world.rate.items()},
        cuts=[], failing=[])
