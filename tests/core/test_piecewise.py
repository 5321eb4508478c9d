"""Price steps as rows: right on whole units, and as tight as can be when relaxed."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest

from optimizer.core.decisions import Reached, Steps
from optimizer.core.expr import Figures, Linear
from tests.core.small_model import envelope, extreme, lots, offers_in_one_phase, orders_of

HALVES = np.arange(0, 10.5, 0.5)


def one_group(*thresholds: float) -> Steps:
    return Steps(np.zeros(len(thresholds), dtype=np.int64), np.array(thresholds, dtype=float), 1)


def weigh(found: Reached, weights: Any) -> Linear:
    """Sum of the amounts at steps, each times a weight by (member, step)."""
    factor = np.array([weights[m][k] for m, k in zip(found.member, found.step, strict=True)])
    total = (found.amount * factor).total()
    assert isinstance(total, Linear)
    return total


@pytest.mark.parametrize("sense", [1, -1], ids=["least", "largest"])
def test_relaxed_all_units_cost_is_the_convex_envelope(sense: int) -> None:
    """At most 10 units: 10 each, 9 each from 4, 6 each from 8.

    The whole-number points are (0, 0) … (3, 30), (4, 36) … (7, 63), (8, 48) … (10, 60). The
    relaxation's least cost is the lower envelope of these points (6 q, the ray to the last ones),
    its largest the upper one, through (3, 30), (7, 63) and (10, 60). A big-M form would allow
    less: with every step half open it would grant 6 each and still pay nothing for it.
    """
    x = lots(10)
    found = x.stepped("s", x.lot_units(1), np.array([0]), one_group(4, 8), whole=True)
    cost = x.lot_units(10).total() - weigh(found, [[1, 4]])
    points = [(q, q * (10 if q < 4 else 9 if q < 8 else 6)) for q in range(11)]
    for q in HALVES:
        relaxed = extreme(x, cost, sense=sense, whole=False, fixed={x.lot_start: q})
        assert relaxed == pytest.approx(envelope(points, q, sense), abs=1e-6)
    for q, by_hand in points:
        assert extreme(x, cost, sense=sense, fixed={x.lot_start: q}) == pytest.approx(by_hand)


def test_relaxed_steps_of_two_offers_have_whole_corners() -> None:
    """Two lots of one group, any money per lot and step: relaxing changes nothing.

    The least of any linear objective over the relaxation is that of some whole-number plan
    (Balas: the hull of the union has only the unions' corners). 60 random objectives, tried
    against all plans one by one.
    """
    rng = np.random.default_rng(7)
    for _ in range(60):
        most = rng.integers(1, 7, 2)
        thresholds = sorted(rng.choice(np.arange(1, 13), rng.integers(1, 4), replace=False))
        x = lots(*most)
        found = x.stepped("s", x.lot_units(1), np.array([0, 0]), one_group(*thresholds), True)
        price = rng.integers(-9, 10, 2)
        off = rng.integers(-9, 10, (2, len(thresholds)))
        cost = x.lot_units(price.astype(float)).total() - weigh(found, off)
        plans = []
        for units in product(*(range(n + 1) for n in most)):
            step = sum(sum(units) >= t for t in thresholds) - 1
            own = price if step < 0 else price - off[:, step]
            plans.append(int(own @ np.array(units)))
        assert extreme(x, cost, sense=1, whole=False) == pytest.approx(min(plans), abs=1e-6)


@pytest.mark.parametrize("sense", [1, -1], ids=["least", "largest"])
def test_relaxed_bands_are_the_convex_envelope(sense: int) -> None:
    """Bands from 3, 5 and 8 units of at most 10, with any price per band: the cost is a line from
    corner to corner (0, 3, 5, 8, 10), and the relaxation is the envelope of these corners.
    """
    rng = np.random.default_rng(11)
    starts = np.array([3.0, 5.0, 8.0])
    for _ in range(5):
        off = rng.integers(-9, 10, 3).astype(float)
        x = lots(10)
        inside = x.banded("b", x.lot_units(1), one_group(*starts))
        saved = inside * off

        def by_hand(q: float, off: Any = off) -> float:
            ends = np.append(starts[1:], 10.0)
            return float(off @ np.clip(q - starts, 0, ends - starts))

        corners = [(q, by_hand(q)) for q in (0, 3, 5, 8, 10)]
        total = saved.total()
        assert isinstance(total, Linear)
        for q in HALVES[::3]:
            relaxed = extreme(x, total, sense=sense, whole=False, fixed={x.lot_start: q})
            assert relaxed == pytest.approx(envelope(corners, q, sense), abs=1e-6)
        for q in range(11):
            exact = extreme(x, total, sense=sense, fixed={x.lot_start: q})
            assert exact == pytest.approx(by_hand(q), abs=1e-6)


GROUPS = Steps(np.array([0, 0, 2]), np.array([2.0, 5.0, 3.0]), 3)
"""Two steps in group 0, none in group 1, one in group 2."""

MEMBER_OF = np.array([0, 2, 0, 1, -1])
PLANS = [(0, 0, 0, 0, 0), (1, 3, 0, 2, 2), (1, 2, 1, 4, 0), (4, 4, 1, 1, 1), (2, 3, 2, 0, 4),
         (4, 0, 4, 0, 0)]


@pytest.mark.parametrize("plan", PLANS)
def test_steps_in_the_model_and_in_the_plan_are_the_same(plan: tuple[int, ...]) -> None:
    """Five lots of at most 4: 0 and 2 in a group with steps from 2 and 5, 1 in one with a step
    from 3, 3 in one without, 4 in none. With the orders fixed, what the model has at a step, at
    least and at most, is what exact evaluation finds there.
    """
    exact = orders_of(offers_in_one_phase(5), plan)
    lot = exact.lots.positions
    found = exact.stepped("s", exact.lot_units(1), MEMBER_OF[lot], GROUPS, whole=True)
    assert isinstance(found.amount, Figures)
    known = {(int(lot[m]), int(k)): int(v)
             for m, k, v in zip(found.member, found.step, found.amount.values, strict=True)}
    x = lots(4, 4, 4, 4, 4)
    made = x.stepped("s", x.lot_units(1), MEMBER_OF, GROUPS, whole=True)
    fixed = {x.lot_start + i: n for i, n in enumerate(plan)}
    pairs = list(zip(made.member.tolist(), made.step.tolist(), strict=True))
    assert sorted(pairs) == [(0, 0), (0, 1), (1, 2), (2, 0), (2, 1)]
    for i, pair in enumerate(pairs):
        part = made.amount.take(np.array([i]))
        assert isinstance(part, Linear)
        for sense in (1, -1):
            value = extreme(x, part, sense=sense, fixed=fixed)
            assert value == pytest.approx(known.get(pair, 0), abs=1e-6)


@pytest.mark.parametrize("plan", PLANS)
def test_bands_in_the_model_and_in_the_plan_are_the_same(plan: tuple[int, ...]) -> None:
    """The same five lots; of group 0 the units beyond 2 up to 5, and beyond 5; of group 2 those
    beyond 3.
    """
    exact = orders_of(offers_in_one_phase(5), plan)
    totals = exact.lot_units(1).collect(MEMBER_OF[exact.lots.positions], 3)
    known = exact.banded("b", totals, GROUPS).values
    group_0, group_2 = plan[0] + plan[2], plan[1]
    assert known.tolist() == [min(max(group_0 - 2, 0), 3), max(group_0 - 5, 0), max(group_2 - 3, 0)]
    x = lots(4, 4, 4, 4, 4)
    made = x.banded("b", x.lot_units(1).collect(MEMBER_OF, 3), GROUPS)
    fixed = {x.lot_start + i: n for i, n in enumerate(plan)}
    for step in range(3):
        for sense in (1, -1):
            value = extreme(x, made.take(np.array([step])), sense=sense, fixed=fixed)
            assert value == pytest.approx(int(known[step]), abs=1e-6)


def test_steps_out_of_reach_are_closed() -> None:
    """A lot of at most 5 units never reaches a step from 6, nor one from 20."""
    x = lots(5)
    found = x.stepped("s", x.lot_units(1), np.array([0]), one_group(6, 20), whole=True)
    assert extreme(x, weigh(found, [[1, 1]]), sense=-1, whole=False) == 0
