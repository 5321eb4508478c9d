"""A share of the list price that is back at the end of the horizon: two offers."""

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
    years,
)
from tests.build import milestone as by


def question(share: str = "0.2", **more: Any) -> Any:
    """a at 100; b at 125, from 10 units on at 101."""
    return scenario(**{
        "offers": [offer("a", 100), offer("b", 125, break_kind="all_units")],
        "price_breaks": [{"offer": "b", "from_units": 10, "unit_price": 101}],
        "rules": target(by(10)), "terms": {"residual_value": {"share": share}}, **more})


def test_on_the_list_price_it_turns_the_choice() -> None:
    """Ten: b 1,010 − 20 % of 1,250 = 760; a 1,000 − 200 = 800. Without: a 1,000 against 1,010."""
    plan = solved(question())
    assert (bought(plan), plan.total_cost) == ({"b": 10}, 760)
    assert amount(plan, "residual_value") == -250
    off = solved(question("0"))
    assert (bought(off), off.total_cost) == ({"a": 10}, 1000)


def test_discounted_to_the_end_of_the_horizon_and_never_cash() -> None:
    """At 100 % a year, two years: 250 and 20 % of 100 are worth a quarter, whatever the phase."""
    asked = question(phases=years(2), money={"discount_rate": 1, "horizon_years": 2})
    plan = priced(asked, order("b", 10), order("a", 1, "P2"))
    assert (nominal(plan, "residual_value"), amount(plan, "residual_value")) == (-270, -67.5)
    assert [year.paid for year in plan.cash] == [1010, 100]
