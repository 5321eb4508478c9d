"""Of offers that are alternates at most one is taken: two groups."""

from __future__ import annotations

from typing import Any

from tests.build import bought, offer, row, scenario, solved, target, uses
from tests.build import milestone as by


def question(**settings: Any) -> Any:
    return scenario(
        offers=[offer("a", 100, maximum_total=3), offer("b", 110, maximum_total=3),
                offer("c", 120, maximum_total=3), offer("d", 130)],
        alternates=[{"group": group, "offer": name}
                    for group, name in (("g1", "a"), ("g1", "b"), ("g2", "c"), ("g2", "d"))],
        rules=target(by(8)) | {"alternates": settings})


def test_one_of_each_group() -> None:
    """Eight: 3 a + 5 d = 300 + 650 = 950. Without: 3 a + 3 b + 2 c = 300 + 330 + 240 = 870."""
    plan = solved(question())
    assert (bought(plan), plan.total_cost) == ({"a": 3, "d": 5}, 950)
    assert row(plan, "alternates", "g1") == (1, "<=", 1, 0)
    assert row(plan, "alternates", "g2") == (1, "<=", 1, 0)

    off = solved(question(mode="off"))
    assert (bought(off), off.total_cost) == ({"a": 3, "b": 3, "c": 2}, 870)
    assert uses(off, "alternates") == {}


def test_soft_at_a_price_per_offer() -> None:
    """Taking b beside a costs 10: 870 + 10 = 880, below 950."""
    plan = solved(question(mode="soft", price=10))
    assert (bought(plan), plan.total_cost) == ({"a": 3, "b": 3, "c": 2}, 880)
    assert row(plan, "alternates", "g1") == (2, "<=", 1, -1)
    assert row(plan, "alternates", "g2") == (1, "<=", 1, 0)
    assert uses(plan, "alternates")["g1"].concession == 10
