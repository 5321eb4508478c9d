"""Hand-computed tests of the checker's money: the arithmetic stands in each docstring."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from . import World, enumerate_best, evaluate
from .tiny import P1, P2, need, offer, tiny


def nominal(scenario, orders, term):
    return evaluate(scenario, orders).bill[term].nominal


def broken_offer(kind, basis="order", **more):
    """The tiny offer with a break to 80 won from 4 boxes on."""
    return {"offers": [offer(break_kind=kind, break_basis=basis, **more)],
            "price_breaks": [{"offer": "O", "from_units": 4, "unit_price": 80}]}


def test_all_units_break_lowers_every_unit_from_its_first_unit_on():
    """3 boxes: 300, no break. 4 boxes: 4 x 80 = 320, a saving of 80; per order, 3 + 3 save 0."""
    s = tiny(**broken_offer("all_units"))
    assert nominal(s, {P1: 3}, "price_breaks") == 0
    assert nominal(s, {P1: 4}, "price_breaks") == -80
    assert nominal(s, {P1: 3, P2: 3}, "price_breaks") == 0
    s = tiny(**broken_offer("all_units", "horizon"))
    assert nominal(s, {P1: 3, P2: 3}, "price_breaks") == -120


def test_incremental_break_lowers_only_the_units_beyond():
    """5 boxes: 3 x 100 + 2 x 80 = 460. The 4th box is the first at 80: 4 boxes are 380."""
    s = tiny(**broken_offer("incremental"))
    assert nominal(s, {P1: 3}, "price_breaks") == 0
    assert nominal(s, {P1: 4}, "price_breaks") == -20
    assert nominal(s, {P1: 5}, "price_breaks") == -40
    assert nominal(s, {P1: 3, P2: 2}, "price_breaks") == 0


def test_incremental_tiers_end_where_the_next_begins():
    """From 2 at 90, from 4 at 80; 5 boxes: 100 + 2 x 90 + 2 x 80 = 440, a saving of 60."""
    s = tiny(offers=[offer(break_kind="incremental")],
             price_breaks=[{"offer": "O", "from_units": 4, "unit_price": 80},
                           {"offer": "O", "from_units": 2, "unit_price": 90}])
    assert nominal(s, {P1: 5}, "price_breaks") == -60


def test_a_phase_price_keeps_the_ratio_of_the_break():
    """P2 lists at 110; the break is 20 % off.

    incremental by order, 4 in P2: 1 x 20 % x 110 = 22. By horizon, 3 + 2: 2 x 20 % x 100 = 40.
    all_units by order, 4 in P2: 20 % x 440 = 88.
    """
    price = {"offer_phases": [{"offer": "O", "phase": "P2", "unit_price": 110}]}
    assert nominal(tiny(**broken_offer("incremental"), **price), {P2: 4}, "price_breaks") == -22
    s = tiny(**broken_offer("incremental", "horizon"), **price)
    assert nominal(s, {P1: 3, P2: 2}, "price_breaks") == -40
    assert nominal(tiny(**broken_offer("all_units"), **price), {P2: 4}, "price_breaks") == -88


def test_trap_at_a_break_more_can_cost_less():
    """40 accelerators = 5 boxes. Break to 80 from 6 on.

    all_units: 5 x 100 = 500 > 6 x 80 = 480, so 6 are bought. incremental: 5 boxes, 500.
    """
    breaks = [{"offer": "O", "from_units": 6, "unit_price": 80}]
    s = tiny(offers=[offer(break_kind="all_units")], price_breaks=breaks, rules=need(40, "P1"))
    best = enumerate_best(s)
    assert best.value == 480
    assert best.plans == ({P1: 6},)
    s = tiny(offers=[offer(break_kind="incremental")], price_breaks=breaks, rules=need(40, "P1"))
    assert enumerate_best(s).value == 500


def test_savings_are_settled_in_the_last_phase_that_could_be():
    """1 USD a box, break to 0.5 from 3 on, 4 boxes in P1: saving 2 x 0.5 = 1 USD.

    Credited in P2 (the offer could be ordered then), at 1500: nominal -1500. At 21 % a year
    P2 is half a year on: 1.21^-0.5 = 0.909090909, so PV = -1363.6363635. Paid at 1400: 5600.
    If the quote ends in P1, it is credited there: -1400.
    """
    rates = [{"currency": "USD", "phase": "P2", "rate": 1500}, {"currency": "USD", "rate": 1400}]
    dollar = {"currency": "USD", "unit_price": 1, "break_kind": "incremental",
              "break_basis": "horizon"}
    breaks = [{"offer": "O", "from_units": 3, "unit_price": 0.5}]
    s = tiny(rate=0.21, exchange_rates=rates, offers=[offer(**dollar)], price_breaks=breaks)
    bill = evaluate(s, {P1: 4}).bill
    assert bill["purchase"].nominal == 5600
    assert bill["price_breaks"].nominal == -1500
    assert bill["price_breaks"].present == F("-1363.6363635")
    s["offers"] = [offer(valid_until="2025-08-01", **dollar)]
    assert evaluate(s, {P1: 4}).bill["price_breaks"].nominal == -1400


def test_discount_factors_are_rounded_to_nine_digits():
    """21 % a year: after 6 months 1/1.1, after 12 months 1/1.21. Running costs by month.

    With a horizon of 7 months a system of P2 (month 6) runs one month: 1/12 year, in present
    value (1/1.1)/12 = 0.075757576. Horizon of 0.5 years: a system of P2 runs no time at all.
    """
    calendar = World(tiny(rate=0.21)).calendar
    assert calendar.disc == [1, F("0.909090909")]
    assert calendar.end_disc == F("0.826446281")
    assert calendar.years == [1, F(1, 2)]
    calendar = World(tiny(rate=0.21, years=0.58)).calendar
    assert calendar.horizon == 7
    assert calendar.years[1] == F(1, 12)
    assert calendar.pv_years[1] == F("0.075757576")
    assert World(tiny(rate=0.21, years=0.5)).calendar.pv_years[1] == 0


def test_payments_taxes_and_financing():
    """2 boxes at 100, 30 % at order (P1), 50 % at delivery and 20 % in service (P2, 26 weeks).

    Purchase 60 + 140. Freight 2 x 5 = 10 in P2. Duty 10 % of 210 = 21; VAT 10 % x 1.1 x 210 =
    23.1; both in P2. Financing 12 % a year on 60 for half a year = 3.6. Residual 10 % = -20.
    """
    s = tiny(
        offers=[offer(lead_weeks_max=27, deposit_share=0.3, delivery_share=0.5,
                      acceptance_share=0.2, freight_per_unit=5, origin="TW")],
        taxes=[{"origin": "TW", "duty_share": 0.1, "vat_share": 0.1}],
        terms={"financing": {"rate_per_year": 0.12}, "residual_value": {"share": 0.1}},
    )
    seen = evaluate(s, {P1: 2})
    money = {term: line.nominal for term, line in seen.bill.items() if line.nominal}
    assert money == {"purchase": 200, "freight": 10, "duty": 21, "vat": F("23.1"),
                     "financing": F("3.6"), "residual_value": -20}
    assert seen.cash == {2025: 60, 2026: 140 + 10 + 21 + F("23.1")}
    assert seen.cash_without_vat[2026] == 171


def test_incremental_savings_lower_duty_where_they_are_settled():
    """5 boxes in P1: duty 10 % of 500 in P1, less 10 % of the saving of 40 in P1 (one order)."""
    s = tiny(**broken_offer("incremental"),
             taxes=[{"origin": "KR", "duty_share": 0.1, "vat_share": 0}])
    assert evaluate(s, {P1: 5}).bill["duty"].nominal == 46


def test_running_costs():
    """3 boxes in P2, half a year: support 3 x 4 x 0.5 = 6.

    Energy: 3 x 5 kW x load 0.5 x PUE 1.2 x 8760 h x 0.1 won x 0.5 years = 3942.
    """
    s = tiny(offers=[offer(support_per_year=4)])
    s["sites"][0].update(tariff_per_kwh=0.1, load_factor=0.5)
    seen = evaluate(s, {P2: 3})
    assert seen.bill["support"].nominal == 6
    assert seen.bill["energy"].nominal == 3942
    assert seen.cash[2026] == 300


@pytest.mark.parametrize(("basis", "kind", "rebate"), [
    ("spend", "all_units", 30), ("spend", "incremental", 13),
    ("units", "all_units", 15), ("units", "incremental", 7),
])
def test_vendor_rebates(basis, kind, rebate):
    """5 boxes, 500 won. Steps by spend: 1 % from 200, 6 % from 300; by units: 1 from 2, 3 from 3.

    spend: all_units 6 % x 500 = 30; incremental 1 % x (300 - 200) + 6 % x (500 - 300) = 13.
    units: all_units 3 x 5 = 15; incremental, a step of an amount: 1 x (3 - 2) + 3 x (5 - 3) = 7.
    """
    steps = ((200, 0.01), (300, 0.06)) if basis == "spend" else ((2, 1), (3, 3))
    s = tiny(vendor_rebates=[
        {"vendor": "V", "basis": basis, "kind": kind, "from_amount": start, "rebate": back}
        for start, back in steps])
    assert nominal(s, {P1: 5}, "vendor_rebates") == -rebate
    s["rules"] = {"vendor_rebates": {"mode": "off"}}
    assert nominal(s, {P1: 5}, "vendor_rebates") == 0


def test_conditional_rebate():
    """2 boxes of O give 10 % off B (3 boxes at 50 = 150): 15. One box of O gives nothing."""
    s = tiny(offers=[offer(), offer("B", unit_price=50)],
             conditional_rebates=[{"id": "C", "trigger_offer": "O", "trigger_units": 2,
                                   "discounted_offer": "B", "discount_share": 0.1}])
    other = ("B", "S", "P1")
    assert nominal(s, {P1: 2, other: 3}, "conditional_rebates") == -15
    assert nominal(s, {P1: 1, other: 3}, "conditional_rebates") == 0
