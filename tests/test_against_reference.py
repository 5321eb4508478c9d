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
from tests.reference import World, enumerate_best, evaluate
from tests.reference.random_scenarios import scenario as random_scenario
from tests.wide import wide

SCENARIOS, EACH = wide(60, 500), 10
SAME = Fraction(1, 10**6)
EXACT = Options(gap=0.0)


def _close(ours: Any, theirs: Any) -> bool:
    return abs(Fraction(ours) - theirs) <= SAME * max(Fraction(1), abs(theirs))


def _plan(scenario: Scenario) -> Plan | None:
    try:
        return find_plan(scenario, EXACT)
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
        plan = _plan(scenario)
        assert (plan is None) == (best is None), f"seed {seed}: feasibility"
        if plan is None or best is None:
            continue
        assert [proof.aim for proof in plan.proofs] == [aim for aim, _ in best.values], seed
        for proof, (aim, theirs) in zip(plan.proofs, best.values, strict=True):
            assert _close(proof.bound, theirs), f"seed {seed} {aim}: {proof} is not {theirs}"
        assert _close(plan.proofs[-1].objective, best.values[-1][1]), seed
        _agrees(plan, world)
