"""Where nothing can be ordered there is still an answer: the empty plan, or the proof of none."""

from __future__ import annotations

import pytest

from optimizer.errors import NoPlan
from tests.build import milestone as by
from tests.build import offer, row, scenario, solved, target

TOO_LATE = [offer("a", 100, lead_weeks_max=100)]


@pytest.mark.parametrize("offers", [[], TOO_LATE])
def test_nothing_asked_nothing_bought(offers: list[dict[str, object]]) -> None:
    """No quote, or only one that would arrive after the end: the empty plan at no cost."""
    plan = solved(scenario(offers=offers, aims=[{"aim": "most_compute"}, {"aim": "least_cost"}]))
    assert (plan.status, plan.orders, plan.total_cost) == ("optimal", (), 0)
    assert [(p.objective, p.gap) for p in plan.proofs] == [(0, 0), (0, 0)]


@pytest.mark.parametrize("offers", [[], TOO_LATE])
def test_a_target_that_nothing_can_meet_has_no_plan(offers: list[dict[str, object]]) -> None:
    """One accelerator is wanted and none can be had: proven, not "solver trouble"."""
    with pytest.raises(NoPlan):
        solved(scenario(offers=offers, rules=target(by(1))))


@pytest.mark.parametrize("offers", [[], TOO_LATE])
def test_a_soft_target_that_nothing_can_meet_is_charged(offers: list[dict[str, object]]) -> None:
    """3 by P1 and 5 by P2 at 10 each: 80."""
    plan = solved(scenario(offers=offers, rules=target(by(3, "P1"), by(5), mode="soft", price=10)))
    assert (plan.orders, plan.total_cost) == ((), 80)
    assert row(plan, "delivery_target", "P1") == (0, ">=", 3, -3)
    assert row(plan, "delivery_target", "P2") == (0, ">=", 5, -5)
