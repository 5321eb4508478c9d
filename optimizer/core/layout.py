"""Which lines can be at all, and how they group: lots, pools, placements.

A *line* is an offer delivered to a site from an order in one phase. A *lot* is all lines of one
offer and order phase that share dates and export decision: what the vendor sees. A *pool* is all
lots of one system that arrive at the same time and may go to the same sites: inside a pool units
are interchangeable, so that which lot goes to which site can be decided after the solve. A
*placement* is a pool at a site: what the site sees.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from optimizer.core.expr import distinct
from optimizer.export import Decision, breakpoints, decide

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.core.registry import Settings
    from optimizer.domain.regime import ExportRegime
    from optimizer.domain.scenario import Scenario

REASONS = (
    "",
    "no order can be placed in this phase: the quote is not valid, or the phase is past",
    "the offer is not deliverable to this site",
    "the site has no liquid cooling",
    "export",
    "it would be in service only after the last phase",
)
_CLOSED, _NOT_SERVED, _NO_LIQUID, _EXPORT, _LATE = range(1, 6)
NEVER = date.max.toordinal()
OPEN = np.iinfo(np.int64).max
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
        if code != _EXPORT:
            return REASONS[code]
        found = self.decisions[decision]
        return f"export: {found.verdict.replace('_', ' ')} under {found.rule} ({found.sentence})"


@dataclass(frozen=True)
class _Lines:
    """Which lines can be, as positions among all offers × phases × sites, and on what days."""

    line: Array
    most: Array
    found: Array
    reason: Array
    start: Array
    """First day of each phase."""
    end: int
    """Last day of the last phase."""
    ship: Array
    """Day an order leaves, by offer and phase, before a licence and acceptance."""
    licence: Array
    """Days of each export decision."""
    accept: Array
    """Days of each offer."""
    decisions: tuple[Decision, ...]


def lay_out(scenario: Scenario, settings: Settings, regime: ExportRegime) -> Layout:
    """Find every line that can be, drop the rest with the reason, and group what is left."""
    return _group(scenario, regime, _eligible(scenario, settings, regime))


def _days(weeks: list[object]) -> Array:
    return np.array([math.ceil(7 * w) for w in weeks], dtype=np.int64)  # type: ignore[operator]


def _eligible(
    scenario: Scenario, settings: Settings, regime: ExportRegime
) -> _Lines:
    offers, phases, sites = scenario.offers, scenario.phases, scenario.sites
    systems = {system.id: system for system in scenario.systems}
    start = np.array([p.start.toordinal() for p in phases], dtype=np.int64)
    end = np.array([p.end.toordinal() for p in phases], dtype=np.int64)
    since = [max(d.toordinal() if d else 1 for d in (o.valid_from, scenario.as_of)) for o in offers]
    until = [o.valid_until.toordinal() if o.valid_until else NEVER for o in offers]
    order = np.maximum(start, np.array(since, dtype=np.int64)[:, None])
    closed = order > np.minimum(end, np.array(until, dtype=np.int64)[:, None])
    order = np.where(closed, start, order)  # what was placed there left on the phase's first day
    ship = order + _days([o.lead_weeks_max for o in offers])[:, None]

    decisions, found = _decisions(scenario, settings, regime, ship)
    licence = _days([d.lead_weeks for d in decisions])
    accept = _days([systems[o.system].acceptance_weeks for o in offers])
    late = licence[found] > (end[-1] - ship - accept[:, None])[:, :, None]

    position = {site.id: i for i, site in enumerate(sites)}
    served = np.ones((len(offers), len(sites)), dtype=bool)
    for i, offer in enumerate(offers):
        if offer.sites:
            served[i] = False
            served[i, [position[name] for name in offer.sites]] = True
    reason = np.zeros(found.shape, dtype=np.int8)
    reason[late] = _LATE
    blocked = np.array([_blocked(d, settings) for d in decisions], dtype=bool)
    if blocked.any():
        reason[blocked[found]] = _EXPORT
    if settings.on("cooling"):
        liquid = {row.site for row in scenario.site_phases if row.liquid_kw > 0}
        dry = np.array([site.id not in liquid for site in sites], dtype=bool)
        wet = np.array([systems[o.system].cooling == "liquid" for o in offers], dtype=bool)
        reason[np.broadcast_to((wet[:, None] & dry)[:, None, :], reason.shape)] = _NO_LIQUID
    reason[np.broadcast_to(~served[:, None, :], reason.shape)] = _NOT_SERVED
    reason[closed] = _CLOSED
    most = _keep_placed(scenario, reason)
    line = np.flatnonzero(reason == 0)
    line_most = np.full(len(line), OPEN)
    line_most[np.searchsorted(line, list(most))] = list(most.values())
    return _Lines(line, line_most, found, reason, start, end[-1], ship, licence, accept, decisions)


def _keep_placed(scenario: Scenario, reason: Array) -> dict[int, int]:
    """Reopen lines of placed orders for no more than was placed; returns the most of each."""
    most: dict[int, int] = {}
    offers = {row.id: i for i, row in enumerate(scenario.offers)}
    phases = {row.id: i for i, row in enumerate(scenario.phases)}
    sites = {row.id: i for i, row in enumerate(scenario.sites)}
    for placed in scenario.placed_orders:
        at = offers[placed.offer], phases[placed.phase], sites[placed.site]
        line = int(np.ravel_multi_index(at, reason.shape))
        if reason[at] or line in most:
            reason[at] = 0
            most[line] = most.get(line, 0) + placed.units
    return most


def _blocked(decision: Decision, settings: Settings) -> bool:
    export = settings.rules["export_eligibility"]
    if decision.verdict == "prohibited":
        return True
    refused = decision.refused_by_policy and not export.allow_refused  # type: ignore[attr-defined]
    return decision.verdict == "licence" and (
        refused or decision.chance < export.min_chance  # type: ignore[attr-defined]
    )


def _decisions(
    scenario: Scenario, settings: Settings, regime: ExportRegime, ship: Array
) -> tuple[tuple[Decision, ...], Array]:
    """The distinct export decisions, and which of them holds for each offer, phase and site."""
    days = sorted(breakpoints(regime)) if settings.on("export_eligibility") else []
    interval = np.searchsorted([d.toordinal() for d in days], ship, side="right")
    first = (days[0] if days else scenario.phases[0].start) - timedelta(days=1 if days else 0)
    sample = [first, *days]
    if not settings.on("export_eligibility"):
        regime = regime.model_copy(update={"rules": (), "thresholds": ()})
    accelerators = {a.id: a for a in scenario.accelerators}
    systems = {system.id: system for system in scenario.systems}
    known: dict[Decision, int] = {}
    cache: dict[tuple[str, str, str, int], int] = {}

    def number(accelerator: str, site_row: int, part: int) -> int:
        site = scenario.sites[site_row]
        key = (accelerator, site.country, site.operator_parent_country, part)
        if key not in cache:
            found = decide(accelerators[accelerator], site, regime, sample[part])
            cache[key] = known.setdefault(found, len(known))
        return cache[key]

    models = list(dict.fromkeys(systems[o.system].accelerator for o in scenario.offers))
    table = np.array(
        [[[number(model, site, part) for site in range(len(scenario.sites))]
          for part in range(len(sample))] for model in models], dtype=np.int64,
    ).reshape(len(models), len(sample), len(scenario.sites))
    model_of = np.array([models.index(systems[o.system].accelerator) for o in scenario.offers],
                        dtype=np.int64)
    return tuple(known), table[model_of[:, None], interval]


def _group(scenario: Scenario, regime: ExportRegime, lines: _Lines) -> Layout:
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
