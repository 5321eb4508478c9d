"""Rule 10b: how much more than needed may be bought, e.g. to reach a price break."""

from typing import Any

import pytest

from optimizer.domain.scenario import Scenario
from tests.build import (
    amount,
    bought,
    breaks,
    milestone,
    offer,
    row,
    scenario,
    solved,
    target,
    uses,
)


def question(*milestones: dict[str, Any], **settings: Any) -> Scenario:
    """x at 10, at 8 from 10 units of one order."""
    return scenario(
        offers=[offer("x", 10, break_kind="all_units")], price_breaks=breaks("x", (10, 8)),
        rules=target(*milestones) | {"overbuy": settings},
    )


NINE = (milestone(4, "P1"), milestone(9, "P2"))


def test_units_bought_for_the_break_only() -> None:
    """9 needed: 10 × 8 = 80 with one to spare, or 9 × 10 = 90.

    By default the rule is off: 80. Hard without a margin: 90. With 11 %, 9.99 accelerators: 90.
    With 12 %, 10.08: 80.
    """
    assert solved(question(*NINE)).total_cost == 80
    plan = solved(question(*NINE, mode="hard"))
    assert (plan.total_cost, bought(plan)) == (90, {"x": 9})
    assert row(plan, "overbuy") == (9, "<=", 9, 0)
    assert uses(plan, "overbuy")[""].unit == "accelerators"
    assert solved(question(*NINE, mode="hard", share="0.11")).total_cost == 90
    wide = solved(question(*NINE, mode="hard", share="0.12"))
    assert (wide.total_cost, bought(wide)) == (80, {"x": 10})


@pytest.mark.parametrize(("price", "cost", "units"), [(1, 81, 10), (11, 90, 9)])
def test_soft_overbuy(price: int, cost: int, units: int) -> None:
    """The tenth unit saves 10. At a price of 1: 80 + 1 = 81. At 11 it does not pay: 90."""
    plan = solved(question(*NINE, mode="soft", price=price))
    assert (plan.total_cost, bought(plan)) == (cost, {"x": units})
    assert row(plan, "overbuy") == (units, "<=", 9, 9 - units)
    assert amount(plan, "soft_rules") == price * (units - 9)


def test_only_milestones_without_filters_set_the_bound() -> None:
    """A milestone of one site or model says nothing of the whole: no row, and 10 × 8 = 80.

    Beside one of 4 overall, 9 at the site cannot be met.
    """
    plan = solved(question(milestone(9, site="H"), mode="hard"))
    assert (plan.total_cost, uses(plan, "overbuy")) == (80, {})
    mixed = solved(question(milestone(9, site="H"), milestone(4), mode="soft", price=1))
    # 10 against 4: 80 + 6 = 86, below 9 × 10 + 5 = 95
    assert mixed.total_cost == 86
    assert row(mixed, "overbuy") == (10, "<=", 4, -6)
