"""Term: what price breaks take off."""

from decimal import Decimal
from typing import Any

import pytest

from tests.build import amount, breaks, nominal, offer, order, priced, scenario, system
from tests.objectives.journey import journey, two_orders


def quote(kind: str, basis: str) -> dict[str, Any]:
    return {"break_kind": kind, "break_basis": basis}


@pytest.mark.parametrize(
    ("kind", "basis", "paid", "present"),
    [
        # 20 % off every payment of the January order (2 units): 20 % of 21,800 and of 12,700
        ("all_units", "order", 4_360, 2_540),
        # 20 % off every payment of all 3 units: 20 % of 33,700 and of 16,175
        ("all_units", "horizon", 6_740, 3_235),
        # $2 for the second unit of January, credited in March (rate 1,200, factor 1/4)
        ("incremental", "order", 2_400, 600),
        # $2 for the second and third, credited when the last lot that could count is in service:
        # April (rate 1,300, factor 1/8)
        ("incremental", "horizon", 5_200, 650),
    ],
)
def test_dollars_over_time(kind: str, basis: str, paid: int, present: int) -> None:
    """List price $10, from 2 units $8; 2 units from January and 1 from February.

    Without breaks 33,700 won are paid, 16,175 in present value (see test_purchase).
    """
    plan = two_orders(journey((2, 8), quote=quote(kind, basis)))
    assert nominal(plan, "price_breaks") == -paid
    assert amount(plan, "price_breaks") == -present
    assert plan.total_cost == 16_175 - present


def test_credit_waits_for_lots_that_were_not_bought() -> None:
    """Only January's 2 units are bought, yet over the horizon February's lot could have counted:
    the credit of $2 falls in April, 2,600 and 325. Per order it falls in March: 2,400 and 600.
    """
    for basis, paid, present in (("horizon", 2_600, 325), ("order", 2_400, 600)):
        plan = priced(journey((2, 8), quote=quote("incremental", basis)), order("x", 2))
        assert nominal(plan, "price_breaks") == -paid
        assert amount(plan, "price_breaks") == -present


@pytest.mark.parametrize(
    ("kind", "basis", "saved"),
    [
        # 20 % of the 72 of P2; P1's single unit is below 4
        ("all_units", "order", "14.4"),
        # 20 % of 10 + 72
        ("all_units", "horizon", "16.4"),
        # the 4th to 6th unit of P2 save 20 % of 12 each
        ("incremental", "order", "7.2"),
        # the 4th to 7th unit of all save 20 % of the general price of 10 each
        ("incremental", "horizon", "8"),
    ],
)
def test_price_of_the_phase(kind: str, basis: str, saved: str) -> None:
    """List 10, 12 for orders of P2, and 8 from 4 units: 20 % off. 1 unit in P1, 6 in P2."""
    made = scenario(
        offers=[offer("x", 10, **quote(kind, basis))], price_breaks=breaks("x", (4, 8)),
        offer_phases=[{"offer": "x", "phase": "P2", "unit_price": 12}],
    )
    plan = priced(made, order("x", 1), order("x", 6, "P2"))
    assert -nominal(plan, "price_breaks") == Decimal(saved)


@pytest.mark.parametrize(("kind", "saved"), [("all_units", 80), ("incremental", 32)])
def test_price_per_accelerator(kind: str, saved: int) -> None:
    """8 accelerators a unit; 10 each, 8 from 4 *units*. 5 units: all save 8 × 2 = 16, 80; or only
    the fourth and fifth, 32. Three units save nothing.
    """
    made = scenario(systems=[system(per_unit=8)],
                    offers=[offer("x", 10, price_basis="accelerator", break_kind=kind)],
                    price_breaks=breaks("x", (4, 8)))
    assert nominal(priced(made, order("x", 5)), "price_breaks") == -saved
    assert nominal(priced(made, order("x", 3)), "price_breaks") == 0


def test_two_offers_have_breaks_of_their_own() -> None:
    """x: 10, 8 from 4 (all units); y: 20, 15 from 3 and 10 from 5 (incremental).

    4 x save 8. 6 y: the third and fourth save 5 each, the fifth and sixth 10 each, 30.
    """
    made = scenario(
        offers=[offer("x", 10, break_kind="all_units"),
                offer("y", 20, break_kind="incremental", vendor="W")],
        price_breaks=[*breaks("y", (5, 10), (3, 15)), *breaks("x", (4, 8))],
    )
    assert nominal(priced(made, order("x", 4), order("y", 6)), "price_breaks") == -38
    assert nominal(priced(made, order("x", 3), order("y", 6)), "price_breaks") == -30
