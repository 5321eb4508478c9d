"""Rule 1: enough accelerators in service, in time."""

from decimal import Decimal
from typing import Any

import pytest

from optimizer.domain.scenario import Scenario
from tests.build import (
    accelerator,
    amount,
    bought,
    milestone,
    offer,
    order,
    priced,
    room,
    row,
    scenario,
    site,
    solved,
    system,
    target,
    units,
    uses,
)

FOUR_THEN_TEN = (milestone(4, "P1"), milestone(10, "P2"))


def question(**settings: Any) -> Scenario:
    """Early units at 10 can be had in P1, late ones at 3 from P2 on."""
    return scenario(
        offers=[offer("early", 10, valid_until="2026-03-31"),
                offer("late", 3, valid_from="2026-04-01")],
        rules=target(*settings.pop("milestones", FOUR_THEN_TEN), **settings),
    )


def test_both_milestones_are_met() -> None:
    """4 by P1, 10 by P2: 4 early × 10 + 6 late × 3 = 58.

    Without the rule nothing is bought (0); without the first milestone 10 late × 3 = 30.
    """
    plan = solved(question())
    assert plan.total_cost == 58
    assert bought(plan) == {"early": 4, "late": 6}
    assert row(plan, "delivery_target", "P1") == (4, ">=", 4, 0)
    assert row(plan, "delivery_target", "P2") == (10, ">=", 10, 0)
    assert uses(plan, "delivery_target")["P1"].unit == "accelerators"

    off = solved(question(mode="off"))
    assert (off.total_cost, off.orders, uses(off, "delivery_target")) == (0, (), {})
    assert solved(question(milestones=[milestone(10, "P2")])).total_cost == 30


def test_soft_milestone_is_missed_where_that_is_cheaper() -> None:
    """An early unit instead of a late one costs 10 − 3 = 7, missing P1 by one unit costs 5.

    So all 10 are late: 10 × 3 + 4 missed × 5 = 50. If at most 3 may be missed in a row, one is
    early: 1 × 10 + 9 × 3 + 3 × 5 = 52. At a price of 8 nothing is missed: 58.
    """
    plan = solved(question(mode="soft", price=5))
    assert plan.total_cost == 50
    assert amount(plan, "soft_rules") == 20
    assert row(plan, "delivery_target", "P1") == (0, ">=", 4, -4)
    assert uses(plan, "delivery_target")["P1"].concession == 20
    assert uses(plan, "delivery_target")["P2"].concession == 0

    capped = solved(question(mode="soft", price=5, max_concession=3))
    assert capped.total_cost == 52
    assert bought(capped) == {"early": 1, "late": 9}
    assert solved(question(mode="soft", price=8)).total_cost == 58


def test_nothing_at_all_may_be_the_plan() -> None:
    """Missing a unit costs 1 in each row it is missing from: 4 + 10 = 14. No offer is as cheap."""
    plan = solved(question(mode="soft", price=1))
    assert (plan.total_cost, plan.orders) == (14, ())
    assert row(plan, "delivery_target", "P2") == (0, ">=", 10, -10)


def test_service_counts_not_delivery() -> None:
    """Ordered on 1 January, 12 weeks on the way: delivered on 26 March, in P1. With one week of
    acceptance in service on 2 April, in P2, so a milestone of P1 is not met.
    """
    plan = priced(
        scenario(systems=[system(acceptance_weeks=1)],
                 offers=[offer("x", 10, lead_weeks_max=12)],
                 rules=target(milestone(5, "P1"), milestone(5, "P2"))),
        order("x", 5),
    )
    only = plan.orders[0]
    assert (only.delivery_phase, only.in_service_phase) == ("P1", "P2")
    assert row(plan, "delivery_target", "P1") == (0, ">=", 5, -5)
    assert row(plan, "delivery_target", "P2") == (5, ">=", 5, 0)


@pytest.mark.parametrize(
    ("narrow", "where", "counted"),
    [({}, "P2", 36), ({"site": "H"}, "P2 H", 26), ({"site": "K"}, "P2 K", 10),
     ({"model": "A"}, "P2 A", 10), ({"model": "B"}, "P2 B", 26),
     ({"platform_class": "HGX"}, "P2 HGX", 32), ({"use": "training"}, "P2 training", 26),
     ({"site": "K", "model": "B"}, "P2 K B", 8)],
)
def test_what_a_milestone_counts(narrow: dict[str, str], where: str, counted: int) -> None:
    """Two A-boxes of 4 chips at H, one A-card of 2 at K; two B-boxes of 8 and one of 2 chips …

    H: a-box 2 × 4 = 8 A; b-box 2 × 8 = 16 B, b-card 1 × 2 = 2 B (26 in all).
    K: a-card 1 × 2 = 2 A; b-box 1 × 8 = 8 B (10 in all).
    A 10, B 26. Class HGX are the boxes: 8 + 16 + 8 = 32. Only B is for training.
    """
    boxes = {"a-box": ("A", 4, "HGX"), "a-card": ("A", 2, "PCIe"),
             "b-box": ("B", 8, "HGX"), "b-card": ("B", 2, "PCIe")}
    plan = priced(
        scenario(
            accelerators=[accelerator("A", uses=("inference",)),
                          accelerator("B", uses=("training", "inference"))],
            systems=[system(name, chip, per, platform_class=kind)
                     for name, (chip, per, kind) in boxes.items()],
            sites=[site("H"), site("K")],
            offers=[offer(name, 1, system=name) for name in boxes],
            rules=target(milestone(7, "P2", **narrow)),
        ),
        order("a-box", 2), order("b-box", 2), order("b-card", 1),
        order("a-card", 1, site="K"), order("b-box", 1, site="K"),
    )
    assert row(plan, "delivery_target", where) == (counted, ">=", 7, counted - 7)


def test_milestones_at_two_sites() -> None:
    """3 at H and 2 at K, where K takes only the dearer offer: 3 × 10 + 2 × 13 = 56.

    As one milestone of 5 anywhere: 5 × 10 = 50.
    """
    tables = {
        "sites": [site("H"), site("K")], "site_phases": [room("H"), room("K")],
        "offers": [offer("x", 10, sites=("H",)), offer("y", 13)],
    }
    plan = solved(scenario(**tables, rules=target(milestone(3, site="H"), milestone(2, site="K"))))
    assert plan.total_cost == 56
    assert {key[:2]: n for key, n in units(plan).items()} == {("x", "H"): 3, ("y", "K"): 2}
    assert row(plan, "delivery_target", "P2 K") == (2, ">=", 2, 0)
    assert solved(scenario(**tables, rules=target(milestone(5)))).total_cost == Decimal(50)


def test_a_use_that_nothing_ordered_serves() -> None:
    """Nothing is ordered, so 2 for training are missing: that is said, and the audit holds."""
    asked = question(milestones=[milestone(2, "P1", use="training")])
    assert row(priced(asked), "delivery_target", "P1 training") == (0, ">=", 2, -2)
