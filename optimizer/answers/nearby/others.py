"""Finding plans near the best that differ most from each other."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from optimizer.answers.nearby.directions import Direction, away_from_offers, spreads
from optimizer.answers.nearby.pursuit import pursue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.answers.bench import Bench
    from optimizer.answers.nearby.within import Near
    from optimizer.domain.answer import Phrase
    from optimizer.domain.plan import Order

PART = 0.4
"""Share of the time for other plans; the rest is for what they have in common."""

Lines = dict[tuple[str, str, str], int]


@dataclass(frozen=True)
class Other:
    """A plan near the best, and how it was found; no words: the best itself."""

    orders: tuple[Order, ...]
    words: Phrase | None
    value: Fraction | None = None
    """Of the goal it was found by."""
    bound: float = 0.0
    proven: bool = False

    @property
    def lines(self) -> Lines:
        """Accelerators by offer, site and phase."""
        found: Lines = {}
        for row in self.orders:
            key = (row.offer, row.site, row.phase)
            found[key] = found.get(key, 0) + row.accelerators
        return found


def distance(one: Lines, other: Lines) -> Fraction:
    """The share of accelerators that are another offer's, at another site or time: 0 to 1."""
    total = sum(one.values()) + sum(other.values())
    apart = sum(abs(one.get(key, 0) - other.get(key, 0)) for key in one.keys() | other.keys())
    return Fraction(apart, total) if total else Fraction(0)


def others(near: Near, bench: Bench, hops: int) -> tuple[list[Other], bool]:
    """Plans found in every direction, and whether there was time to try all of them."""
    best = Other(near.plan.orders, None)
    around = spreads(near.scenario, near.plan)
    each = max(0.1, PART * bench.left * max(1, bench.jobs) / (len(around) + hops))
    tasks = [partial(_hops, near, bench, best, hops, each),
             *(partial(_spread, near, bench, one, each) for one in around)]
    found = [one for several in bench.each(lambda task: task(), tasks) for one in several]
    return [best, *(one for one in found if one is not None)], all(found)


def _spread(near: Near, bench: Bench, way: Direction, seconds: float) -> list[Other | None]:
    return [_found(near, bench, way, seconds)]


def _hops(near: Near, bench: Bench, best: Other, hops: int, seconds: float) -> list[Other | None]:
    """Each hop away from all offers used so far, until nothing new is used."""
    used = {row.offer for row in best.orders}
    found: list[Other | None] = []
    while used and len(found) < hops:
        one = _found(near, bench, away_from_offers(used), seconds)
        found.append(one)
        if one is None or {row.offer for row in one.orders} <= used:
            break
        used |= {row.offer for row in one.orders}
    return found


def _found(near: Near, bench: Bench, way: Direction, seconds: float) -> Other | None:
    got = pursue(near.scenario, [way.goal, near.goal], near.limits, bench, seconds)
    if got.orders is None:
        return None
    return Other(got.orders, way.words, got.value, got.bound, got.proven)


def most_different(found: list[Other], count: int) -> list[Other]:
    """The best plan and so many others, each as far as can be from those before it."""
    chosen, left = found[:1], _distinct(found)
    while left and len(chosen) <= count:
        far = max(left, key=lambda one: min(distance(one.lines, held.lines) for held in chosen))
        chosen.append(far)
        left = [one for one in left if one is not far]
    return chosen


def _distinct(found: list[Other]) -> list[Other]:
    """Those that differ from the best and from each other."""
    seen: list[Lines] = [found[0].lines]
    kept = []
    for one in found[1:]:
        if one.lines not in seen:
            seen.append(one.lines)
            kept.append(one)
    return kept


def units_of(orders: Iterable[Order], offers: frozenset[str]) -> int:
    """Units of some offers."""
    return sum(row.units for row in orders if row.offer in offers)
