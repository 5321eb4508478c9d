"""What is ordered already stays, whatever has become of the quote: two orders."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.build import (
    bought,
    offer,
    order,
    priced,
    regime_rule,
    row,
    scenario,
    solved,
    target,
    units,
    uses,
)
from tests.build import milestone as by


def placed(name: str, units: int, phase: str = "P1", site: str = "H") -> dict[str, Any]:
    return {"offer": name, "site": site, "phase": phase, "units": units}


def question(**settings: Any) -> Any:
    """Ten by P2, seen from P2: 3 x at 200 and 2 y at 150 were ordered in P1, c is 100."""
    return scenario(
        as_of=date(2026, 4, 1),
        offers=[offer("x", 200, valid_until=date(2026, 2, 1)), offer("y", 150), offer("c", 100)],
        placed_orders=[placed("x", 3), placed("y", 2)],
        rules=target(by(10)) | {"placed_orders": settings})


def test_placed_orders_stay_and_count_towards_the_target() -> None:
    """3 x + 2 y + 5 c = 600 + 300 + 500 = 1,400. Without: 10 c = 1,000."""
    plan = solved(question())
    assert (bought(plan), plan.total_cost) == ({"x": 3, "y": 2, "c": 5}, 1400)
    assert row(plan, "placed_orders", "x H P1") == (3, ">=", 3, 0)
    assert row(plan, "placed_orders", "y H P1") == (2, ">=", 2, 0)

    off = solved(question(mode="off"))
    assert (bought(off), off.total_cost) == ({"c": 10}, 1000)
    assert uses(off, "placed_orders") == {}


def test_soft_at_a_price_per_unit_cancelled() -> None:
    """Cancelling costs 60 a unit: x (200 against 100 + 60) goes, y (150 against 160) stays.

    2 y + 8 c + 3 × 60 = 300 + 800 + 180 = 1,280.
    """
    plan = solved(question(mode="soft", price=60))
    assert (bought(plan), plan.total_cost) == ({"y": 2, "c": 8}, 1280)
    assert row(plan, "placed_orders", "x H P1") == (0, ">=", 3, -3)
    assert row(plan, "placed_orders", "y H P1") == (2, ">=", 2, 0)


def test_it_outlives_an_export_ban_and_the_last_phase() -> None:
    """x may no longer be shipped and would arrive after 60 weeks; its 2 placed units stand.

    They are counted in the last phase. Only their line is there: in P2 none can be ordered.
    """
    banned = scenario(
        export_regime="own", export_rules=[regime_rule("ban", "prohibited", destinations=["KR"])],
        offers=[offer("x", 200, lead_weeks_max=60)], placed_orders=[placed("x", 2)])
    plan = solved(banned)
    assert units(plan) == {("x", "H", "P1"): 2}
    assert plan.in_service_by_phase == {"P1": 0, "P2": 2}
    assert plan.orders[0].delivery_phase == "P2"
    assert {(n.offer, n.phase) for n in plan.not_chosen if n.reason} == {("x", "P2")}


def test_orders_given_from_outside_are_held_against_it() -> None:
    """Pricing 1 of the 3 x shows 2 missing, and all of y."""
    plan = priced(question(), order("x", 1))
    assert row(plan, "placed_orders", "x H P1") == (1, ">=", 3, -2)
    assert row(plan, "placed_orders", "y H P1") == (0, ">=", 2, -2)
