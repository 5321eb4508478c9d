"""Rule 10a: price breaks, all-units and incremental, per order or over the horizon."""

from decimal import Decimal
from typing import Any

import pytest

from optimizer.domain.scenario import Scenario
from tests.build import (
    amount,
    bought,
    breaks,
    milestone,
    offer,
    order,
    priced,
    scenario,
    site,
    solved,
    target,
    units,
    uses,
)

FIVE_AND_FIVE = (milestone(5, "P1"), milestone(10, "P2"))


def question(
    kind: str, basis: str, *milestones: dict[str, Any], most: int | None = 5, **settings: Any
) -> Scenario:
    """x at 10, at 8 from 4 and at 7 from 8 units; at most 5 a phase; y at 9, at 5 from 20."""
    return scenario(
        sites=[site("H"), site("K")],
        offers=[
            offer("x", 10, break_kind=kind, break_basis=basis, maximum_per_phase=most),
            offer("y", 9, break_kind="all_units"),
        ],
        price_breaks=[*breaks("x", (4, 8), (8, 7)), *breaks("y", (20, 5))],
        rules=target(*milestones) | {"price_breaks": settings},
    )


@pytest.mark.parametrize(
    ("kind", "basis", "cost", "saved"),
    [("all_units", "order", 80, -20), ("all_units", "horizon", 70, -30),
     ("incremental", "order", 90, 0), ("incremental", "horizon", 83, -17)],
)
def test_every_kind_and_basis(kind: str, basis: str, cost: int, saved: int) -> None:
    """5 by P1 and 10 by P2, 5 a phase at most. y costs 9 each, 90 for all ten.

    All units, per order: each order of 5 at 8, 80. Over the horizon: 10 units at 7, 70.
    Incremental, per order: 3 × 10 + 2 × 8 = 46 twice, 92, more than the 90 of y. Over the
    horizon: 3 × 10 + 4 × 8 + 3 × 7 = 83. With breaks off x costs 10 and y 9, so 90.
    """
    plan = solved(question(kind, basis, *FIVE_AND_FIVE))
    assert plan.total_cost == cost
    assert amount(plan, "price_breaks") == saved
    assert bought(plan) == ({"y": 10} if cost == 90 else {"x": 10})
    assert uses(plan, "price_breaks") == {}
    assert solved(question(kind, basis, *FIVE_AND_FIVE, mode="off")).total_cost == 90


@pytest.mark.parametrize(
    ("kind", "basis", "saved"),
    [("all_units", "order", 24), ("all_units", "horizon", 33),
     ("incremental", "order", 11), ("incremental", "horizon", 20)],
)
def test_given_orders(kind: str, basis: str, saved: int) -> None:
    """3 in P1, and in P2 5 at H and 3 at K: one order of 8, for breaks count all sites together.

    All units, per order: P2 saves 8 × 3 = 24, P1 nothing (3 < 4). Over the horizon all 11 save 3
    each, 33. Incremental, per order: the 4th to 7th save 2 each and the 8th 3, 11. Over the
    horizon the 4th to 7th save 2 and the 8th to 11th 3, 20.
    """
    plan = priced(question(kind, basis), order("x", 3), order("x", 5, "P2"),
                  order("x", 3, "P2", "K"))
    assert amount(plan, "price_breaks") == -saved


@pytest.mark.parametrize(("kind", "basis"), [
    ("all_units", "order"), ("all_units", "horizon"), ("incremental", "order"),
    ("incremental", "horizon"),
])
def test_just_below_and_at_each_break(kind: str, basis: str) -> None:
    """Savings of one order of q units, by hand.

    All units: 0 up to 3, then 2 each up to 7, then 3 each. Incremental: 0 up to 3, 2 for each
    from the 4th to the 7th, 3 for each from the 8th on.
    """
    by_hand = {
        "all_units": {3: 0, 4: 8, 7: 14, 8: 24, 9: 27},
        "incremental": {3: 0, 4: 2, 7: 8, 8: 11, 9: 14},
    }[kind]
    made = question(kind, basis)
    saved = {q: -amount(priced(made, order("x", q)), "price_breaks") for q in by_hand}
    assert saved == by_hand


def test_tiers_and_prices_on_the_order() -> None:
    """8 units reach tier 2: all units 7 each, 56; incremental 3 × 10 + 4 × 8 + 7 = 69, on average
    8.625. 4 units reach tier 1, 3 none.
    """
    for kind, average, money in (("all_units", 7, 56), ("incremental", Decimal("8.625"), 69)):
        made = question(kind, "order")
        row = priced(made, order("x", 8)).orders[0]
        assert (row.tier, row.list_price, row.unit_price, row.money) == (2, 10, average, money)
        assert [priced(made, order("x", q)).orders[0].tier for q in (3, 4, 7)] == [0, 1, 1]


def test_more_is_bought_if_that_is_cheaper() -> None:
    """6 needed, one break at 8 units for 7: 8 × 7 = 56 < 6 × 10 = 60. The reader is told."""
    made = scenario(offers=[offer("x", 10, break_kind="all_units")],
                    price_breaks=breaks("x", (8, 7)), rules=target(milestone(6)))
    plan = solved(made)
    assert (plan.total_cost, bought(plan)) == (56, {"x": 8})
    assert any("price break at 8" in text for text in plan.warnings)


def test_orders_are_pooled_into_one_phase_for_the_break() -> None:
    """4 by P1 and 8 by P2 with 8 in one order at 7: all in P1, 56; two orders of 4 cost 64."""
    plan = solved(question("all_units", "order", milestone(4, "P1"), milestone(8), most=None))
    assert (plan.total_cost, units(plan)) == (56, {
        key: n for key, n in units(plan).items() if key[2] == "P1"})


def test_another_vendors_break_over_two_sites() -> None:
    """20 of y at 5 are 100, at two sites: 12 + 8. For 15, 15 × 7 of x (no phase limit) is 105, and
    y's 20 units are still cheaper.
    """
    made = question("all_units", "order", milestone(12, site="H"), milestone(8, site="K"),
                    most=None)
    plan = solved(made)
    assert (plan.total_cost, bought(plan)) == (100, {"y": 20})
