"""Rebates on everything bought from a vendor: both bases, both kinds, two vendors."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.build import amount, bought, offer, order, priced, scenario, solved, target, uses
from tests.build import milestone as by

OFFERS = [offer("v", 100), offer("w", 99, vendor="W")]


def steps(vendor: str, basis: str, kind: str, *rows: tuple[int, str]) -> list[dict[str, Any]]:
    """Steps of one vendor's rebate as (from, rebate)."""
    return [{"vendor": vendor, "basis": basis, "kind": kind, "from_amount": first, "rebate": back}
            for first, back in rows]


CASES = {
    # 10 v = 1,000 reach 10 %: 100 back, 900. Below them 10 w = 990 with W's 1 % = 980.10.
    ("spend", "all_units"): (((500, "0.05"), (1000, "0.1")), ((900, "0.01"),), -100, "980.1"),
    # 10 v: 5 % of 500…800 + 20 % of 800…1,000 = 15 + 40. 10 w: 10 % of 900…990 = 9.
    ("spend", "incremental"): (((500, "0.05"), (800, "0.2")), ((900, "0.1"),), -55, "981"),
    # 10 v: 12 on each of 10 units = 120. 10 w: 5 on each = 50.
    ("units", "all_units"): (((5, "4"), (10, "12")), ((10, "5"),), -120, "940"),
    # 10 v: 5 × (8 − 4) + 30 × (10 − 8) = 20 + 60. 10 w: 6 × (10 − 5) = 30.
    ("units", "incremental"): (((4, "5"), (8, "30")), ((5, "6"),), -80, "960"),
}


@pytest.mark.parametrize(("basis", "kind"), CASES)
def test_a_rebate_turns_the_choice_of_vendor(basis: str, kind: str) -> None:
    """Proves each basis and kind over two vendors; the sums are beside the cases above.

    10 of v (1,000 less V's rebate) beat 10 of w (990 less W's). Without: 10 of w for 990.
    W alone, with its own rebate, costs the last figure of the case.
    """
    mine, theirs, saved, alone = CASES[basis, kind]
    rows = steps("V", basis, kind, *mine) + steps("W", basis, kind, *theirs)
    question = scenario(offers=OFFERS, vendor_rebates=rows, rules=target(by(10)))

    plan = solved(question)
    assert bought(plan) == {"v": 10}
    assert (amount(plan, "vendor_rebates"), plan.total_cost) == (saved, 1000 + saved)
    assert uses(plan, "vendor_rebates") == {}
    assert priced(question, order("w", 10)).total_cost == Decimal(alone)

    off = solved(question.model_copy(
        update={"rules": question.rules | {"vendor_rebates": {"mode": "off"}}}))
    assert (bought(off), off.total_cost) == ({"w": 10}, 990)
    assert amount(off, "vendor_rebates") == 0


@pytest.mark.parametrize(("kind", "units", "saved"), [
    ("all_units", 4, 0), ("all_units", 5, -25), ("all_units", 9, -45), ("all_units", 10, -100),
    ("incremental", 5, 0), ("incremental", 6, -5), ("incremental", 10, -25),
    ("incremental", 12, -45),
])
def test_steps_hold_from_their_threshold_on(kind: str, units: int, saved: int) -> None:
    """5 % from 500 and 10 % from 1,000, at 100 a unit, around both thresholds.

    All units: 5 % of 500 = 25, of 900 = 45; 10 % of 1,000 = 100; nothing below 500.
    Incremental: 5 % of what lies in 500…1,000 (0, 5, 25), then 10 % of 200 more = 25 + 20.
    """
    rows = steps("V", "spend", kind, (500, "0.05"), (1000, "0.1"))
    question = scenario(offers=[offer("v", 100)], vendor_rebates=rows)
    assert amount(priced(question, order("v", units)), "vendor_rebates") == saved


def test_both_bases_and_all_offers_of_a_vendor_count_together() -> None:
    """4 v at 100 and 6 x at 50 are 700 and 10 units: 10 % of 700 = 70, and 2 × 10 = 20 back.

    Neither offer alone reaches a step (400 and 300 of 700; 4 and 6 of 10 units).
    """
    rows = [*steps("V", "spend", "all_units", (700, "0.1")),
            *steps("V", "units", "all_units", (10, "2"))]
    question = scenario(offers=[offer("v", 100), offer("x", 50)], vendor_rebates=rows)
    assert amount(priced(question, order("v", 4), order("x", 6)), "vendor_rebates") == -90
    assert amount(priced(question, order("v", 4), order("x", 5)), "vendor_rebates") == 0


def test_spend_is_counted_after_price_breaks() -> None:
    """10 v at a break price of 90 are 900 of spend: 10 % from 900 pays 90, from 901 nothing."""
    def back(threshold: int) -> Decimal:
        question = scenario(
            offers=[offer("v", 100, break_kind="all_units")],
            price_breaks=[{"offer": "v", "from_units": 10, "unit_price": 90}],
            vendor_rebates=steps("V", "spend", "all_units", (threshold, "0.1")))
        return amount(priced(question, order("v", 10)), "vendor_rebates")

    assert (back(900), back(901)) == (-90, 0)


def test_buying_beyond_the_need_to_reach_a_step() -> None:
    """8 are needed: 8 v are 800; 10 v are 1,000 less 30 % = 700. Without: 8 v at 800."""
    rows = steps("V", "spend", "all_units", (1000, "0.3"))
    plan = solved(scenario(offers=[offer("v", 100)], vendor_rebates=rows, rules=target(by(8))))
    assert (bought(plan), plan.total_cost) == ({"v": 10}, 700)
    off = solved(scenario(offers=[offer("v", 100)], vendor_rebates=rows,
                          rules=target(by(8)) | {"vendor_rebates": {"mode": "off"}}))
    assert (bought(off), off.total_cost) == ({"v": 8}, 800)
