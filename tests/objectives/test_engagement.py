"""A fee per vendor taken on: two vendors."""

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
    vendor,
    years,
)
from tests.build import milestone as by

VENDORS = [vendor(engagement_fee=50), vendor("W", engagement_fee=10)]
OFFERS = [offer("v", 100), offer("w", 105, vendor="W")]


def question(**more: Any) -> Any:
    return scenario(vendors=VENDORS, offers=OFFERS, rules=target(by(6)), **more)


def test_the_fee_turns_the_choice() -> None:
    """Six: 6 w + 10 = 640; 6 v + 50 = 650. Without the fees on the bill: 6 v = 600."""
    plan = solved(question())
    assert (bought(plan), plan.total_cost) == ({"w": 6}, 640)
    assert amount(plan, "engagement") == 10
    off = solved(question(terms={"engagement": {"counted": False}}))
    assert (bought(off), off.total_cost) == ({"v": 6}, 600)


def test_once_per_vendor_in_the_first_phase() -> None:
    """Orders in P1 and P2, at two sites' worth of lots: V once 50, W once 10, both in P1.

    At 100 % a year P2 is worth half: a fee paid there would show as 25 or 5.
    """
    late = scenario(phases=years(2), money={"discount_rate": 1}, vendors=VENDORS, offers=OFFERS)
    plan = priced(late, order("v", 1), order("v", 3, "P2"), order("w", 2, "P2"))
    assert amount(plan, "engagement") == nominal(plan, "engagement") == 60
    assert [year.paid for year in plan.cash] == [100 + 60, 300 + 210]
    assert amount(priced(late, order("w", 2, "P2")), "engagement") == 10
