"""Terms network and fit-out: what it costs to house the systems."""

from typing import Any

import pytest

from tests.build import HALVING, amount, months, nominal, offer, order, priced, scenario, system


@pytest.mark.parametrize(
    ("term", "settings", "paid", "present"),
    [("network", {"per_accelerator": 5}, 170, 62.5), ("fit_out", {"per_kw": 3}, 105, 41.25)],
)
def test_paid_at_delivery(term: str, settings: dict[str, Any], paid: int, present: float) -> None:
    """2 units (8 accelerators, 10 kW) ordered in January and delivered in February, 3 smaller ones
    (6 accelerators, 5 kW) delivered in March: February counts 1/2, March 1/4.

    Network at 5: 2 × 8 × 5 = 80 and 3 × 6 × 5 = 90; present value 40 + 22.5 = 62.5.
    Fit-out at 3 a kW: 2 × 10 × 3 = 60 and 3 × 5 × 3 = 45; present value 30 + 11.25 = 41.25.
    """
    made = scenario(
        phases=months(3), money={"discount_rate": HALVING, "horizon_years": 1},
        systems=[system("S8", per_unit=8), system("S6", per_unit=6, unit_kw_max=5)],
        offers=[offer("x", 0, system="S8", lead_weeks_max=5), offer("y", 0, system="S6")],
        terms={term: settings},
    )
    orders = order("x", 2), order("y", 3, "P3")
    plan = priced(made, *orders)
    assert (nominal(plan, term), amount(plan, term)) == (paid, present)
    assert plan.total_cost == present
    # budgets pay it; without the term nothing is paid
    assert plan.cash[0].paid == paid
    unseen = made.model_copy(update={"terms": {term: settings | {"counted": False}}})
    assert priced(unseen, *orders).total_cost == 0
