"""Rule 3a: each fiscal year pays from its own money and what was carried into it."""

from decimal import Decimal
from typing import Any

import pytest

from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput, NoPlan
from tests.build import (
    amount,
    bought,
    milestone,
    offer,
    order,
    priced,
    quarters,
    row,
    scenario,
    solved,
    target,
    units,
    uses,
    years,
)


def voted(year: int, money: Any, carry: Any = 0) -> dict[str, Any]:
    return {"fiscal_year": year, "amount": money, "carry_over_share": carry}


def question(*budgets: dict[str, Any], **settings: Any) -> Scenario:
    """12 units by the end of 2027: at 10 each in 2026 (P1), at 8 in 2027 (P2)."""
    return scenario(
        phases=years(2), offers=[offer("x", 10)],
        offer_phases=[{"offer": "x", "phase": "P2", "unit_price": 8}],
        budgets=budgets,
        rules=target(milestone(12)) | {"budget_year": settings},
    )


def test_money_is_carried_over() -> None:
    """2026 has 100 and may hand on 30 % = 30; 2027 has 50.

    2027 pays 50 + 30 = 80, that is 10 units at 8; the other 2 are bought in 2026 at 10:
    80 + 20 = 100. Without the rule all 12 are bought in 2027: 96. Without carry-over 2027 pays 6
    units (48) and 2026 the other 6 (60): 108.
    """
    plan = solved(question(voted(2026, 100, "0.3"), voted(2027, 50)))
    assert plan.total_cost == 100
    assert units(plan) == {("x", "H", "P1"): 2, ("x", "H", "P2"): 10}
    # paid 20 and handed on 30; then paid 80 from 50 and the 30
    assert row(plan, "budget_year", "FY2026") == (50, "<=", 100, 50)
    assert row(plan, "budget_year", "FY2027") == (80, "<=", 80, 0)
    assert uses(plan, "budget_year")["FY2027"].unit == "reporting currency"
    first, second = plan.cash
    assert (first.paid, first.budget, first.carried_in, first.carried_out) == (20, 100, 0, 30)
    assert (second.paid, second.budget, second.carried_in, second.carried_out) == (80, 50, 30, 0)

    assert solved(question(voted(2026, 100, "0.3"), voted(2027, 50), mode="off")).total_cost == 96
    assert solved(question(voted(2026, 100), voted(2027, 50))).total_cost == 108


def test_no_budget_rows_no_limit_but_a_year_left_out_has_none() -> None:
    """Without any budgets the rule has no rows: 96. If only 2026 has money, all 12 cost 10: 120.

    If only 2027 has money, 40 of it, at most 5 units can be paid: no plan.
    """
    free = solved(question())
    assert (free.total_cost, uses(free, "budget_year")) == (96, {})
    plan = solved(question(voted(2026, 200)))
    assert plan.total_cost == 120
    assert row(plan, "budget_year", "FY2027") == (0, "<=", 0, 0)
    with pytest.raises(NoPlan):
        solved(question(voted(2027, 40)))


def test_soft_budget() -> None:
    """Without carry-over 2027 pays 6 units and has 2 left. A unit bought there and not in 2026
    saves 2, and breaks the budget by 8 (the first by 6).

    At 0.1 a won that costs 0.8: all 12 in 2027, 96 − 50 = 46 broken, 96 + 4.6 = 100.6.
    At 0.5 even the first costs 3 > 2: 108, as if hard. A cap on the broken amount is refused:
    money carried out of a broken year would make the cap of that year mean nothing.
    """
    budgets = voted(2026, 100), voted(2027, 50)
    plan = solved(question(*budgets, mode="soft", price="0.1"))
    assert plan.total_cost == Decimal("100.6")
    assert amount(plan, "soft_rules") == Decimal("4.6")
    assert row(plan, "budget_year", "FY2027") == (96, "<=", 50, -46)
    assert uses(plan, "budget_year")["FY2027"].concession == Decimal("4.6")
    assert solved(question(*budgets, mode="soft", price="0.5")).total_cost == 108
    with pytest.raises(BadInput, match="max_concession"):
        solved(question(*budgets, mode="soft", price="0.1", max_concession=10))


