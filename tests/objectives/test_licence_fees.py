"""A licence per offer bought under one: two offers, one site that needs a licence, one not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import (
    amount,
    bought,
    offer,
    order,
    priced,
    regime_rule,
    scenario,
    site,
    solved,
    target,
    years,
)
from tests.build import milestone as by


def question(fee: int = 30, **more: Any) -> Any:
    """K stands in Malaysia and needs a licence; H in Korea does not."""
    return scenario(**{
        "export_regime": "own",
        "export_rules": [regime_rule("my", "licence", destinations=["MY"])],
        "sites": [site(), site("K", country="MY")],
        "offers": [offer("a", 100, maximum_total=3), offer("b", 103)],
        "terms": {"licence_fees": {"per_offer": fee}}, **more})


def test_one_licence_is_cheaper_than_two() -> None:
    """Five at K: 5 b + 30 = 545; 3 a + 2 b + 2 × 30 = 566. Without fees: 3 a + 2 b = 506."""
    rules = target(by(5, site="K"))
    plan = solved(question(rules=rules))
    assert (bought(plan), plan.total_cost) == ({"b": 5}, 545)
    assert amount(plan, "licence_fees") == 30
    free = solved(question(0, rules=rules))
    assert (bought(free), free.total_cost) == ({"a": 3, "b": 2}, 506)


@pytest.mark.parametrize(("a_at", "b_at", "fees"), [
    ("K", "K", 60), ("H", "K", 30), ("K", "H", 30), ("H", "H", 0)])
def test_per_offer_that_needs_one(a_at: str, b_at: str, fees: int) -> None:
    """30 for each offer with units for K; none for H. Orders of P2 pay in P1 all the same."""
    asked = question(phases=years(2), money={"discount_rate": 1})
    plan = priced(asked, order("a", 1, "P2", a_at), order("b", 1, "P1", b_at),
                  order("b", 1, "P2", b_at))
    assert amount(plan, "licence_fees") == fees
    assert plan.cash[0].paid == 103 + fees
