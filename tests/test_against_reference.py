"""The planner against an independent enumerator on 500 random small scenarios.

Proves that formulation, solver and audit together find the true optimum: the enumerator tries
every combination of whole units in exact fractions and shares no code with the planner. Without
it, a rule that is wrong in the same way in model and audit (they share one formula) would pass.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from optimizer.answers.planning import find_plan
from optimizer.core.registry import TERMS
from optimizer.domain.plan import Plan
from optimizer.domain.scenario import Scenario
from optimizer.errors import NoPlan
from optimizer.model.session import Options
from optimizer.model.solve import build, solve
from tests.reference import World, enumerate_best, evaluate
from tests.reference.random_scenarios import scenario as random_scenario

SCENARIOS, EACH = 500, 10
SAME = Fraction(1, 10**6)
EXACT = Options(gap=0.0)


def _close(ours: Any, theirs: Any) -> bool:
    return abs(Fraction(ours) - theirs) <= SAME * max(Fraction(1), abs(theirs))


def _best(scenario: Scenario) -> list[tuple[str, float]] | None:
    try:
        return [(choice.aim, outcome.objective)
                for choice, outcome in solve(build(scenario), EXACT).outcomes]
    except NoPlan:
        return None


def _agrees(plan: Plan, world: World) -> None:
    """Every bill line, year of cash, rule row and count of our plan, recomputed by the other."""
    orders = {(o.offer, o.site, o.phase): o.units for o in plan.orders}
    theirs = evaluate(world, orders)
    assert theirs.feasible, theirs.broken
    counted = {line.term: line for line in plan.bill}
    for term in TERMS:
        other = theirs.bill[term]
        ours = (counted[term].amount, counted[term].nominal) if term in counted else (0, 0)
        assert _close(ours[0], other.present if term in counted else 0), term
        assert _close(ours[1], other.nominal if term in counted else 0), term
    assert plan.in_service_by_phase == theirs.in_service_by_phase
    concession = sum((Fraction(use.concession) for use in plan.rules), Fraction(0))
    assert _close(concession, theirs.concession)


@pytest.mark.parametrize("first", range(0, SCENARIOS, EACH))
def test_the_planner_finds_the_enumerated_optimum(first: int) -> None:
    """Ten scenarios: same verdict, same value of every aim in order, and a plan that adds up."""
    for seed in range(first, first + EACH):
        raw = random_scenario(seed)
        world = World(raw, None)
        best = enumerate_best(world)
        scenario = Scenario.model_validate(raw)
        found = _best(scenario)
        assert (found is None) == (best is None), f"seed {seed}: feasibility"
        if found is None or best is None:
            continue
        assert [aim for aim, _ in found] == [aim for aim, _ in best.values], f"seed {seed}"
        for (aim, ours), (_, theirs) in zip(found, best.values, strict=True):
            assert _close(ours, theirs), f"seed {seed} {aim}: {ours} is not {float(theirs)}"
        _agrees(find_plan(scenario, EXACT), world)