def test_vat_counts_or_not() -> None:
    """10 units at 10 and 10 % VAT: 100 + 10. A budget of 105 pays the price, not the VAT.

    With VAT counted 2026 pays at most 9 units (99); the tenth waits for 2027 and costs 8:
    98 + 9.8 VAT = 107.8. Not counted: 2026 could pay all, but only the target of 10 by 2026
    makes it: 110.
    """
    def asked(phase: str, **settings: Any) -> Scenario:
        return question(voted(2026, 105), voted(2027, 10), **settings).model_copy(update={
            "taxes": scenario(taxes=[{"origin": "KR", "duty_share": 0, "vat_share": "0.1"}]).taxes,
            "rules": target(milestone(10, phase)) | {"budget_year": settings},
        })

    plan = solved(asked("P1", count_vat=False))
    assert plan.total_cost == 110
    assert row(plan, "budget_year", "FY2026") == (100, "<=", 105, 5)
    with pytest.raises(NoPlan):
        solved(asked("P1"))
    later = solved(asked("P2"))
    assert later.total_cost == Decimal("107.8")
    assert row(later, "budget_year", "FY2026") == (99, "<=", 105, 6)
    assert row(later, "budget_year", "FY2027") == (Decimal("8.8"), "<=", 10, Decimal("1.2"))


def test_payments_fall_into_the_years_of_their_phases() -> None:
    """Four quarters, the fiscal year turns after the second. Two units at 100, a quarter down at
    order (P1), half at delivery 13 weeks later (2 April, P2), a quarter in service after 14 more
    weeks (9 July, P3): the first year pays 50 + 100 = 150, the second 50. What the network costs
    at delivery (2 × 7) is paid from the first year too, if it is counted.
    """
    phases = [
        {**phase, "fiscal_year": 2026 if i < 2 else 2027} for i, phase in enumerate(quarters(4))
    ]
    made = scenario(
        phases=phases,
        systems=[{"id": "S", "accelerator": "A", "accelerators_per_unit": 1, "unit_kw_max": 10,
                  "unit_kw_typical": 8, "rack_units": 8, "cooling": "air", "acceptance_weeks": 14}],
        offers=[offer("x", 100, lead_weeks_max=13, deposit_share="0.25", delivery_share="0.5",
                      acceptance_share="0.25")],
        budgets=[voted(2026, 180, "0.1"), voted(2027, 40, 1)],
        terms={"network": {"per_accelerator": 7}},
    )
    plan = priced(made, order("x", 2))
    # 164 paid, of 180 there are 16 left, and 18 might be carried: 16 are
    assert row(plan, "budget_year", "FY2026") == (180, "<=", 180, 0)
    # 50 paid of 40 + 16, and the 6 left are handed on
    assert row(plan, "budget_year", "FY2027") == (56, "<=", 56, 0)
    uncounted = {"network": {"per_accelerator": 7, "counted": False}}
    unseen = made.model_copy(update={"terms": uncounted})
    # 150 paid, 18 carried
    assert row(priced(unseen, order("x", 2)), "budget_year", "FY2026") == (168, "<=", 180, 12)


def test_an_overspent_year_hands_on_nothing() -> None:
    """11 units at 10 in 2026 against 100: broken by 10, and nothing, not −10, is carried."""
    plan = priced(question(voted(2026, 100, "0.3"), voted(2027, 50)),
                  order("x", 11), order("x", 1, "P2"))
    assert row(plan, "budget_year", "FY2026") == (110, "<=", 100, -10)
    assert row(plan, "budget_year", "FY2027") == (8, "<=", 50, 42)
    assert bought(plan) == {"x": 12}
