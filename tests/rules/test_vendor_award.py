"""The least and the most purchase money of a vendor: one vendor with a floor, one with a cap."""

from __future__ import annotations

from typing import Any

from tests.build import bought, offer, order, priced, row, scenario, solved, target, uses, vendor
from tests.build import milestone as by


def question(**settings: Any) -> Any:
    return scenario(
        vendors=[vendor("V", award_min=500), vendor("W", award_max=300), vendor("U")],
        offers=[offer("v", 90), offer("w", 80, vendor="W"), offer("u", 100, vendor="U")],
        rules=target(by(8)) | {"vendor_award": settings})


def test_floor_and_cap() -> None:
    """Eight: 2 w + 6 v = 160 + 540 = 700 (W at most 300, V nothing or 500).

    3 w + 5 v would leave V at 450; 3 w + 5 u = 740. Without: 8 w = 640.
    """
    plan = solved(question())
    assert (bought(plan), plan.total_cost) == ({"v": 6, "w": 2}, 700)
    assert row(plan, "vendor_award", "V at least") == (540, ">=", 500, 40)
    assert row(plan, "vendor_award", "W at most") == (160, "<=", 300, 140)

    off = solved(question(mode="off"))
    assert (bought(off), off.total_cost) == ({"w": 8}, 640)
    assert uses(off, "vendor_award") == {}


def test_an_unused_vendor_owes_nothing() -> None:
    """Only U is bought: V's floor is 500 × 0, W's cap is far."""
    plan = priced(question(), order("u", 8))
    assert row(plan, "vendor_award", "V at least") == (0, ">=", 0, 0)
    assert row(plan, "vendor_award", "W at most") == (0, "<=", 300, 300)


def test_floor_and_cap_of_one_vendor_are_told_apart() -> None:
    """V gets 540, at least 500 and at most 600: two rows, each under a name of its own."""
    both = scenario(vendors=[vendor("V", award_min=500, award_max=600)], offers=[offer("v", 90)],
                    rules=target(by(6)))
    plan = solved(both)
    assert row(plan, "vendor_award", "V at least") == (540, ">=", 500, 40)
    assert row(plan, "vendor_award", "V at most") == (540, "<=", 600, 60)


def test_soft_at_a_price_per_won() -> None:
    """At 0.1 per won 8 w are 640 + 0.1 × 340 over the cap = 674.

    With at most 60 off the mark: 3 w + 5 v = 690 + 0.1 × 50 under the floor = 695.
    """
    plan = solved(question(mode="soft", price="0.1"))
    assert (bought(plan), plan.total_cost) == ({"w": 8}, 674)
    assert row(plan, "vendor_award", "W at most") == (640, "<=", 300, -340)
    assert uses(plan, "vendor_award")["W at most"].concession == 34
    capped = solved(question(mode="soft", price="0.1", max_concession=60))
    assert (bought(capped), capped.total_cost) == ({"v": 5, "w": 3}, 695)
    assert row(capped, "vendor_award", "V at least") == (450, ">=", 500, -50)


def test_the_award_is_counted_after_price_breaks() -> None:
    """6 v at a break price of 80 are 480 of spend, 20 under the floor; at list they are 540."""
    base = question()
    broken = scenario(
        vendors=[vendor("V", award_min=500)], offers=[offer("v", 90, break_kind="all_units")],
        price_breaks=[{"offer": "v", "from_units": 6, "unit_price": 80}])
    assert row(priced(base, order("v", 6)), "vendor_award", "V at least")[0] == 540
    assert row(priced(broken, order("v", 6)), "vendor_award", "V at least") == (480, ">=", 500, -20)
