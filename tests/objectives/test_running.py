"""Terms energy and support: so much a year from in service to the end of the horizon."""

from decimal import Decimal

import pytest

from tests.build import (
    HALVING,
    amount,
    milestone,
    months,
    nominal,
    offer,
    order,
    priced,
    room,
    scenario,
    site,
    solved,
    system,
    target,
)
from tests.objectives.journey import journey, two_orders


def test_support_at_the_rate_of_the_phase_in_service() -> None:
    """$6 a unit and year. The horizon is 6 months: a unit in service in March has 4 of them left,
    one in service in April 3.

    2 from March: 12 × 1,200 × 4/12 = 4,800. 1 from April: 6 × 1,300 × 3/12 = 1,950. Together
    6,750. Money halves every month, so March to June count (1/4 + 1/8 + 1/16 + 1/32) / 12
    = 15/32/12 = 0.0390625 years, April to June (1/8 + 1/16 + 1/32) / 12 = 7/32/12 = 0.018229167
    (nine decimals): 14,400 × 0.0390625 + 7,800 × 0.018229167 = 562.5 + 142.1875026.
    """
    made = journey(quote={"support_per_year": 6},
                   money={"discount_rate": HALVING, "horizon_years": "0.5"})
    plan = two_orders(made)
    assert nominal(plan, "support") == 6_750
    assert amount(plan, "support") == Decimal("704.687503")
    assert plan.cash[0].paid == 33_700
    free = two_orders(made.model_copy(update={"terms": {"support": {"counted": False}}}))
    assert plan.total_cost - free.total_cost == Decimal("704.687503")


def test_nothing_runs_after_the_horizon() -> None:
    """The horizon of 2 months ends before either order is in service."""
    made = journey(quote={"support_per_year": 6},
                   money={"discount_rate": HALVING, "horizon_years": "0.166667"})
    plan = two_orders(made)
    assert (nominal(plan, "support"), amount(plan, "support")) == (0, 0)


@pytest.mark.parametrize(
    ("rate", "at_h", "at_k"),
    [
        # 3/12 and 1/12 years, to nine decimals as every factor
        (0, 105_120 * Decimal("0.25"), 140_160 * Decimal("0.083333333")),
        # money halves every month: (1 + 1/2 + 1/4) / 12 and (1/4) / 12 years, to nine decimals
        (HALVING, 105_120 * Decimal("0.145833333"), 140_160 * Decimal("0.020833333")),
    ],
)
def test_energy_of_two_sites(rate: int, at_h: Decimal, at_k: Decimal) -> None:
    """A unit takes 8 kW in normal use. At H (PUE 1.5, load 50 %, 2 a kWh) a year of it costs
    8 × 0.5 × 1.5 × 8,760 × 2 = 105,120; at K (PUE 1, load 100 %, 1 a kWh) 70,080.

    The horizon is 3 months. In service at H from January (3 months): 26,280. At K 2 units from
    March (1 month): 2 × 5,840 = 11,680. Together 37,960 without discounting.
    """
    made = scenario(
        phases=months(3), money={"discount_rate": rate, "horizon_years": "0.25"},
        sites=[site("H", pue="1.5", load_factor="0.5", tariff_per_kwh=2),
               site("K", tariff_per_kwh=1)],
        offers=[offer("x", 0)],
    )
    plan = priced(made, order("x", 1), order("x", 2, "P3", "K"))
    assert nominal(plan, "energy") == 37_960
    assert amount(plan, "energy") == round(at_h + at_k, 6)


def test_energy_draws_units_to_the_cheaper_site() -> None:
    """A unit costs 100; a year (the horizon) at H 8 × 8,760 × 0.001 = 70.08, at K at half the
    tariff 35.04. K takes 3 of the 5: 500 + 2 × 70.08 + 3 × 35.04 = 745.28. If energy does not
    count, it is 500 wherever they stand.
    """
    tables = {
        "money": {"horizon_years": 1},
        "sites": [site("H", tariff_per_kwh="0.001"), site("K", tariff_per_kwh="0.0005")],
        "site_phases": [room("H"), room("K", power_kw=30)], "systems": [system()],
        "offers": [offer("x", 100)], "rules": target(milestone(5, "P1")),
    }
    plan = solved(scenario(**tables))
    assert plan.total_cost == Decimal("745.28")
    assert amount(plan, "energy") == Decimal("245.28")
    off = scenario(**tables, terms={"energy": {"counted": False}})
    assert solved(off).total_cost == 500
