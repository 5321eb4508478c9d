"""Lines that stay only because something was ordered there take nothing new."""

from __future__ import annotations

from datetime import date

from tests.build import milestone, offer, scenario, solved, target

CHEAP = {"valid_until": date(2026, 2, 1)}


def test_a_placed_order_does_not_reopen_the_past() -> None:
    """Of x, whose quote has run out, 1 unit at 50 is placed; c costs 100; 10 are needed.

    1 × 50 + 9 × 100 = 950. Were the old line open for new orders, 10 × 50 = 500 would be planned
    at a price that nobody offers any more.
    """
    plan = solved(scenario(
        as_of=date(2026, 4, 1),
        offers=[offer("x", 50, **CHEAP), offer("c", 100)],
        placed_orders=[{"offer": "x", "site": "H", "phase": "P1", "units": 1}],
        rules=target(milestone(10)),
    ))
    assert {o.offer: o.units for o in plan.orders} == {"x": 1, "c": 9}
    assert plan.total_cost == 950


def test_what_was_placed_left_on_the_first_day_of_its_phase() -> None:
    """The order of P1 with four weeks' lead is there in P1, whatever day it is now.

    Counted from today (1 April) it would arrive in P2, and the target of P1 would be missed.
    """
    plan = solved(scenario(
        as_of=date(2026, 4, 1),
        offers=[offer("x", 50, lead_weeks_min=4, lead_weeks_max=4)],
        placed_orders=[{"offer": "x", "site": "H", "phase": "P1", "units": 3}],
        rules=target(milestone(3, "P1")),
    ))
    assert [(o.units, o.delivery_phase) for o in plan.orders] == [(3, "P1")]
