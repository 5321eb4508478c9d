"""Futures in which credits are settled in the same phases: their bills are evaluated together.

Rebates and incremental price breaks are paid when the last lot that could count is in service. A
late vendor may move that; most slips do not, since what could be bought last serves last anyhow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.studies.risk.exposure import Exposure


def alike(exposure: Exposure, slip: Array) -> list[Array]:
    """Rows of futures by when their credits are settled; ``slip``: days, futures × vendors."""
    signature = np.zeros(slip.shape, dtype=np.int64)
    for column in range(slip.shape[1]):
        known: dict[bytes, int] = {}
        for days in np.unique(slip[:, column]).tolist():
            last = _settled(exposure, days, column).tobytes()
            signature[slip[:, column] == days, column] = known.setdefault(last, days)
    _, which = np.unique(signature, axis=0, return_inverse=True)
    which = which.reshape(-1)
    return [np.flatnonzero(which == group) for group in range(int(which.max(initial=-1)) + 1)]


def _settled(exposure: Exposure, days: int, vendor: int) -> Array:
    """Last phases in service of what could be bought of a vendor, where credits wait for it."""
    key = days, vendor
    if key not in exposure.settling:
        exposure.settling[key] = _found(exposure, days, vendor)
    return exposure.settling[key]


def _found(exposure: Exposure, days: int, vendor: int) -> Array:
    scenario, layout = exposure.scenario, exposure.dates(days).layout
    offers, name = exposure.frame.view("offers"), scenario.vendors[vendor].id
    own = np.flatnonzero(offers.vendor.positions == vendor)
    last = np.full((len(scenario.offers), len(scenario.phases)), -1, dtype=np.int64)
    np.maximum.at(last, (layout.lot_offer, layout.lot_order), layout.lot_in_service)
    counted = {one for row in scenario.conditional_rebates
               for one in (row.trigger_offer, row.discounted_offer)}
    broken = {row.offer for row in scenario.price_breaks}
    ordered = set(zip(exposure.lots.offer.positions.tolist(),
                      exposure.lots.order.positions.tolist(), strict=True))
    out = []
    if any(row.vendor == name for row in scenario.vendor_rebates):
        out.append(last[own].max(initial=-1))
    for row in own.tolist():
        offer = scenario.offers[row]
        credited = offer.break_kind == "incremental" and offer.id in broken
        if offer.id in counted or (credited and offer.break_basis == "horizon"):
            out.append(last[row].max(initial=-1))
        if credited and offer.break_basis == "order":
            out += [last[row, at] for at in range(last.shape[1]) if (row, at) in ordered]
    return np.array(out, dtype=np.int64)
