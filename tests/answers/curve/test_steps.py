"""What may be concluded between two solves, and what may not."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from optimizer.answers.curve.steps import Point, Stairs, steps_of
from optimizer.domain.answer import Trial
from tests.build import scenario

ASKED = scenario()


def point(at: int, reach: int, cost: Any, bound: Any = None, status: Any = "optimal") -> Point:
    return Point(Fraction(at), Fraction(reach), None if cost is None else Fraction(cost),
                 None if cost is None else Fraction(cost if bound is None else bound),
                 Trial("", ASKED, "no plan" if cost is None else status))


def stairs(*points: Point, gap: Any = 0) -> Stairs:
    found = Stairs(Fraction(0), Fraction(100), Fraction(1), Fraction(gap))
    for one in points:
        found.add(one.at, one)
    return found


def test_equal_values_close_what_lies_between() -> None:
    """7 at 10 and at 100: 7 between. But not where 7 at 100 is only the best found so far."""
    assert stairs(point(10, 0, 7), point(100, 90, 7)).whole
    open_ = stairs(point(10, 0, 7), point(100, 90, 7, 5, "stopped"))
    assert len(open_.open_gaps()) == 1
    assert not open_.whole


def test_values_within_the_gap_are_one_and_no_more_than_the_gap_in_all() -> None:
    """1,000, 1,009 and 1,018 at 1 %: each is within it of its neighbour, the first not of the last.

    So there are two steps. The value of a step is the best found in it, its worst what its plan
    costs wherever in it.
    """
    found = steps_of(stairs(point(0, 0, 1018), point(50, 40, 1009), point(100, 90, 1000),
                            gap=Fraction(1, 100)))
    assert [(step.cost, step.worst, step.bound) for step in found] == [
        (1009, 1018, 1009), (1000, 1000, 1000)]


def test_a_lost_solve_is_neither_tried_again_nor_called_known() -> None:
    """Nothing was found at 50 in time: the gap around it is left alone, and the curve not whole."""
    found = stairs(point(10, 0, 9), point(100, 90, 7))
    assert found.wanted(9, 1)
    found.add(Fraction(50), None)
    assert found.wanted(9, 1) == []
    assert not found.whole


def test_without_a_plan_at_the_loosest_there_is_none_tighter() -> None:
    """No plan at 100: none at all, and the curve is whole."""
    assert stairs(point(0, 0, None), point(100, 0, None)).whole
