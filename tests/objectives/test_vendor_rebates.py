"""When the rebates of vendors are credited, and what that is worth: two vendors."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

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
    years,
)
from tests.build import milestone as by

ENDED = date(2026, 6, 30)
HALF = {"discount_rate": 1}
"""At 100 % a year, money of P2 (a year later) is worth half of that of P1."""


def rebate(vendor: str, basis: str = "spend", back: str = "0.1") -> dict[str, Any]:
    return {"vendor": vendor, "basis": basis, "kind": "all_units", "from_amount": 1,
            "rebate": back}


@pytest.mark.parametrize(("more", "present"), [
    # another lot of V could still come into service in P2, though none is bought
    ([], -50),
    # V's only quote ends in P1, so nothing of it can come later
    ([{"valid_until": ENDED}], -100),
])
def test_credited_when_the_last_lot_could_be_in_service(
    more: list[dict[str, Any]], present: int
) -> None:
    """10 v in P1 are 1,000, 10 % back = 100: worth 50 in P2, 100 in P1. Without: nothing back.

    The 100 are cash of the year they are credited in.
    """
    question = scenario(
        phases=years(2), money=HALF, offers=[offer("v", 100, **dict(*more))],
        vendor_rebates=[rebate("V")])
    plan = priced(question, order("v", 10))
    assert (nominal(plan, "vendor_rebates"), amount(plan, "vendor_rebates")) == (-100, present)
    assert [year.paid for year in plan.cash] == ([1000, -100] if present == -50 else [900, 0])


def test_each_vendor_has_its_own_day() -> None:
    """V's rebate (10 % of 1,000) is settled in P2: 50; W's (5 a unit, quote ended) in P1: 50."""
    question = scenario(
        phases=years(2), money=HALF,
        offers=[offer("v", 100), offer("w", 100, vendor="W", valid_until=ENDED)],
        vendor_rebates=[rebate("V"), rebate("W", "units", "5")])
    plan = priced(question, order("v", 10), order("w", 10))
    assert (nominal(plan, "vendor_rebates"), amount(plan, "vendor_rebates")) == (-150, -100)


def test_not_counted_it_neither_draws_nor_is_shown() -> None:
    """10 % off v (100) beats w (95): 10 × 90 = 900. Without the term on the bill: 10 w = 950."""
    asked: dict[str, Any] = {"offers": [offer("v", 100), offer("w", 95, vendor="W")],
                             "vendor_rebates": [rebate("V")], "rules": target(by(10))}
    plan = solved(scenario(**asked))
    assert (bought(plan), plan.total_cost) == ({"v": 10}, 900)
    off = solved(scenario(**asked, terms={"vendor_rebates": {"counted": False}}))
    assert (bought(off), off.total_cost) == ({"w": 10}, 950)
    assert "vendor_rebates" not in [line.term for line in off.bill]
