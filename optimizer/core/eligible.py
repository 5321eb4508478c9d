"""Which lines can be at all: what is quoted and valid, deliverable, licensed and in time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

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
_CLOSED, _NOT_SERVED, _NO_LIQUID, EXPORT, _LATE = range(1, 6)
NEVER = date.max.toordinal()
OPEN = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Lines:
    """Which lines can be, as positions among all offers × phases × sites, and on what days."""

    line: Array
    most: Array
    """Most units of each: what was placed, where nothing new can be ordered; else ``OPEN``."""
    found: Array
    """The export decision of every line that is offered, by offer, phase and site."""
    reason: Array
    """Why it cannot be (in REASONS; 0: it can), likewise."""
    start: Array
    """First day of each phase."""
    end: int
    """Last day of the last phase."""
    ship: Array
    """Day (ordinal) by which an order is shipped, by offer and phase, without a licence."""
    licence: Array
    """Days the licence of each export decision takes."""
    accept: Array
    """Days the acceptance of each offer takes."""
    decisions: tuple[Decision, ...]
    """Distinct export decisions, numbered as the offers come."""


def _days(weeks: list[object]) -> Array:
    return np.array([math.ceil(7 * w) for w in weeks], dtype=np.int64)  # type: ignore[operator]


def eligible(scenario: Scenario, settings: Settings, regime: ExportRegime) -> Lines:
    """Find every line that can be; of the others keep the reason."""
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
        reason[blocked[found]] = EXPORT
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
    return Lines(line, line_most, found, reason, start, end[-1], ship, licence, accept, decisions)


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
    return refused(decision, settings) or (
        decision.verdict == "licence"
        and decision.chance < export.min_chance)  # type: ignore[attr-defined]


def refused(decision: Decision, settings: Settings) -> bool:
    """Whether a decision is a no whatever chance a licence may have."""
    export = settings.rules["export_eligibility"]
    return decision.verdict == "prohibited" or (
        decision.verdict == "licence" and decision.refused_by_policy
        and not export.allow_refused)  # type: ignore[attr-defined]


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
    who = [(site.country, site.operator_parent_country) for site in scenario.sites]
    alike = dict(zip(who, scenario.sites, strict=True))
    kinds = list(dict.fromkeys(who))

    def number(accelerator: str, kind: tuple[str, str], part: int) -> int:
        found = decide(accelerators[accelerator], alike[kind], regime, sample[part])
        return known.setdefault(found, len(known))

    models = list(dict.fromkeys(systems[o.system].accelerator for o in scenario.offers))
    table = np.array(
        [[[number(model, kind, part) for kind in kinds] for part in range(len(sample))]
         for model in models], dtype=np.int64,
    ).reshape(len(models), len(sample), len(kinds))[:, :, [kinds.index(key) for key in who]]
    model_of = np.array([models.index(systems[o.system].accelerator) for o in scenario.offers],
                        dtype=np.int64)
    return tuple(known), table[model_of[:, None], interval]
