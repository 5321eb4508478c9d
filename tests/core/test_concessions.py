"""What the planner conceded moves the bound of one row, in the model and in the audit."""

from decimal import Decimal
from typing import Any

import pytest

from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput
from tests.build import milestone, offer, room, row, scenario, site, solved, target, years


def question(*concessions: tuple[str, str, int], **settings: Any) -> Scenario:
    """12 units by P1 at 10 each; a unit takes 10 kW and the only site has 100 kW in P1."""
    return scenario(
        sites=[site("H")], site_phases=[room("H", power_kw=100), room("H", "P2", power_kw=900)],
        offers=[offer("x", 10)],
        rules=target(milestone(12, "P1"), mode="soft", price=1000) | {"site_power": settings},
        concessions=[{"rule": rule, "where": where, "amount": amount}
                     for rule, where, amount in concessions],
    )


def test_an_upper_bound_moves_up() -> None:
    """10 units fit; 15 kW more let one more in: 11 units and one short, 110 + 1000."""
    plan = solved(question(("site_power", "H P1", 15)))
    assert plan.total_cost == 1110
    assert row(plan, "site_power", "H P1") == (110, "<=", 115, 5)
    assert solved(question()).total_cost == 100 + 2000


def test_a_lower_bound_moves_down() -> None:
    """Two units fewer are asked for: nothing is short. Concessions of one row add up."""
    plan = solved(question(("delivery_target", "P1", 1), ("delivery_target", "P1", 1)))
    assert (plan.total_cost, row(plan, "delivery_target", "P1")[2]) == (100, 10)


def test_a_row_that_is_not_there() -> None:
    """It is named with its row of the table, and nothing is solved."""
    with pytest.raises(BadInput) as caught:
        solved(question(("site_power", "K P1", 5), ("cooling", "H P1", 5), mode="off"))
    assert [p.place.row for p in caught.value.problems] == [0, 1]
    assert "no row “K P1”" in caught.value.problems[0].what


def test_it_is_part_of_the_question() -> None:
    """Two scenarios that concede different things are different."""
    one, other = question(("site_power", "H P1", 15)), question(("site_power", "H P1", 16))
    assert one.sha256 != other.sha256
    assert one.concessions[0].amount == Decimal(15)


def test_a_changed_copy_has_its_own_hash() -> None:
    """The hash of the original, once asked for, does not stick to the copy."""
    one = question()
    before = one.sha256
    other = one.model_copy(update={"title": "another"})
    assert other.sha256 != before
    assert other.sha256 == question().model_copy(update={"title": "another"}).sha256


def test_a_negative_amount_tightens() -> None:
    """15 kW less leave room for 8 units; a target moved by −2 asks for 14: 80 + 6 × 1000."""
    plan = solved(question(("site_power", "H P1", -15), ("delivery_target", "P1", -2)))
    assert plan.total_cost == 80 + 6000
    assert row(plan, "site_power", "H P1") == (80, "<=", 85, 5)
    assert row(plan, "delivery_target", "P1")[2] == 14


@pytest.mark.parametrize(("second", "amount", "cost"), [(40, -4, 96), (30, 10, 98)])
def test_money_conceded_to_a_year_is_carried_over_like_its_own(
    second: int, amount: int, cost: int,
) -> None:
    """12 units by 2027, at 10 in 2026 and at 8 in 2027; all of the 60 of 2026 may be carried.

    Less 4, 2026 hands on 56; with the 40 of 2027 that is 12 units at 8: 96. With 10 more, 2026
    buys one unit and hands on 60; with the 30 of 2027 that is 11 units: 10 + 88. Counted without
    the concession, 2026 would hand on more than it has, or too little.
    """
    question = scenario(
        phases=years(2), offers=[offer("x", 10)],
        offer_phases=[{"offer": "x", "phase": "P2", "unit_price": 8}],
        budgets=[{"fiscal_year": 2026, "amount": 60, "carry_over_share": 1},
                 {"fiscal_year": 2027, "amount": second}],
        rules=target(milestone(12)),
        concessions=[{"rule": "budget_year", "where": "FY2026", "amount": amount}],
    )
    assert solved(question).total_cost == cost
