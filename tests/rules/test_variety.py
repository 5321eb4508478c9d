"""Few enough models: per site (two sites) and in all (two models)."""

from __future__ import annotations

from typing import Any

from tests.build import (
    accelerator,
    bought,
    offer,
    row,
    scenario,
    site,
    solved,
    system,
    target,
    uses,
)
from tests.build import milestone as by


def question(**settings: Any) -> Any:
    """4 at H and 4 at K; a (chip A) at 100, at most 6 of them; b (chip B) at 120."""
    return scenario(
        accelerators=[accelerator(), accelerator("B")], systems=[system(), system("T", "B")],
        sites=[site(), site("K")],
        offers=[offer("a", 100, maximum_total=6), offer("b", 120, system="T")],
        rules=target(by(4, site="H"), by(4, site="K")) | {"variety": settings})


def test_one_model_per_site() -> None:
    """One hall of 4 a, one of 4 b: 400 + 480 = 880. Without: 6 a + 2 b = 840."""
    plan = solved(question(models_per_site=1))
    assert (bought(plan), plan.total_cost) == ({"a": 4, "b": 4}, 880)
    assert row(plan, "variety", "H") == row(plan, "variety", "K") == (1, "<=", 1, 0)
    assert set(uses(plan, "variety")) == {"H", "K"}

    off = solved(question(models_per_site=1, models_total=1, mode="off"))
    assert (bought(off), off.total_cost) == ({"a": 6, "b": 2}, 840)
    assert uses(off, "variety") == {}


def test_one_model_in_all() -> None:
    """6 a are not enough for both halls, so 8 b = 960. With two models allowed: 840."""
    plan = solved(question(models_total=1))
    assert (bought(plan), plan.total_cost) == ({"b": 8}, 960)
    assert row(plan, "variety", "all sites") == (1, "<=", 1, 0)
    loose = solved(question(models_total=2, models_per_site=2))
    assert loose.total_cost == 840
    assert row(loose, "variety", "all sites") == (2, "<=", 2, 0)


def test_soft_at_a_price_per_model() -> None:
    """6 a + 2 b with one mixed hall: 840 + 5 = 845, below 880."""
    plan = solved(question(models_per_site=1, mode="soft", price=5))
    assert (bought(plan), plan.total_cost) == ({"a": 6, "b": 2}, 845)
    assert sorted(use.headroom for use in uses(plan, "variety").values()) == [-1, 0]
    assert sum(use.concession for use in uses(plan, "variety").values()) == 5
