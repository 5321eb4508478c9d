"""Every way in which the lines of a plan can be dated, side by side in one layout.

In each future a line is dated in one of the ways; its units stand there, and 0 in the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.core.layout import Layout
    from optimizer.core.number import Array
    from optimizer.studies.risk.exposure import Exposure


@dataclass(frozen=True)
class Variants:
    """The ways: rows of a layout, whose first lots, placements and lines they are."""

    layout: Layout
    line: Array
    """Line of the plan that each way dates."""
    at: dict[tuple[int, int], int]
    """Way of a line of the plan (second) at so many days of slip (first)."""
    slip: Array
    """Of every lot of the layout: the slip with which it could be bought; −1: one of the plan."""

    @property
    def lots(self) -> int:
        """How many lots the ways have; behind them stand those that could be bought."""
        return int((self.slip < 0).sum())


def variants(exposure: Exposure, slips: Sequence[int]) -> Variants:
    """All ways for all slips (days)."""
    ways: dict[tuple[int, int, int, int], int] = {}
    at: dict[tuple[int, int], int] = {}
    for days in slips:
        dated = exposure.dates(days)
        rows = zip(dated.delivery_phase.tolist(), dated.service_phase.tolist(),
                   dated.decision.tolist(), strict=True)
        for number, key in enumerate(rows):
            at[days, number] = ways.setdefault((number, *key), len(ways))
    line, delivery, service, decision = np.array(list(ways), dtype=np.int64).reshape(-1, 4).T
    lots = exposure.lots
    offer, order = lots.offer.positions[line], lots.order.positions[line]
    system = lots.offer.system.positions[line]
    site = exposure.lines.site.positions[line]
    lot, line_lot = _distinct(offer, order, decision, delivery, service)
    place, line_place = _distinct(system, site, delivery, service, decision)
    behind = [exposure.dates(days).layout for days in slips]

    def joined(first: Array, name: str) -> Array:
        return np.concatenate([first, *(getattr(one, name) for one in behind)])

    layout = replace(
        exposure.dates(0).layout, decisions=tuple(exposure.decisions),
        lot_offer=joined(lot[0], "lot_offer"), lot_order=joined(lot[1], "lot_order"),
        lot_decision=joined(lot[2], "lot_decision"), lot_delivery=joined(lot[3], "lot_delivery"),
        lot_in_service=joined(lot[4], "lot_in_service"),
        lot_in_service_date=joined(lot[4], "lot_in_service_date"),
        pool_system=place[0], placement_pool=np.arange(len(place[0])), placement_site=place[1],
        placement_delivery=place[2], placement_in_service=place[3], placement_decision=place[4],
        line_lot=line_lot, line_site=site, line_placement=line_place)
    slip = [np.full(len(lot[0]), -1, dtype=np.int64)]
    slip += [np.full(len(one.lot_offer), days, dtype=np.int64)
             for days, one in zip(slips, behind, strict=True)]
    return Variants(layout, line, at, np.concatenate(slip))


def _distinct(*columns: Array) -> tuple[Array, Array]:
    """The distinct rows, column by column, and which of them each row is."""
    rows, which = np.unique(np.column_stack(columns), axis=0, return_inverse=True)
    return rows.T, which.reshape(-1)
