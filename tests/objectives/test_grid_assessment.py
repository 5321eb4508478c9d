"""A fee for each site whose new load ends above the grid threshold: two sites."""

from __future__ import annotations

from typing import Any

import pytest

from tests.build import amount, bought, offer, order, priced, scenario, site, solved, target, years
from tests.build import milestone as by


def question(mode: str = "hard", **more: Any) -> Any:
    """h for H at 100, k for K at 104, 10 kW a unit; an assessment above 50 kW costs 40."""
    return scenario(**{
        "sites": [site(), site("K")],
        "offers": [offer("h", 100, sites=["H"]), offer("k", 104, sites=["K"])],
        "rules": target(by(8)) | {"grid_step": {"mode": mode, "threshold_kw": 50, "fee": 40}},
        **more})


def test_two_halls_below_the_threshold() -> None:
    """Eight: 5 h (50 kW) + 3 k = 500 + 312 = 812; 8 h + 40 = 840. Without: 8 h = 800."""
    plan = solved(question())
    assert (bought(plan), plan.total_cost) == ({"h": 5, "k": 3}, 812)
    assert amount(plan, "grid_assessment") == 0
    off = solved(question("off"))
    assert (bought(off), off.total_cost) == ({"h": 8}, 800)
    assert amount(off, "grid_assessment") == 0
    uncounted = solved(question(terms={"grid_assessment": {"counted": False}}))
    assert (bought(uncounted), uncounted.total_cost) == ({"h": 8}, 800)


@pytest.mark.parametrize(("h", "k", "fees"), [(5, 5, 0), (6, 5, 40), (5, 6, 40), (6, 6, 80)])
def test_one_fee_per_site_above_in_the_first_phase(h: int, k: int, fees: int) -> None:
    """Half in P1, the rest in P2: the final load counts (60 kW > 50 kW), the fee is P1's."""
    asked = question(phases=years(2), money={"discount_rate": 1})
    plan = priced(asked, order("h", 3), order("h", h - 3, "P2"),
                  order("k", k, "P2", "K"))
    assert amount(plan, "grid_assessment") == fees
    assert plan.cash[0].paid == 300 + fees
