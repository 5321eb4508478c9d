"""Rule 4b: a large new load needs a grid-impact assessment first."""

from typing import Any

import pytest

from optimizer.domain.scenario import Scenario
from optimizer.errors import NoPlan
from tests.build import (
    amount,
    bought,
    milestone,
    nominal,
    offer,
    order,
    priced,
    row,
    scenario,
    site,
    solved,
    target,
    uses,
)


def question(**settings: Any) -> Scenario:
    """8 units by P1, 12 by P2; x at 10 only to H, y at 15 only to K; 10 kW a unit, PUE 1.

    Above 50 kW a site needs an assessment, which costs 7.
    """
    return scenario(
        sites=[site("H", existing_power_kw=400), site("K")],
        offers=[offer("x", 10, sites=("H",)), offer("y", 15, sites=("K",))],
        rules=target(milestone(8, "P1"), milestone(12))
        | {"grid_step": {"mode": "hard", "threshold_kw": 50, "fee": 7, **settings}},
    )


def test_no_site_is_above_the_threshold_before_its_assessment() -> None:
    """12 weeks from 1 January end on 26 March: P1 starts before, P2 (1 April) after.

    By P1 each site takes at most 5: 5 x and 3 y. Then 4 x more: 9 × 10 + 3 × 15 + one fee 7 = 142.
    By default the rule is off: 12 × 10 = 120. Without delay only the fee remains: 127. The 400 kW
    that H uses already do not count.
    """
    plan = solved(question(delay_weeks=12))
    assert plan.total_cost == 142
    assert bought(plan) == {"x": 9, "y": 3}
    assert amount(plan, "grid_assessment") == 7
    assert row(plan, "grid_step", "H P1") == (50, "<=", 50, 0)
    assert row(plan, "grid_step", "K P1") == (30, "<=", 50, 20)
    assert set(uses(plan, "grid_step")) == {"H P1", "K P1"}
    assert uses(plan, "grid_step")["H P1"].unit == "kW"
    off = solved(question(mode="off", delay_weeks=12))
    assert (off.total_cost, amount(off, "grid_assessment")) == (120, 0)
    at_once = solved(question())
    assert (at_once.total_cost, uses(at_once, "grid_step")) == (127, {})


def test_two_assessments_or_none() -> None:
    """13 weeks end on 2 April, after P2 has begun: both sites stay at 5, 10 in all, so no plan.

    With 12 weeks, 20 units of which H can take 9 (supply): 9 x, 11 y, both above 50 kW:
    90 + 165 + 2 × 7 = 269. At 5 and 5 exactly, nobody is above: no fee.
    """
    with pytest.raises(NoPlan):
        solved(question(delay_weeks=13))
    made = question(delay_weeks=12)
    x, y = made.offers
    more = made.model_copy(update={
        "offers": (x.model_copy(update={"maximum_total": 9}), y),
        "rules": made.rules | target(milestone(8, "P1"), milestone(20)),
    })
    plan = solved(more)
    assert (plan.total_cost, nominal(plan, "grid_assessment")) == (269, 14)
    edge = priced(more, order("x", 5), order("y", 5, site="K"))
    assert amount(edge, "grid_assessment") == 0
    assert row(edge, "grid_step", "K P1") == (50, "<=", 50, 0)


def test_soft_step() -> None:
    """At 0.2 a kW an x by P1 instead of a y costs 2 and saves 5: 8 x by P1, broken by 30 kW.

    12 × 10 + 7 + 30 × 0.2 = 133. At 0.6 it costs 6 > 5: 142 as if hard.
    """
    plan = solved(question(delay_weeks=12, mode="soft", price="0.2"))
    assert plan.total_cost == 133
    assert row(plan, "grid_step", "H P1") == (80, "<=", 50, -30)
    assert uses(plan, "grid_step")["H P1"].concession == 6
    assert amount(plan, "soft_rules") == 6
    assert solved(question(delay_weeks=12, mode="soft", price="0.6")).total_cost == 142
