"""How many vendors are used, at least and at most, of three."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import bought, offer, row, scenario, solved, target, uses
from tests.build import milestone as by


def question(limits: tuple[int | None, int | None] = (None, None), **settings: Any) -> Any:
    return scenario(
        offers=[offer("v", 90, maximum_total=limits[0]),
                offer("w", 100, vendor="W", maximum_total=limits[1]),
                offer("u", 110, vendor="U")],
        rules=target(by(4)) | {"vendor_count": settings})


@pytest.mark.parametrize(("least", "what", "cost"), [
    (2, {"v": 3, "w": 1}, 370), (3, {"v": 2, "w": 1, "u": 1}, 390)])
def test_at_least(least: int, what: dict[str, int], cost: int) -> None:
    """Four from two vendors: 3 × 90 + 100 = 370; from three: 2 × 90 + 100 + 110 = 390.

    Without: 4 v = 360.
    """
    plan = solved(question(minimum=least))
    assert (bought(plan), plan.total_cost) == (what, cost)
    assert row(plan, "vendor_count", "at least") == (least, ">=", least, 0)
    off = solved(question(minimum=least, mode="off"))
    assert (bought(off), off.total_cost) == ({"v": 4}, 360)
    assert uses(off, "vendor_count") == {}


@pytest.mark.parametrize(("most", "what", "cost"), [
    (2, {"v": 2, "u": 2}, 400), (1, {"u": 4}, 440)])
def test_at_most(most: int, what: dict[str, int], cost: int) -> None:
    """V has 2 and W 1: two vendors 2 × 90 + 2 × 110 = 400, one vendor 4 × 110 = 440.

    Without: 2 v + 1 w + 1 u = 390.
    """
    plan = solved(question((2, 1), maximum=most))
    assert (bought(plan), plan.total_cost) == (what, cost)
    assert row(plan, "vendor_count", "at most") == (most, "<=", most, 0)
    off = solved(question((2, 1), maximum=most, mode="off"))
    assert (bought(off), off.total_cost) == ({"v": 2, "w": 1, "u": 1}, 390)


def test_least_and_most_are_told_apart() -> None:
    """Two vendors are used, at least 1 and at most 3: two rows, each under a name of its own."""
    plan = solved(question((2, 2), minimum=1, maximum=3))
    assert bought(plan) == {"v": 2, "w": 2}
    assert row(plan, "vendor_count", "at least") == (2, ">=", 1, 1)
    assert row(plan, "vendor_count", "at most") == (2, "<=", 3, 1)


def test_soft_at_a_price_per_vendor() -> None:
    """One vendor instead of two costs 5: 360 + 5 = 365, below 370."""
    plan = solved(question(minimum=2, mode="soft", price=5))
    assert (bought(plan), plan.total_cost) == ({"v": 4}, 365)
    assert row(plan, "vendor_count", "at least") == (1, ">=", 2, -1)
    assert uses(plan, "vendor_count")["at least"].concession == 5
