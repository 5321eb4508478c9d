"""The price of soft rules on the bill: two rules, several rows."""

from __future__ import annotations

from typing import Any

from tests.build import (
    amount,
    bought,
    nominal,
    offer,
    order,
    priced,
    scenario,
    solved,
    target,
    uses,
)
from tests.build import milestone as by
from tests.build import years as whole_years


def question(**more: Any) -> Any:
    """8 wanted by P1 and 10 by P2, at 30 a missing one; two vendors wanted, at 70."""
    return scenario(
        phases=whole_years(2), money={"discount_rate": 1}, offers=[offer("v", 100)],
        rules=target(by(8, "P1"), by(10), mode="soft", price=30)
        | {"vendor_count": {"minimum": 2, "mode": "soft", "price": 70}}, **more)


def test_the_sum_of_all_concessions_undiscounted_and_never_cash() -> None:
    """5 in P1, 2 in P2: short by 3 and 3 → 6 × 30 = 180, one vendor too few → 70: 250.

    Without a broken rule nothing is charged: pricing nothing at all costs 18 × 30 + 2 × 70.
    """
    plan = priced(question(), order("v", 5), order("v", 2, "P2"))
    assert nominal(plan, "soft_rules") == amount(plan, "soft_rules") == 250
    assert sum(use.concession for use in plan.rules) == 250
    assert [year.paid for year in plan.cash] == [500, 200]
    assert plan.total_cost == 500 + 200 / 2 + 250


def test_weighed_against_money() -> None:
    """A unit in P1 saves two shortfalls (60) at 100, in P2 one (30) at 50: neither pays.

    But the first unit also saves a vendor too few (70): 1 in P2, 50 + 17 × 30 + 70 = 630.
    At 60 a missing unit, one in P1 (100) saves 120, so 8 are bought there, and in P2 (50) it
    saves 60, so 2 are: 800 + 100, and 70 for the second vendor.
    """
    plan = solved(question())
    assert (bought(plan), plan.total_cost) == ({"v": 1}, 630)
    dear = question().model_copy(update={
        "rules": target(by(8, "P1"), by(10), mode="soft", price=60)
        | {"vendor_count": {"minimum": 2, "mode": "soft", "price": 70}}})
    plan = solved(dear)
    assert (bought(plan), plan.total_cost) == ({"v": 10}, 800 + 100 + 70)
    assert [use.headroom for use in uses(plan, "delivery_target").values()] == [0, 0]


def test_not_counted_breaking_is_free() -> None:
    """With the term off the bill nothing is bought and nothing charged."""
    plan = solved(question(terms={"soft_rules": {"counted": False}}))
    assert (bought(plan), plan.total_cost) == ({}, 0)
