"""The best plan of a small scenario, by trying every combination of whole units.

Orders of one offer are measured once per combination of its own lines; a plan's totals are the
sum of its offers' totals. To be quick, all totals are whole numbers over one common scale.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import floor, lcm, prod
from typing import Any

from .aims import is_maximum
from .ledger import Ledger, Totals
from .plan import Yardstick
from .world import Key, Line, World

SHOWN = 20
"""At most so many equally good plans are returned."""

Choice = tuple[tuple[int, ...], Totals]
"""Units of one offer's lines, and their totals."""


@dataclass(frozen=True)
class Best:
    """The optimum. ``values``: the best value of each aim, given the aims before it.

    ``plans``: the orders that are best in the last aim (at most ``SHOWN`` of ``count``).
    """

    values: tuple[tuple[str, Fraction], ...]
    plans: tuple[dict[Key, int], ...]
    count: int
    combinations: int
    feasible: int

    @property
    def value(self) -> Fraction:
        """Best value of the first aim."""
        return self.values[0][1]


def unit_bounds(yardstick: Yardstick, ceiling: int | None) -> list[int]:
    """Most units of each line, from rows that cap a sum of units, or else the ceiling."""
    bounds: list[int | None] = [ceiling] * len(yardstick.world.lines)
    for row in yardstick.rows:
        settings = yardstick.settings[row.rule]
        extra = settings.number("max_concession") if settings.mode == "soft" else Fraction(0)
        if row.packing is None or extra is None:
            continue
        coefficients, limit = row.packing
        for i, coefficient in enumerate(coefficients):
            if coefficient > 0:
                most = max(0, floor((limit + extra) / coefficient))
                bounds[i] = most if bounds[i] is None else min(bounds[i], most)
    for i, line in enumerate(yardstick.world.lines):
        if line.most is not None:
            bounds[i] = line.most if bounds[i] is None else min(bounds[i], line.most)
    for line, bound in zip(yardstick.world.lines, bounds, strict=True):
        if bound is None:
            raise ValueError(f"{line.key}: no rule bounds its units; give a ceiling")
    return bounds  # type: ignore[return-value]


class Search:
    """The combinations of a world, offer by offer, ready to be walked."""

    def __init__(self, world: World, ceiling: int | None = None) -> None:
        self.world = world
        self.ledger = Ledger(world)
        self.exact = Yardstick(self.ledger)
        self.bounds = unit_bounds(self.exact, ceiling)
        self.lines = [[line for line in world.lines if line.offer.id == o] for o in world.offers]
        self.lines = [lines for lines in self.lines if lines]
        self.combinations = prod(bound + 1 for bound in self.bounds)

    def choices(self, lines: list[Line]) -> list[Choice]:
        """What can be ordered of one offer: units, and totals as exact fractions.

        Left out: what breaks a hard row that concerns this offer alone.
        """
        offer = lines[0].offer.id
        rows = [row for row in self.exact.hard if row.offer == offer]
        found = []
        for units in product(*(range(self.bounds[line.number] + 1) for line in lines)):
            ordered = dict(zip(lines, units, strict=True))
            counts = self.ledger.counts(ordered)
            if not any(row.broken(counts) for row in rows):
                found.append((units, self.ledger.part(ordered)))
        return found

    def plans(self) -> Iterator[tuple[tuple[tuple[int, ...], ...], list[Any], int]]:
        """Every feasible plan: units by offer, aim values (times the scale), and the scale."""
        exact = [self.choices(lines) for lines in self.lines]
        scale = lcm(*(Fraction(v).denominator for choices in exact for _, t in choices for v in t))
        scaled = [[(units, [int(v * scale) for v in t]) for units, t in choices]
                  for choices in exact]
        yardstick = Yardstick(self.ledger, scale)
        for units, totals in walk(scaled, [0] * self.ledger.width):
            totals = yardstick.joint.complete(totals)
            if yardstick.feasible(totals):
                yield units, yardstick.aim_values(totals), scale


def walk(choices: list[list[Choice]], start: Totals) -> Iterator[tuple[tuple, Totals]]:
    """All ways to take one choice of each offer, with the summed totals."""
    if not choices:
        yield (), list(start)
        return
    first, rest = choices[0], choices[1:]
    for units, totals in first:
        summed = [a + b for a, b in zip(start, totals, strict=True)]
        for others, end in walk(rest, summed):
            yield (units, *others), end


def lexicographic(plans: list[tuple[Any, list[Any]]], aims: list[tuple[str, Fraction]]) -> tuple:
    """Best value of each aim in order, and the plans left after the last."""
    best = []
    for i, (aim, tolerance) in enumerate(aims):
        sign = -1 if is_maximum(aim) else 1
        value = min(sign * values[i] for _, values in plans)
        slack = 0 if i == len(aims) - 1 else tolerance * abs(value)
        plans = [plan for plan in plans if sign * plan[1][i] <= value + slack]
        best.append(sign * value)
    return best, plans


def combinations(
    scenario: dict[str, Any] | World, ceiling: int | None = None,
    regime: dict[str, Any] | None = None,
) -> int:
    """How many combinations of units there are within the bounds of single lines."""
    world = scenario if isinstance(scenario, World) else World(scenario, regime)
    return Search(world, ceiling).combinations


def enumerate_best(
    scenario: dict[str, Any] | World, ceiling: int | None = None,
    regime: dict[str, Any] | None = None,
) -> Best | None:
    """The best plan, or None if no plan keeps every hard rule.

    ``ceiling``: most units of any line; needed only where no rule bounds a line's units.
    """
    world = scenario if isinstance(scenario, World) else World(scenario, regime)
    search = Search(world, ceiling)
    found, scale = [], 1
    for units, values, scale in search.plans():  # noqa: B007
        found.append((units, values))
    if not found:
        return None
    aims = search.exact.aims
    best, left = lexicographic(found, aims)
    names = [line.key for lines in search.lines for line in lines]
    plans = []
    for units, _ in left[:SHOWN]:
        flat = [n for mine in units for n in mine]
        plans.append({key: n for key, n in zip(names, flat, strict=True) if n})
    return Best(
        values=tuple((aim, Fraction(value) / scale)
                     for (aim, _), value in zip(aims, best, strict=True)),
        plans=tuple(plans), count=len(left), combinations=search.combinations,
        feasible=len(found),
    )
