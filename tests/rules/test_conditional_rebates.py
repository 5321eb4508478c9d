"""Buy enough of one offer and another becomes cheaper: two rebates at once."""

from __future__ import annotations

import pytest

from tests.build import amount, bought, offer, order, priced, scenario, solved, target, uses
from tests.build import milestone as by

OFFERS = [offer("a", 110), offer("b", 100), offer("c", 99, vendor="W")]
REBATES = [
    {"id": "r1", "trigger_offer": "a", "trigger_units": 4, "discounted_offer": "b",
     "discount_share": "0.3"},
    {"id": "r2", "trigger_offer": "c", "trigger_units": 5, "discounted_offer": "b",
     "discount_share": "0.1"},
]


def test_a_dearer_offer_is_bought_for_the_discount_it_opens() -> None:
    """Ten are needed. 4 a + 6 b = 440 + 600 − 180 = 860; 5 c + 5 b = 495 + 500 − 50 = 945.

    Without the rule 10 c at 99 = 990 are cheapest.
    """
    question = scenario(offers=OFFERS, conditional_rebates=REBATES, rules=target(by(10)))
    plan = solved(question)
    assert bought(plan) == {"a": 4, "b": 6}
    assert (amount(plan, "conditional_rebates"), plan.total_cost) == (-180, 860)
    assert uses(plan, "conditional_rebates") == {}

    off = solved(scenario(offers=OFFERS, conditional_rebates=REBATES, rules=target(by(10))
                          | {"conditional_rebates": {"mode": "off"}}))
    assert (bought(off), off.total_cost) == ({"c": 10}, 990)


@pytest.mark.parametrize(("a", "c", "saved"), [(3, 4, 0), (4, 4, -300), (3, 5, -100), (4, 5, -400)])
def test_each_rebate_looks_at_its_own_trigger(a: int, c: int, saved: int) -> None:
    """10 b are 1,000: 30 % from 4 a on, 10 % from 5 c on, both add up."""
    question = scenario(offers=OFFERS, conditional_rebates=REBATES)
    plan = priced(question, order("a", a), order("b", 10), order("c", c))
    assert amount(plan, "conditional_rebates") == saved


def test_the_discount_is_on_the_price_after_breaks() -> None:
    """10 b at a break price of 80 are 800, so 30 % are 240 and not 300."""
    question = scenario(
        offers=[OFFERS[0], offer("b", 100, break_kind="all_units")],
        price_breaks=[{"offer": "b", "from_units": 10, "unit_price": 80}],
        conditional_rebates=REBATES[:1])
    plan = priced(question, order("a", 4), order("b", 10))
    assert amount(plan, "conditional_rebates") == -240
