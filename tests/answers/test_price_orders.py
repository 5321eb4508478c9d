"""Orders given from outside: priced and held against every rule, or refused with the reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from optimizer.errors import BadInput
from tests.build import (
    accelerator,
    amount,
    offer,
    order,
    priced,
    regime_rule,
    row,
    scenario,
    site,
    system,
    target,
    units,
    years,
)
from tests.build import milestone as by


def question(**more: Any) -> Any:
    """8 by P1 and 10 by P2 within 900; a is 100, at most 5 a phase."""
    return scenario(**{
        "offers": [offer("a", 100, maximum_per_phase=5)],
        "rules": target(by(8, "P1"), by(10)) | {"budget_total": {"amount": 900}}, **more})


def test_broken_rules_are_shown_and_nothing_is_optimised() -> None:
    """6 in P1 and 4 in P2: 1,000 is 100 over the money, P1 is 2 short and 1 over the supply."""
    plan = priced(question(), order("a", 6), order("a", 4, "P2"))
    assert (plan.status, plan.proofs, plan.total_cost) == ("priced", (), 1000)
    assert row(plan, "delivery_target", "P1") == (6, ">=", 8, -2)
    assert row(plan, "delivery_target", "P2") == (10, ">=", 10, 0)
    assert row(plan, "budget_total") == (1000, "<=", 900, -100)
    assert row(plan, "supply_phase", "a P1") == (6, "<=", 5, -1)
    assert row(plan, "supply_phase", "a P2") == (4, "<=", 5, 1)


def test_soft_rules_are_charged() -> None:
    """The same orders with a soft target at 30: 2 short in P1 are 60 on the bill."""
    soft = question(rules=target(by(8, "P1"), by(10), mode="soft", price=30))
    plan = priced(soft, order("a", 6), order("a", 4, "P2"))
    assert (amount(plan, "soft_rules"), plan.total_cost) == (60, 1060)
    assert any("Delivery target" in text and "60 KRW" in text for text in plan.warnings)


def test_no_orders_at_all() -> None:
    """Nothing costs nothing, and every target is missed in full."""
    plan = priced(question())
    assert (plan.orders, plan.total_cost, plan.accelerators) == ((), 0, 0)
    assert row(plan, "delivery_target", "P2") == (0, ">=", 10, -10)


def test_an_order_of_no_units_is_no_order() -> None:
    plan = priced(question(), order("a", 0), order("a", 3, "P2"))
    assert units(plan) == {("a", "H", "P2"): 3}


def test_two_rows_of_one_line_are_one_order() -> None:
    """2 and 3 units of the same line are 5, and not 2 with a row that cannot be."""
    plan = priced(question(), order("a", 2), order("a", 3))
    assert units(plan) == {("a", "H", "P1"): 5}
    assert plan.total_cost == 500


def test_unknown_names_are_told_all_at_once() -> None:
    """Three rows, four unknown names; each with its row and column."""
    with pytest.raises(BadInput) as caught:
        priced(question(), order("x", 1), order("a", 1, "P9", "mars"), order("y", 1))
    assert [(p.place.row, p.place.field) for p in caught.value.problems] == [
        (0, "offer"), (1, "site"), (1, "phase"), (2, "offer")]
    assert "unknown site mars" in str(caught.value)


def test_lines_that_cannot_be_are_told_all_at_once_with_the_reason() -> None:
    """Each of the five reasons why a line is dropped, and one good order among them."""
    asked = scenario(
        phases=years(2), export_regime="own",
        export_rules=[regime_rule("ban", "prohibited", destinations=["MY"])],
        accelerators=[accelerator()],
        systems=[system(), system("wet", cooling="liquid", liquid_heat_share=1)],
        sites=[site(), site("K"), site("X", country="MY")],
        site_phases=[{"site": name, "phase": "P1", "power_kw": 1000, "liquid_kw": liquid,
                      "air_kw": 1000, "rack_units": 1000}
                     for name, liquid in (("H", 1000), ("K", 0), ("X", 1000))],
        offers=[offer("a", 100, valid_until=date(2026, 6, 30)),
                offer("h", 100, sites=["H"]), offer("wet", 100, system="wet"),
                offer("slow", 100, lead_weeks_max=60)])
    with pytest.raises(BadInput) as caught:
        priced(asked, order("a", 1, "P2"), order("h", 1, "P1", "K"), order("wet", 1, "P1", "K"),
               order("h", 1), order("a", 1, "P1", "X"), order("slow", 1, "P2"))
    told = {problem.place.row: problem.what for problem in caught.value.problems}
    assert set(told) == {0, 1, 2, 4, 5}
    for at, reason in ((0, "the quote is not valid"), (1, "not deliverable to this site"),
                       (2, "no liquid cooling"), (4, "export: prohibited under ban (rule ban)"),
                       (5, "in service only after the last phase")):
        assert reason in told[at]
    assert told[1].startswith("h for K cannot be ordered in P1")
