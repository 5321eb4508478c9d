"""Which lines can be at all, and how they group: lots, pools, placements.

A *line* is an offer delivered to a site from an order in one phase. A *lot* is all lines of one
offer and order phase that share dates and export decision: what the vendor sees. A *pool* is all
lots of one system that arrive at the same time and may go to the same sites: inside a pool units
are interchangeable, so that which lot goes to which site can be decided after the solve. A
*placement* is a pool at a site: what the site sees.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from optimizer.core.eligible import EXPORT, REASONS, Lines, eligible
from optimizer.core.expr import distinct

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.core.registry import Settings
    from optimizer.domain.regime import ExportRegime
    from optimizer.domain.scenario import Scenario
    from optimizer.export import Decision

__all__ = ["REASONS", "Layout", "lay_out"]

_ROOM = 2**62
"""Joined keys stay below this."""


@dataclass(frozen=True)
class Layout:
    """Positions throughout: of offers, phases, sites and systems in the scenario's tables."""

    regime: ExportRegime
    decisions: tuple[Decision, ...]
    lot_offer: Array
    lot_order: Array
    lot_delivery: Array
    lot_in_service: Array
    lot_in_service_date: Array
    lot_decision: Array
    lot_pool: Array
    pool_system: Array
    placement_pool: Array
    placement_site: Array
    placement_delivery: Array
    placement_in_service: Array
    placement_decision: Array
    line_lot: Array
    line_site: Array
    line_placement: Array
    line_most: Array
    """Most units of each line: what was placed, where nothing new can be ordered; else ``OPEN``."""
    reasons: Array
    """Why each line cannot be (in REASONS; 0: it can), by offer, order phase and site."""
    found: Array
    """The export decision of each, likewise."""

    @cached_property
    def dropped(self) -> Array:
        """Offer, order phase, site, reason and export decision of every dropped line."""
        out = np.nonzero(self.reasons)
        return np.column_stack([*out, self.reasons[out], self.found[out]])

    def reason(self, code: int, decision: int) -> str:
        """A dropped line's reason in words."""
        if code != EXPORT:
            return REASONS[code]
        found = self.decisions[decision]
        return f"export: {found.verdict.replace('_', ' ')} under {found.rule} ({found.sentence})"


def lay_out(scenario: Scenario, settings: Settings, regime: ExportRegime) -> Layout:
    """Find every line that can be, drop the rest with the reason, and group what is left."""
    return _group(scenario, regime, eligible(scenario, settings, regime))


def _group(scenario: Scenario, regime: ExportRegime, lines: Lines) -> Layout:
    offers, phases, sites = lines.found.shape
    kinds = max(1, len(lines.decisions))
    order, site = np.divmod(lines.line, max(1, sites))
    key = order * kinds + lines.found.reshape(-1)[lines.line]
    lots, line_lot = distinct(key, offers * phases * kinds)
    order, decision = np.divmod(lots, kinds)
    offer, phase = np.divmod(order, max(1, phases))
    delivery = lines.ship[offer, phase] + lines.licence[decision]
    service = delivery + lines.accept[offer]
    in_phase, in_service = (np.searchsorted(lines.start, np.minimum(day, lines.end), side="right")
                            - 1 for day in (delivery, service))
    served = np.zeros((len(lots), sites), dtype=bool)
    served[line_lot, site] = True
    system = {row.id: i for i, row in enumerate(scenario.systems)}
    offer_system = np.array([system[o.system] for o in scenario.offers], dtype=np.int64)
    pool_key = np.column_stack([
        offer_system[offer], in_phase, in_service, decision, np.packbits(served, axis=1),
    ]).astype(np.int64)
    _, example, lot_pool = np.unique(_joined(pool_key), return_index=True, return_inverse=True)
    pools = pool_key[example]
    line_pool = lot_pool[line_lot]
    place_key, line_placement = distinct(line_pool * sites + site, len(pools) * sites)
    pool = place_key // max(1, sites)
    return Layout(
        regime=regime, decisions=lines.decisions,
        lot_offer=offer, lot_order=phase, lot_pool=lot_pool,
        lot_delivery=in_phase, lot_in_service=in_service,
        lot_in_service_date=service, lot_decision=decision,
        pool_system=pools[:, 0],
        placement_pool=pool, placement_site=place_key % max(1, sites),
        placement_delivery=pools[pool, 1], placement_in_service=pools[pool, 2],
        placement_decision=pools[pool, 3],
        line_lot=line_lot, line_site=site, line_placement=line_placement,
        line_most=lines.most, reasons=lines.reason, found=lines.found,
    )


def _joined(keys: Array) -> Array:
    """One number per row of keys, in the same order: far quicker to sort than rows."""
    out = np.zeros(len(keys), dtype=np.int64)
    for column in keys.T:
        width = int(column.max(initial=0)) + 1
        if int(out.max(initial=0)) >= _ROOM // width:
            out = np.unique(out, return_inverse=True)[1]
        out = out * width + column
    return out
