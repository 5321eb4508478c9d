"""The target still holds after the failures expected: two milestones, two models."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.build import (
    accelerator,
    bought,
    offer,
    row,
    scenario,
    solved,
    system,
    target,
    units,
    uses,
)
from tests.build import milestone as by


def question(**settings: Any) -> Any:
    """4 by P1 and 10 by P2; a fifth of A fails in a year; a is 101 in P1 and 100 in P2."""
    return scenario(
        accelerators=[accelerator(failure_share_per_year="0.2")], offers=[offer("a", 100)],
        offer_phases=[{"offer": "a", "phase": "P1", "unit_price": 101}],
        rules=target(by(4, "P1"), by(10)) | {"spares": settings})


def test_off_by_default_and_hard() -> None:
    """4 ÷ 0.8 = 5 in P1, 10 ÷ 0.8 = 12.5 → 13 by P2: 505 + 800 = 1,305.

    Without: 4 × 101 + 6 × 100 = 1,004.
    """
    plan = solved(question(mode="hard"))
    assert units(plan) == {("a", "H", "P1"): 5, ("a", "H", "P2"): 8}
    assert plan.total_cost == 1305
    assert row(plan, "spares", "P1") == (4, ">=", 4, 0)
    assert row(plan, "spares", "P2") == (Decimal("10.4"), ">=", 10, Decimal("0.4"))

    off = solved(question())
    assert (bought(off), off.total_cost) == ({"a": 10}, 1004)
    assert uses(off, "spares") == {}


def test_years_to_cover() -> None:
    """Half a year: 10 % fail, 4 ÷ 0.9 → 5 and 10 ÷ 0.9 → 12: 505 + 700 = 1,205."""
    plan = solved(question(mode="hard", cover_years="0.5"))
    assert (bought(plan), plan.total_cost) == ({"a": 12}, 1205)
    assert row(plan, "spares", "P2")[0] == Decimal("10.8")


def test_each_model_by_its_own_failures() -> None:
    """b never fails and costs 130: 10 a (8 survive) + 2 b = 1,260, below 13 a = 1,300.

    Without: 10 a = 1,000.
    """
    asked = {"accelerators": [accelerator(failure_share_per_year="0.2"), accelerator("B")],
             "systems": [system(), system("T", "B")],
             "offers": [offer("a", 100), offer("b", 130, system="T")]}
    plan = solved(scenario(**asked, rules=target(by(10)) | {"spares": {"mode": "hard"}}))
    assert (bought(plan), plan.total_cost) == ({"a": 10, "b": 2}, 1260)
    assert row(plan, "spares", "P2") == (10, ">=", 10, 0)
    off = solved(scenario(**asked, rules=target(by(10))))
    assert (bought(off), off.total_cost) == ({"a": 10}, 1000)


def test_soft_at_a_price_per_accelerator() -> None:
    """A unit more costs 100 and saves 0.8 × 30 = 24, so P2 stays 2 short: 60.

    Moving a unit to P1 costs 1 and saves 24 there: 5 × 101 + 5 × 100 + 60 = 1,065.
    """
    plan = solved(question(mode="soft", price=30))
    assert units(plan) == {("a", "H", "P1"): 5, ("a", "H", "P2"): 5}
    assert plan.total_cost == 1065
    assert row(plan, "spares", "P1") == (4, ">=", 4, 0)
    assert row(plan, "spares", "P2") == (8, ">=", 10, -2)
