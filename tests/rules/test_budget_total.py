"""Rule 3b: all payments of the horizon within one sum."""

from decimal import Decimal
from typing import Any

from optimizer.domain.scenario import Scenario
from tests.build import (
    amount,
    bought,
    milestone,
    offer,
    row,
    scenario,
    solved,
    target,
    units,
    uses,
)


def question(**settings: Any) -> Scenario:
    """12 units looked for at 10 each, 6 of them by P1; a unit short costs 50 in its row."""
    return scenario(
        offers=[offer("x", 10, maximum_per_phase=6, support_per_year=1)],
        money={"horizon_years": 1},
        terms={"support": {"counted": False}},
        rules=target(milestone(6, "P1"), milestone(12), mode="soft", price=50)
        | {"budget_total": settings},
    )


def test_both_phases_are_paid_from_one_sum() -> None:
    """6 units in P1 and 6 in P2 cost 60 + 60 = 120. A total of 105 pays 10: 100, and 2 short
    cost 2 × 50: 200 in all. Off, or with no amount, 120.
    """
    plan = solved(question(amount=105))
    assert plan.total_cost == 200
    assert units(plan) == {("x", "H", "P1"): 6, ("x", "H", "P2"): 4}
    assert row(plan, "budget_total") == (100, "<=", 105, 5)
    assert uses(plan, "budget_total")[""].unit == "reporting currency"
    assert solved(question(amount=105, mode="off")).total_cost == 120
    unlimited = solved(question())
    assert (unlimited.total_cost, uses(unlimited, "budget_total")) == (120, {})


def test_soft_total() -> None:
    """At 0.5 per won a unit over the total costs 10 + 5, far below 50: all 12 are bought.

    120 + 15 broken × 0.5 = 127.5. At 4.5 a full unit over costs 10 + 45 > 50, but of the 11th
    only half is over (5): 10 + 22.5. So 11 units: 110 + 5 × 4.5 + 50 = 182.5.
    """
    plan = solved(question(amount=105, mode="soft", price="0.5"))
    assert plan.total_cost == 127.5
    assert row(plan, "budget_total") == (120, "<=", 105, -15)
    assert uses(plan, "budget_total")[""].concession == 7.5
    dear = solved(question(amount=105, mode="soft", price="4.5"))
    assert (dear.total_cost, bought(dear)) == (182.5, {"x": 11})
    assert amount(dear, "soft_rules") == 72.5


def test_what_the_total_pays() -> None:
    """VAT of 10 % counts unless told otherwise; support is running cost and never counts.

    12 units cost 120 and 12 of VAT. 125 pays 11 with VAT (121) and all 12 without.
    """
    def asked(**settings: Any) -> Scenario:
        made = question(amount=125, **settings)
        taxed = scenario(taxes=[{"origin": "KR", "duty_share": 0, "vat_share": "0.1"}])
        return made.model_copy(update={"taxes": taxed.taxes, "terms": {}})

    plan = solved(asked())
    assert bought(plan) == {"x": 11}
    assert row(plan, "budget_total") == (121, "<=", 125, 4)
    plan = solved(asked(count_vat=False))
    assert bought(plan) == {"x": 12}
    assert row(plan, "budget_total") == (120, "<=", 125, 5)
    # in service from P1 (1 year left) and from P2 (3/4 of a year): 6 × 1 + 6 × 0.75
    assert amount(plan, "support") == 10.5


def test_won_at_the_scale_of_a_national_round() -> None:
    """5,000 units of some 400 million won each against 1.459 tn, at 0.001 a won beyond.

    3,000 x (all there are) and 2,000 y cost 3,000 × 401,234,567 + 2,000 × 433,333,331 =
    2,070,370,363,000; that is 611,370,362,999 too much and costs 611,370,362.999. A unit short
    would cost 600 million, more than a unit with its share of the concession.
    """
    plan = solved(scenario(
        offers=[offer("x", 401_234_567, maximum_total=3000), offer("y", 433_333_331)],
        rules=target(milestone(1500, "P1"), milestone(5000), mode="soft", price=600_000_000)
        | {"budget_total": {"amount": 1_459_000_000_001, "mode": "soft", "price": "0.001"}},
    ))
    assert bought(plan) == {"x": 3000, "y": 2000}
    assert row(plan, "budget_total")[3] == -611_370_362_999
    assert amount(plan, "soft_rules") == Decimal("611370362.999")
