"""Different ways out: the cheapest, the one with fewest rules, and those that spare a rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from optimizer.answers.repair.sets import meeting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from optimizer.answers.repair.search import Search, Way

TRIED = 6
"""So many of the smallest sets of rules are priced to find the cheapest of them."""


def find_ways(search: Search, keep: Collection[str]) -> list[Way]:
    """The cheapest, the one with fewest rules, and the cheapest without each rule of the first.

    Few rules are tried first, then those of the conflicts, then all for the proof: the fewer may
    be conceded, the smaller the model. Of all that is found the best of its kind is told.
    """
    bench, part = search.bench, search.part
    found = _smallest(search, keep)
    found += _some(search.quick("cheapest", keep, part))
    if not found or found[-1].easing.seconds < part / 10:
        found += _some(search.prove("cheapest", keep, None, part))
    if not found:
        return []
    found += _sparing(search, keep, _best(found))
    shown = bench.each(search.show, _told(found, keep))
    found = [*shown, *_some(search.prove("cheapest", keep, None, 2 * part))]
    ways = [way for way in map(search.show, _told(found, keep))
            if way.shown is not None and way.shown.feasible]
    each = bench.jobs * part / max(1, len(ways))
    return bench.each(lambda way: search.best(way, each), ways)


def _some(way: Way | None) -> list[Way]:
    return [] if way is None else [way]


def _best(ways: Iterable[Way]) -> Way:
    return min(ways, key=lambda way: (way.total, len(way.rules)))


def _smallest(search: Search, keep: Collection[str]) -> list[Way]:
    """Ways that touch only a smallest set with a rule of each conflict; in parallel."""
    able = [frozenset(one) & search.prices.keys() - set(keep) for one in search.conflicts.found]
    sets = meeting(able)
    found: list[Way] = []
    for size in sorted({len(out) for out in sets}):
        tried = [out for out in sets if len(out) == size][:TRIED]
        found += [way for way in search.bench.each(
            lambda out: search.way("fewest", keep, out, search.part / 3), tried)
            if way is not None]
        if found or search.bench.over:
            break
    return found


def _sparing(search: Search, keep: Collection[str], cheapest: Way) -> list[Way]:
    """For each rule the cheapest way touches, the cheapest that leaves it alone."""

    def without(name: str) -> list[Way]:
        spared = (*keep, name)
        way = search.quick("without", spared, search.part / 2)
        if way is None or way.easing.seconds < search.part / 20:
            return [*_some(way), *_some(search.prove("without", spared, way, search.part / 2))]
        return [way]

    every = search.bench.each(without, sorted(cheapest.rules))
    return [way for ways in every for way in ways]


def _told(found: Sequence[Way], keep: Collection[str]) -> list[Way]:
    """The best of each kind, each way once, with the bound that is known for its kind."""
    kept = tuple(keep)
    cheapest = _best(found)
    least = max(way.least for way in found if way.spared == kept)
    chosen = [replace(cheapest, kind="cheapest", spared=kept, least=min(least, cheapest.total))]
    few = min(found, key=lambda way: (len(way.rules), way.total))
    chosen.append(replace(few, kind="fewest", spared=kept, least=min(least, few.total)))
    for name in sorted(cheapest.rules):
        spared = (*kept, name)
        able = [way for way in found if name not in way.rules]
        if able:
            best = _best(able)
            own = max([least, *(way.least for way in found if way.spared == spared)])
            chosen.append(replace(best, kind="without", spared=spared, least=min(own, best.total)))
    seen: dict[object, Way] = {}
    for way in chosen:
        seen.setdefault(tuple((o.use.rule, o.use.where, o.amount) for o in way.given), way)
    return list(seen.values())
