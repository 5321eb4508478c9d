"""Rule 9a: the least a vendor accepts as one order."""

from typing import Any

from optimizer.domain.scenario import Scenario
from tests.build import (
    amount,
    bought,
    milestone,
    offer,
    order,
    priced,
    row,
    scenario,
    site,
    solved,
    target,
    units,
    uses,
)


def question(**settings: Any) -> Scenario:
    """4 units by P1, 8 by P2; x at 10 in P1 and 7 in P2, at least 6 an order; y at 12."""
    return scenario(
        offers=[offer("x", 10, minimum_order=6), offer("y", 12, minimum_order=1)],
        offer_phases=[{"offer": "x", "phase": "P2", "unit_price": 7}],
        rules=target(milestone(4, "P1"), milestone(8)) | {"minimum_order": settings},
    )


def test_one_order_of_enough_units() -> None:
    """All 8 x in P1: 80. Two orders: 6 × 10 + 6 × 7 = 102. 6 x and 2 y: 84. 4 y and 6 x in P2:
    48 + 42 = 90. Without the rule 4 × 10 + 4 × 7 = 68.
    """
    plan = solved(question())
    assert (plan.total_cost, units(plan)) == (80, {("x", "H", "P1"): 8})
    assert row(plan, "minimum_order", "x P1") == (8, ">=", 6, 2)
    # nothing ordered in P2, so nothing is asked for
    assert row(plan, "minimum_order", "x P2") == (0, ">=", 0, 0)
    assert set(uses(plan, "minimum_order")) == {"x P1", "x P2"}
    assert uses(plan, "minimum_order")["x P1"].unit == "units"
    off = solved(question(mode="off"))
    assert (off.total_cost, uses(off, "minimum_order")) == (68, {})


def test_soft_minimum() -> None:
    """At 1 a unit short, two orders of 4 are short by 2 each: 68 + 4 = 72. At 4: 80 < 68 + 16."""
    plan = solved(question(mode="soft", price=1))
    assert plan.total_cost == 72
    assert row(plan, "minimum_order", "x P1") == (4, ">=", 6, -2)
    assert row(plan, "minimum_order", "x P2") == (4, ">=", 6, -2)
    assert amount(plan, "soft_rules") == 4
    assert solved(question(mode="soft", price=4)).total_cost == 80


def test_an_order_goes_to_several_sites() -> None:
    """4 at H and 4 at K in one phase are one order of 8."""
    made = question().model_copy(update={
        "sites": scenario(sites=[site("H"), site("K")]).sites,
    })
    plan = priced(made, order("x", 4), order("x", 4, site="K"), order("x", 1, "P2"))
    assert row(plan, "minimum_order", "x P1") == (8, ">=", 6, 2)
    assert row(plan, "minimum_order", "x P2") == (1, ">=", 6, -5)
    assert bought(plan) == {"x": 9}
