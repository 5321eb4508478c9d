"""When a discount earned on another offer is credited: the last lot of either decides."""

from __future__ import annotations

from datetime import date

import pytest

from tests.build import amount, nominal, offer, order, priced, scenario, years

ENDED = date(2026, 6, 30)


@pytest.mark.parametrize(("trigger_ends", "discounted_ends", "present"), [
    (True, True, -200), (True, False, -100), (False, True, -100), (False, False, -100)])
def test_settled_with_the_last_lot_of_both_offers(
    trigger_ends: bool, discounted_ends: bool, present: int
) -> None:
    """20 % of 10 b at 100 = 200, earned with 2 a. At 100 % a year it is worth 100 in P2.

    In P1 it is settled only if the quotes of both end there. Without (1 a): nothing.
    """
    question = scenario(
        phases=years(2), money={"discount_rate": 1},
        offers=[offer("a", 50, valid_until=ENDED if trigger_ends else None),
                offer("b", 100, valid_until=ENDED if discounted_ends else None)],
        conditional_rebates=[{"id": "r", "trigger_offer": "a", "trigger_units": 2,
                              "discounted_offer": "b", "discount_share": "0.2"}])
    plan = priced(question, order("a", 2), order("b", 10))
    assert nominal(plan, "conditional_rebates") == -200
    assert amount(plan, "conditional_rebates") == present
    short = priced(question, order("a", 1), order("b", 10))
    assert amount(short, "conditional_rebates") == 0
