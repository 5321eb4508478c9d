"""Quantities set by hand: each kind, of an offer in all, at a site, in a phase, in both."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import bought, offer, row, scenario, site, solved, target, units, uses
from tests.build import milestone as by


def question(*pins: dict[str, Any], **settings: Any) -> Any:
    """5 at H and 5 at K by P2; a is 100 (105 in P1), b is 110 (115 in P1)."""
    return scenario(
        sites=[site(), site("K")], offers=[offer("a", 100), offer("b", 110)],
        offer_phases=[{"offer": "a", "phase": "P1", "unit_price": 105},
                      {"offer": "b", "phase": "P1", "unit_price": 115}],
        pins=list(pins),
        rules=target(by(5, site="H"), by(5, site="K")) | {"pins": settings})


def pin(name: str, kind: str, units: int, **where: str) -> dict[str, Any]:
    return {"offer": name, "kind": kind, "units": units, **where}


CASES = [
    # 3 of the 10 are b: + 3 × 10
    (pin("b", "exactly", 3), "b exactly", (3, "==", 3, 0), 1030),
    (pin("b", "at_least", 4), "b at least", (4, ">=", 4, 0), 1040),
    # a is forbidden: 10 b
    (pin("a", "at_most", 0), "a at most", (0, "<=", 0, 0), 1100),
    (pin("b", "exactly", 2, site="K"), "b K exactly", (2, "==", 2, 0), 1020),
    (pin("b", "at_least", 5, site="H"), "b H at least", (5, ">=", 5, 0), 1050),
    (pin("a", "at_most", 1, site="K"), "a K at most", (1, "<=", 1, 0), 1040),
    # units ordered in P1 cost 5 more
    (pin("a", "exactly", 4, phase="P1"), "a P1 exactly", (4, "==", 4, 0), 1020),
    (pin("a", "at_least", 10, phase="P1"), "a P1 at least", (10, ">=", 10, 0), 1050),
    # nothing in P2, where it is cheap: all ten in P1
    (pin("a", "at_most", 3, phase="P2"), "a P2 at most", (3, "<=", 3, 0), 1035),
    # of b, in P1, at K: + 15 each
    (pin("b", "exactly", 2, site="K", phase="P1"), "b K P1 exactly", (2, "==", 2, 0), 1030),
    # a at K only in P1, + 5 for each of five
    (pin("a", "at_most", 0, site="K", phase="P2"), "a K P2 at most", (0, "<=", 0, 0), 1025),
]


@pytest.mark.parametrize(("held", "where", "expected", "cost"), CASES,
                         ids=[case[1] for case in CASES])
def test_each_kind(held: dict[str, Any], where: str, expected: tuple[Any, ...], cost: int) -> None:
    """The pin holds at the cost beside it. Without: 10 a in P2 = 1,000."""
    plan = solved(question(held))
    assert plan.total_cost == cost
    assert row(plan, "pins", where) == expected
    off = solved(question(held, mode="off"))
    assert (bought(off), off.total_cost) == ({"a": 10}, 1000)
    assert uses(off, "pins") == {}


def test_two_pins_at_once() -> None:
    """1 b at H in P1 (115) and at least 2 b at K (110): 7 a + 3 b = 700 + 115 + 220 = 1,035."""
    plan = solved(question(pin("b", "exactly", 1, site="H", phase="P1"),
                           pin("b", "at_least", 2, site="K")))
    assert plan.total_cost == 1035
    assert units(plan) == {("a", "H", "P2"): 4, ("a", "K", "P2"): 3,
                           ("b", "H", "P1"): 1, ("b", "K", "P2"): 2}


@pytest.mark.parametrize(("held", "where", "expected", "cost"), [
    (pin("b", "exactly", 3), "b exactly", (0, "==", 3, -3), 1012),
    (pin("a", "exactly", 4), "a exactly", (10, "==", 4, -6), 1024),
    (pin("a", "at_most", 8), "a at most", (10, "<=", 8, -2), 1008),
    (pin("b", "at_least", 1), "b at least", (0, ">=", 1, -1), 1004),
])
def test_soft_at_a_price_per_unit(
    held: dict[str, Any], where: str, expected: tuple[Any, ...], cost: int
) -> None:
    """A b costs 10 more than an a, missing a pin 4 a unit, either way: 10 a + 4 × units off."""
    plan = solved(question(held, mode="soft", price=4))
    assert (bought(plan), plan.total_cost) == ({"a": 10}, cost)
    assert row(plan, "pins", where) == expected
    assert uses(plan, "pins")[where].concession == cost - 1000
