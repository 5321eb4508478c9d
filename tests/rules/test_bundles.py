"""Offers sold together or not at all: two bundles of two offers."""

from __future__ import annotations

from typing import Any

from tests.build import bought, offer, row, scenario, solved, target, uses
from tests.build import milestone as by

BUNDLES = [{"bundle": bundle, "offer": name, "units": units}
           for bundle, name, units in (("X", "a", 3), ("X", "b", 2), ("Y", "c", 2), ("Y", "d", 2))]


def question(**settings: Any) -> Any:
    return scenario(
        offers=[offer("a", 50), offer("b", 150), offer("c", 60), offer("d", 130), offer("e", 95)],
        bundles=BUNDLES, rules=target(by(5)) | {"bundles": settings})


def test_the_cheap_half_of_a_bundle_is_not_sold_alone() -> None:
    """Five: 3 c + 2 d = 440; 3 a + 2 b = 450; 5 e = 475. Without: 5 a at 50 = 250."""
    plan = solved(question())
    assert (bought(plan), plan.total_cost) == ({"c": 3, "d": 2}, 440)
    assert row(plan, "bundles", "Y c") == (3, ">=", 2, 1)
    assert row(plan, "bundles", "Y d") == (2, ">=", 2, 0)
    assert row(plan, "bundles", "X a") == (0, ">=", 0, 0)
    assert row(plan, "bundles", "X b") == (0, ">=", 0, 0)

    off = solved(question(mode="off"))
    assert (bought(off), off.total_cost) == ({"a": 5}, 250)
    assert uses(off, "bundles") == {}


def test_soft_at_a_price_per_unit_short() -> None:
    """5 a without their 2 b: 250 + 2 × 20 = 290, below the whole bundle at 440.

    With at most 1 unit short: 4 a + 1 b = 350 + 20 = 370 (4 c + 1 d = 370 + 20 = 390).
    """
    plan = solved(question(mode="soft", price=20))
    assert (bought(plan), plan.total_cost) == ({"a": 5}, 290)
    assert row(plan, "bundles", "X b") == (0, ">=", 2, -2)
    assert uses(plan, "bundles")["X b"].concession == 40
    capped = solved(question(mode="soft", price=20, max_concession=1))
    assert (bought(capped), capped.total_cost) == ({"a": 4, "b": 1}, 370)
