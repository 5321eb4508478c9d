"""Plans that no other beats in two aims, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.answers.bench import Bench
from optimizer.answers.frontier import frontier
from optimizer.answers.planning import find_plan
from optimizer.core.changes import with_settings
from optimizer.core.registry import BOOK
from optimizer.domain.answer import Answer
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput, NoPlan, SolverTrouble
from optimizer.io.answers.trials import changed
from optimizer.io.settings import canonical
from optimizer.model.options import Options
from tests.build import accelerator, milestone, offer, scenario, system, target


def bench() -> Bench:
    return Bench(Options(gap=0.0), 60.0, jobs=1)


def question(**more: Any) -> Scenario:
    """2 to 4 accelerators, at most 2 of each kind: A is 1 H100 equivalent at 10, B is 2 at 25."""
    return scenario(
        accelerators=[accelerator("A"), accelerator("B", fp8_tflops=2 * 1979)],
        systems=[system("S"), system("T", "B")],
        offers=[offer("a", 10, maximum_total=2), offer("b", 25, system="T", maximum_total=2)],
        rules=target(milestone(2)), **more)


def points(answer: Answer) -> list[tuple[Any, Any]]:
    """(first aim, second aim) of every point."""
    return [(row[1], row[0]) for row in answer.tables[0].rows]


def test_cost_against_compute() -> None:
    """2 a: 20 for 2; a and b: 35 for 3; 2 a and b: 45 for 4; a and 2 b: 60 for 5; all: 70 for 6.

    2 b are 50 for 4: beaten by 2 a and b.
    """
    answer = frontier(question(), bench(), "least_cost", "most_compute")
    assert points(answer) == [(20, 2), (35, 3), (45, 4), (60, 5), (70, 6)]
    assert answer.complete
    assert answer.sentences[-1].en == "These are all there are."
    assert all(trial.plan is not None for trial in answer.trials)


def test_the_other_way_round_it_is_the_same_frontier() -> None:
    """A larger aim first, a smaller one held: the same points from the other end."""
    answer = frontier(question(), bench(), "most_compute", "least_cost")
    assert points(answer) == [(6, 70), (5, 60), (4, 45), (3, 35), (2, 20)]


def test_fewer_points_are_spread_and_what_is_left_out_is_said() -> None:
    """Three of five: both ends and one between, and a neighbour that is marked open."""
    answer = frontier(question(), bench(), "least_cost", "most_compute", 3)
    found = points(answer)
    assert (found[0], found[-1], len(found)) == ((20, 2), (70, 6), 3)
    assert "open" in {row[4] for row in answer.tables[0].rows}
    assert any("marked open" in s.en for s in answer.sentences)


def test_time_against_money() -> None:
    """One accelerator: 10 in P2 (0 weeks to the end of June), 14 in P1 (90 days: 90/7 more)."""
    asked = scenario(
        offers=[offer("x", 14, maximum_total=1)],
        offer_phases=[{"offer": "x", "phase": "P2", "unit_price": 10}], rules=target(milestone(1)))
    found = points(frontier(asked, bench(), "least_cost", "earliest_service"))
    assert [cost for cost, _ in found] == [10, 14]
    assert float(found[1][1] - found[0][1]) == pytest.approx(90 / 7, abs=1e-5)


def test_one_plan_that_is_best_in_both() -> None:
    """Least cost and least purchase money agree: one point, and the sentence says so."""
    answer = frontier(question(), bench(), "least_cost", "least_purchase")
    assert points(answer) == [(20, 20)]
    assert answer.sentences[0].en.startswith("One plan is the best in both")


def test_bad_questions_are_told_at_once() -> None:
    """An unknown aim and too few points; an aim against itself."""
    with pytest.raises(BadInput) as caught:
        frontier(question(), bench(), "least_cots", "most_compute", 1)
    assert "Did you mean least_cost" in str(caught.value)
    assert len(caught.value.problems) == 2
    with pytest.raises(BadInput, match="against itself"):
        frontier(question(), bench(), "least_cost", "least_cost")


def test_no_plan_at_all() -> None:
    """5 are asked for and 4 for sale."""
    with pytest.raises(NoPlan):
        frontier(question().model_copy(update={"rules": target(milestone(5))}), bench(),
                 "least_cost", "most_compute")


def test_a_stop_before_the_first_plan() -> None:
    """Nothing is claimed: it is the error of a solve without a plan."""
    stopped = bench()
    stopped.stop()
    with pytest.raises(SolverTrouble):
        frontier(question(), stopped, "least_cost", "most_compute")


@pytest.mark.parametrize("soft", [False, True])
def test_every_point_is_solved_again_by_the_changes_its_trial_names(soft: bool) -> None:
    """The limit on the second aim is part of the scenario, and so are its changes.

    Without, a limited trial solved again was the plan without the limit. Where rules are soft, the
    most compute (6) is not held to what concedes least.
    """
    base = question()
    if soft:
        base = base.model_copy(update={"rules": target(milestone(3), mode="soft", price=12)})
    answer = frontier(base, bench(), "most_compute", "least_cost")
    assert len(answer.trials) >= 5
    values = {}
    for trial in answer.trials:
        changes = changed(canonical(base, BOOK), trial.scenario).split("\n")
        again = find_plan(with_settings(base, changes), Options(gap=0.0))
        assert trial.plan is not None
        assert again.scenario_sha256 == trial.scenario.sha256
        assert [(p.aim, p.objective) for p in again.proofs] == [
            (p.aim, p.objective) for p in trial.plan.proofs]
        values[trial.name] = {p.aim: p.objective for p in again.proofs}
    for row in answer.tables[0].rows:
        again_at = values[str(row[-1])]
        assert (again_at["least_cost"], again_at["most_compute"]) == row[:2]


def test_with_soft_rules_both_ways_round_are_the_same_frontier() -> None:
    """3 wanted, 12 for each missing: none 36 for 0; a: 34 for 1; 2 a: 32 for 2; a and b: 47 for 3.

    The others as before: of these four only 2 a stay, 2 a and b are 45 for 4.
    """
    asked = question().model_copy(update={"rules": target(milestone(3), mode="soft", price=12)})
    found = points(frontier(asked, bench(), "least_cost", "most_compute"))
    assert found == [(32, 2), (45, 4), (60, 5), (70, 6)]
    assert points(frontier(asked, bench(), "most_compute", "least_cost")) == [
        (two, one) for one, two in reversed(found)]


def test_limits_of_the_scenario_are_kept() -> None:
    """At least 3 H100 equivalents, and at most 60 to be spent: the points between."""
    asked = question(aims=[{"aim": "most_compute", "limit": 3}, {"aim": "least_cost", "limit": 60}])
    answer = frontier(asked, bench(), "least_cost", "most_compute")
    assert points(answer) == [(35, 3), (45, 4), (60, 5)]
    tight = question(aims=[{"aim": "most_compute", "limit": 4}, {"aim": "least_cost", "limit": 44}])
    with pytest.raises(NoPlan, match="limits of its aims"):
        frontier(tight, bench(), "least_cost", "most_compute")
