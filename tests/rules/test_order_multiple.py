"""Rule 9b: vendors that sell in packs."""

from typing import Any

from optimizer.domain.scenario import Scenario
from tests.build import (
    amount,
    milestone,
    offer,
    order,
    priced,
    row,
    scenario,
    solved,
    target,
    units,
    uses,
)


def question(**settings: Any) -> Scenario:
    """4 units by P1, 10 by P2; x in threes at 10 in P1 and 8 in P2; y one by one at 14."""
    return scenario(
        offers=[offer("x", 10, order_multiple=3), offer("y", 14)],
        offer_phases=[{"offer": "x", "phase": "P2", "unit_price": 8}],
        rules=target(milestone(4, "P1"), milestone(10)) | {"order_multiple": settings},
    )


def test_orders_come_in_packs() -> None:
    """3 x and 1 y in P1, 6 x in P2: 30 + 14 + 48 = 92.

    6 x in P1 leave 4 to buy: 60 + 24 + 14 = 98 or 60 + 48 = 108. Without the rule 4 × 10 + 6 × 8
    = 88.
    """
    plan = solved(question())
    assert plan.total_cost == 92
    assert {key: n for key, n in units(plan).items() if key[0] == "x"} == {
        ("x", "H", "P1"): 3, ("x", "H", "P2"): 6}
    assert row(plan, "order_multiple", "x P1") == (3, ">=", 3, 0)
    assert row(plan, "order_multiple", "x P2") == (6, ">=", 6, 0)
    assert set(uses(plan, "order_multiple")) == {"x P1", "x P2"}
    assert uses(plan, "order_multiple")["x P1"].unit == "units"
    off = solved(question(mode="off"))
    assert (off.total_cost, uses(off, "order_multiple")) == (88, {})


def test_soft_multiple() -> None:
    """At 1 a unit short of whole packs: 4 x in P1 are 2 short of 6, 88 + 2 = 90. At 3: 92 < 94."""
    plan = solved(question(mode="soft", price=1))
    assert (plan.total_cost, amount(plan, "soft_rules")) == (90, 2)
    assert row(plan, "order_multiple", "x P1") == (4, ">=", 6, -2)
    assert row(plan, "order_multiple", "x P2") == (6, ">=", 6, 0)
    assert solved(question(mode="soft", price=3)).total_cost == 92


def test_given_orders_are_held_against_the_next_whole_pack() -> None:
    """7 units are 2 short of three packs of 3, and 1 unit 2 short of one."""
    plan = priced(question(), order("x", 7), order("x", 1, "P2"))
    assert row(plan, "order_multiple", "x P1") == (7, ">=", 9, -2)
    assert row(plan, "order_multiple", "x P2") == (1, ">=", 3, -2)
