"""A step curve explored by proven solves, each of which tells the value of a whole interval.

A plan that is best where it was asked for stays best down to the tightest bound it keeps itself:
no tighter bound can do better, and it is still a plan there. So every solve gives one step, and
the next one begins just below. And where both ends of an interval have the same value, nothing
lies between. Both follow from one fact: tightening a rule never improves the best plan.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor, log10
from typing import TYPE_CHECKING

from optimizer.answers.decimals import PLACES
from optimizer.domain.answer import Trial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


@dataclass(frozen=True)
class Point:
    """One solve. Positions grow as the rule is loosened; costs shrink as plans get better."""

    at: Fraction
    reach: Fraction
    """Down to here the plan of this point remains one."""
    cost: Fraction | None
    """None: there is no plan."""
    bound: Fraction | None
    """No plan costs less."""
    trial: Trial


@dataclass
class Stairs:
    """What is known of the curve from ``low`` to ``high``.

    ``grain``: positions closer than this are not told apart. ``gap``: the share of a value within
    which two values count as one; values are proven no better than that.
    """

    low: Fraction
    high: Fraction
    grain: Fraction
    gap: Fraction = Fraction(0)
    points: list[Point] = field(default_factory=list)
    lost: list[Fraction] = field(default_factory=list)
    """Positions where neither a plan nor a proof was found in time."""

    def add(self, at: Fraction, point: Point | None) -> None:
        """A point, or None where nothing could be learned."""
        if point is None:
            self.lost.append(at)
        else:
            insort(self.points, point, key=lambda one: one.at)

    @property
    def whole(self) -> bool:
        """Whether the curve is known from end to end."""
        return (bool(self.points) and not self.lost and not self.open_gaps()
                and self.points[0].reach <= self.low and self.points[-1].at >= self.high)

    def open_gaps(self) -> list[tuple[Point, Point]]:
        """Neighbours between which the curve is not known, the widest first."""
        pairs = zip(self.points, self.points[1:], strict=False)
        found = [pair for pair in pairs if not self.closed(*pair)]
        return sorted(found, key=lambda pair: pair[0].at - pair[1].reach)

    def closed(self, tighter: Point, looser: Point) -> bool:
        """Whether all between two neighbours is known."""
        return self.touching(tighter, looser) or self.level(tighter, looser)

    def touching(self, tighter: Point, looser: Point) -> bool:
        """Whether nothing lies between the plans' own intervals, as far as is told apart."""
        return looser.reach - self.grain <= tighter.at

    def level(self, tighter: Point, looser: Point) -> bool:
        """Whether both have one value, so that all between them has it too."""
        if looser.cost is None or tighter.cost is None:
            return looser.cost is None
        if tighter.cost == looser.cost and looser.trial.status == "optimal":
            return True
        return (looser.bound is not None
                and tighter.cost - looser.bound <= self.gap * abs(tighter.cost))

    def wanted(self, most: int, at_once: int) -> list[Fraction]:
        """Where to solve next, within ``most`` points in all."""
        left = most - len(self.points) - len(self.lost)
        chosen: list[Fraction] = []
        for tighter, looser in self.open_gaps():
            if any(tighter.at < at < looser.reach for at in self.lost):
                continue
            for at in self._inside(tighter, looser, left):
                if at not in chosen:
                    chosen.append(at)
                if len(self.open_gaps()) > 1:
                    break
        return chosen[:max(0, min(left, at_once))]

    def _inside(self, tighter: Point, looser: Point, left: int) -> Iterator[Fraction]:
        """The next step down, if the steps seen here let us hope to see all; else halfway."""
        below = looser.reach - self.grain
        middle = self._halfway(tighter.at, looser.reach)
        stair = max(self._top(looser) - looser.reach, self.grain)
        near = (looser.reach - tighter.at) / stair <= max(left, 1) or self._edge(looser)
        beside = (middle + looser.reach) / 2 // self.grain * self.grain
        for exact in (below, middle) if near else (middle, beside):
            at = floor(exact * 10**PLACES) / Fraction(10**PLACES)
            if tighter.at < at < looser.reach:
                yield at

    def _edge(self, point: Point) -> bool:
        """Whether a point lies on the very edge of a step, and so says nothing of its width."""
        return self._top(point) - point.reach <= self.grain and not any(
            0 < other.reach - point.at <= 2 * self.grain for other in self.points)

    def _top(self, point: Point) -> Fraction:
        """The loosest position that is known to have the value of a point."""
        return max(other.at for other in self.points if other.cost == point.cost)

    def _halfway(self, low: Fraction, high: Fraction) -> Fraction:
        """A round position about halfway."""
        step = max(self.grain, Fraction(10) ** (floor(log10(high - low)) - 1))
        middle = (low + high) / 2 // step * step
        return middle if low < middle < high else (low + high) / 2 // self.grain * self.grain


def explore(
    stairs: Stairs, solve: Callable[[Sequence[Fraction]], list[Point | None]],
    first: Sequence[Fraction], most: int, at_once: int, over: Callable[[], bool],
) -> None:
    """Solve at the ``first`` positions, then wherever the curve is not known yet."""
    wanted = list(dict.fromkeys(first))
    while wanted and not over():
        for at, point in zip(wanted, solve(wanted), strict=True):
            stairs.add(at, point)
        wanted = stairs.wanted(most, at_once)


@dataclass(frozen=True)
class Step:
    """One step: its best plan is a plan, and proven best, from ``low`` to ``high``.

    ``up_to``: where the next looser step begins, if nothing unknown lies between.
    """

    low: Fraction
    high: Fraction
    up_to: Fraction | None
    cost: Fraction | None
    """The best found in it."""
    bound: Fraction | None
    """No plan in it costs less."""
    worst: Fraction | None
    """What its plan costs: no more than this, wherever in the step."""
    point: Point


def steps_of(stairs: Stairs) -> list[Step]:
    """The steps, the tightest first; neighbours of one value are one."""
    points = stairs.points
    groups: list[list[Point]] = []
    for point in points:
        if groups and stairs.level(groups[-1][0], point) and stairs.closed(groups[-1][-1], point):
            groups[-1].append(point)
        else:
            groups.append([point])
    return [_step(stairs, group, groups[i + 1][0] if i + 1 < len(groups) else None)
            for i, group in enumerate(groups)]


def _step(stairs: Stairs, group: list[Point], after: Point | None) -> Step:
    """One step of points of one value, the tightest first; ``after`` begins the next step."""
    first, last = group[0], group[-1]
    tighter = stairs.points[:stairs.points.index(last) + 1]
    looser = stairs.points[stairs.points.index(last):]
    costs = [point.cost for point in tighter if point.cost is not None]
    bounds = [point.bound for point in looser if point.bound is not None]
    known = first.cost is not None
    return Step(
        max(first.reach, stairs.low), last.at,
        after.reach if after and stairs.touching(last, after) else None,
        min(costs) if known else None, max(bounds) if known and bounds else None,
        first.cost, first)
