"""Rule 6: the room in a site's racks."""

from decimal import Decimal
from typing import Any

from optimizer.domain.scenario import Scenario
from tests.build import (
    amount,
    bought,
    milestone,
    offer,
    room,
    row,
    scenario,
    site,
    solved,
    target,
    units,
    uses,
)


def question(**settings: Any) -> Scenario:
    """7 units by P1, 12 by P2; x at 10 only to H, y at 12 only to K; 8 rack units (U) each.

    H has 44 U, 84 U from P2 on, and 4 of them are taken.
    """
    return scenario(
        sites=[site("H", existing_rack_units=4), site("K")],
        site_phases=[room("H", rack_units=44), room("H", "P2", rack_units=84), room("K")],
        offers=[offer("x", 10, sites=("H",)), offer("y", 12, sites=("K",))],
        rules=target(milestone(7, "P1"), milestone(12)) | {"rack_space": settings},
    )


def test_racks_fill_up() -> None:
    """H takes 40 / 8 = 5 units by P1 and 80 / 8 = 10 by P2: 10 × 10 + 2 × 12 = 124.

    Without the rule 12 × 10 = 120.
    """
    plan = solved(question())
    assert (plan.total_cost, bought(plan)) == (124, {"x": 10, "y": 2})
    assert units(plan) == {("x", "H", "P1"): 5, ("x", "H", "P2"): 5, ("y", "K", "P1"): 2}
    assert row(plan, "rack_space", "H P1") == (44, "<=", 44, 0)
    assert row(plan, "rack_space", "H P2") == (84, "<=", 84, 0)
    assert row(plan, "rack_space", "K P2")[0] == 16
    assert uses(plan, "rack_space")["H P1"].unit == "rack units"
    off = solved(question(mode="off"))
    assert (off.total_cost, uses(off, "rack_space")) == (120, {})


def test_soft_racks() -> None:
    """At 0.1 per U a unit more at H costs 0.8 in each of the two phases and saves 2: all go there.

    120 + 2 × 16 × 0.1 = 123.2. With at most 8 U broken in a row: 11 × 10 + 12 + 2 × 0.8 = 123.6.
    """
    plan = solved(question(mode="soft", price="0.1"))
    assert plan.total_cost == Decimal("123.2")
    assert row(plan, "rack_space", "H P1") == (60, "<=", 44, -16)
    assert row(plan, "rack_space", "H P2") == (100, "<=", 84, -16)
    assert amount(plan, "soft_rules") == Decimal("3.2")
    capped = solved(question(mode="soft", price="0.1", max_concession=8))
    assert (capped.total_cost, bought(capped)) == (Decimal("123.6"), {"x": 11, "y": 1})
