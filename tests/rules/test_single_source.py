"""A site buys from one vendor: two sites, two vendors."""

from __future__ import annotations

from typing import Any

from tests.build import bought, offer, row, scenario, site, solved, target, uses
from tests.build import milestone as by


def question(**settings: Any) -> Any:
    """4 at H and 4 at K; v (vendor V) at 100, at most 6 of them; w (vendor W) at 120."""
    return scenario(
        sites=[site(), site("K")],
        offers=[offer("v", 100, maximum_total=6), offer("w", 120, vendor="W")],
        rules=target(by(4, site="H"), by(4, site="K")) | {"single_source": settings})


def test_off_by_default_and_hard() -> None:
    """One hall of 4 v, one of 4 w: 400 + 480 = 880. Without: 6 v + 2 w = 840."""
    plan = solved(question(mode="hard"))
    assert (bought(plan), plan.total_cost) == ({"v": 4, "w": 4}, 880)
    assert row(plan, "single_source", "H") == row(plan, "single_source", "K") == (1, "<=", 1, 0)

    off = solved(question())
    assert (bought(off), off.total_cost) == ({"v": 6, "w": 2}, 840)
    assert uses(off, "single_source") == {}


def test_two_vendors_allowed() -> None:
    """With two vendors a site the free plan holds: 840; one hall has both, one has V alone."""
    plan = solved(question(mode="hard", vendors_per_site=2))
    assert plan.total_cost == 840
    assert all(use.bound == 2 for use in uses(plan, "single_source").values())


def test_soft_at_a_price_per_vendor() -> None:
    """One mixed hall costs 5: 840 + 5 = 845, below 880."""
    plan = solved(question(mode="soft", price=5))
    assert (bought(plan), plan.total_cost) == ({"v": 6, "w": 2}, 845)
    assert sorted(use.headroom for use in uses(plan, "single_source").values()) == [-1, 0]
    assert sum(use.concession for use in uses(plan, "single_source").values()) == 5
