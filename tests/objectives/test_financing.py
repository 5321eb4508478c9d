"""Simple interest on what is paid before the systems serve: two offers, three payments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.build import (
    amount,
    bought,
    nominal,
    offer,
    order,
    priced,
    quarters,
    scenario,
    solved,
    target,
)
from tests.build import milestone as by
from tests.build import system as built


def slow(**more: Any) -> Any:
    """a: half at order (P1), 30 % at delivery after 13 weeks (P2), 20 % in service (P3)."""
    return offer("a", 1000, system="slow", lead_weeks_max=13, valid_until=date(2026, 3, 31),
                 deposit_share="0.5", delivery_share="0.3", acceptance_share="0.2", **more)


def question(rate: str = "0.1", **more: Any) -> Any:
    """a is slow and paid in advance, b at once."""
    return scenario(**{
        "phases": quarters(3),
        "systems": [built(), built("slow", acceptance_weeks=13)],
        "offers": [slow(), offer("b", 1020)],
        "terms": {"financing": {"rate_per_year": rate}}, **more})


def test_interest_turns_the_choice() -> None:
    """a pays 500 six months and 300 three months early: 10 % × (500 × ½ + 300 × ¼) = 32.50.

    So 2 b = 2,040 beat 2 a = 2,000 + 65. Without interest: 2 a = 2,000.
    """
    plan = solved(question(rules=target(by(2, "P3"))))
    assert (bought(plan), plan.total_cost) == ({"b": 2}, 2040)
    free = solved(question("0", rules=target(by(2, "P3"))))
    assert (bought(free), free.total_cost) == ({"a": 2}, 2000)

    dear = priced(question(), order("a", 2), order("b", 2, "P2"))
    assert nominal(dear, "financing") == amount(dear, "financing") == 65


def test_charged_in_service_and_never_paid_by_the_budget() -> None:
    """At 100 % a year P3 (six months on) is worth 1/√2 = 0.707106781: 32.50 → 22.980970.

    Cash is the price alone: 1,000 in 2026.
    """
    plan = priced(question(money={"discount_rate": 1}), order("a", 1))
    assert nominal(plan, "financing") == Decimal("32.5")
    assert amount(plan, "financing") == Decimal("22.98097")
    assert [year.paid for year in plan.cash] == [1000]


def test_on_the_list_price() -> None:
    """A break of half the price leaves the interest on 1,000 as it is."""
    broken = question(
        offers=[slow(break_kind="all_units")],
        price_breaks=[{"offer": "a", "from_units": 1, "unit_price": 500}])
    plan = priced(broken, order("a", 1))
    assert (nominal(plan, "price_breaks"), nominal(plan, "financing")) == (-500, Decimal("32.5"))
