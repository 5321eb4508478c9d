"""Rule 8b: what a vendor can ship in all."""

from typing import Any

from optimizer.domain.scenario import Scenario
from tests.build import (
    amount,
    bought,
    milestone,
    offer,
    row,
    scenario,
    solved,
    target,
    uses,
    vendor,
)


def question(**settings: Any) -> Scenario:
    """9 units by P1, 18 by P2: 6 of x at 10, 10 of y at 12, any number of z at 15."""
    return scenario(
        offers=[offer("x", 10, maximum_total=6), offer("y", 12, maximum_total=10), offer("z", 15)],
        rules=target(milestone(9, "P1"), milestone(18)) | {"supply_total": settings},
    )


def test_the_total_holds_over_all_phases() -> None:
    """6 × 10 + 10 × 12 + 2 × 15 = 210. Without the rule 18 × 10 = 180."""
    plan = solved(question())
    assert (plan.total_cost, bought(plan)) == (210, {"x": 6, "y": 10, "z": 2})
    assert row(plan, "supply_total", "x") == (6, "<=", 6, 0)
    assert row(plan, "supply_total", "y") == (10, "<=", 10, 0)
    assert set(uses(plan, "supply_total")) == {"x", "y"}
    assert uses(plan, "supply_total")["x"].unit == "units"
    off = solved(question(mode="off"))
    assert (off.total_cost, uses(off, "supply_total")) == (180, {})


def test_a_vendor_can_be_limited_over_all_its_offers() -> None:
    """V ships 4 units of x and y together, W any number of z. 6 wanted: 4 × 10 + 2 × 15 = 70.

    Two phases: 3 by P1, 6 by P2. Without the limit 6 × 10 = 60.
    """
    def asked(**settings: Any) -> Scenario:
        return scenario(
            vendors=[vendor("V", maximum_total=4), vendor("W")],
            offers=[offer("x", 10), offer("y", 12), offer("z", 15, vendor="W")],
            rules=target(milestone(3, "P1"), milestone(6)) | {"supply_total": settings},
        )

    plan = solved(asked())
    assert (plan.total_cost, bought(plan)) == (70, {"x": 4, "z": 2})
    assert row(plan, "supply_total", "V") == (4, "<=", 4, 0)
    assert solved(asked(mode="off")).total_cost == 60


def test_soft_total() -> None:
    """At 1 a unit a further x costs 11 < 12 < 15: all 18 are x, 12 over: 180 + 12 = 192.

    At 2.5 it costs 12.5, more than y and less than z: 8 x and 10 y, 80 + 120 + 5 = 205.
    """
    plan = solved(question(mode="soft", price=1))
    assert (plan.total_cost, bought(plan)) == (192, {"x": 18})
    assert row(plan, "supply_total", "x") == (18, "<=", 6, -12)
    assert row(plan, "supply_total", "y") == (0, "<=", 10, 10)
    assert amount(plan, "soft_rules") == 12
    dear = solved(question(mode="soft", price="2.5"))
    assert (dear.total_cost, bought(dear)) == (205, {"x": 8, "y": 10})
