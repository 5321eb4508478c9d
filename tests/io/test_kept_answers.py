"""An answer that is kept as JSON and read again is the same answer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from optimizer import api
from optimizer.io.answers.kept import answer_kept, kept_answer
from tests.answers import made
from tests.build import milestone, offer, room, scenario, solved, target, years

if TYPE_CHECKING:
    from optimizer.domain.answer import Answer
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario


def possible() -> Scenario:
    """Two offers, a hall that holds 12 units, a budget that binds nothing: a plan exists."""
    return scenario(
        phases=years(3),
        offers=[offer("dear", 90, vendor="W"), offer("cheap", 70, maximum_total=8)],
        site_phases=[room(power_kw=120)],
        rules=target(milestone(10, "P2")) | {"budget_total": {"amount": 2_000}})


def impossible() -> Scenario:
    """10 are wanted, 6 can be shipped, 7 can be fed: two conflicts."""
    return scenario(
        offers=[offer("o", 10, maximum_total=6)], site_phases=[room(power_kw=70)],
        rules=target(milestone(10), concession_price=10) | {
            "supply_total": {"concession_price": 1}, "site_power": {"concession_price": 3}})


def again(answer: Answer, base: Scenario) -> Answer:
    """Through the text of the database and back."""
    return answer_kept(json.loads(json.dumps(kept_answer(answer, base))), base)


def asked(verb: str, *subjects: Scenario | Plan, **given: Any) -> Answer:
    bench = api.Bench(api.Options(gap=0.0), seconds=30.0, jobs=1)
    return api.answer(verb, *subjects, bench=bench, **given)


def same(one: Answer, other: Answer) -> None:
    """All that is shown, and every scenario that was solved, plan by plan."""
    assert (other.verb, other.title, other.sentences, other.tables, other.complete,
            other.seconds) == (one.verb, one.title, one.sentences, one.tables, one.complete,
                               one.seconds)
    assert [replace(trial, scenario=None, plan=None) for trial in other.trials] == [
        replace(trial, scenario=None, plan=None) for trial in one.trials]
    assert [trial.scenario.sha256 for trial in other.trials] == [
        trial.scenario.sha256 for trial in one.trials]
    for mine, kept in zip(one.trials, other.trials, strict=True):
        assert (kept.plan is None) == (mine.plan is None)
        if mine.plan is not None and kept.plan is not None:
            assert kept.plan.model_dump(exclude={"scenario"}) == mine.plan.model_dump(
                exclude={"scenario"})


QUESTIONS = {
    "why": {"offer": "dear"}, "price-to-win": {}, "curve": {"axis": "power"}, "marginals": {},
    "alternatives": {"within": "0.05", "count": 2},
    "frontier": {"aim": "least_cost", "other": "most_compute", "points": 4},
    "cost-of-rules": {"groups": ["site_power+budget_total"]},
}


@pytest.mark.parametrize("verb", QUESTIONS)
def test_answer_about_a_scenario(verb):
    """Without: the app would show other figures than were found, or lose the evidence."""
    base = possible()
    answer = asked(verb, base, **QUESTIONS[verb])
    assert answer.trials
    same(answer, again(answer, base))


def test_repair():
    base = impossible()
    answer = asked("repair", base)
    assert {trial.scenario.concessions for trial in answer.trials if trial.plan} > {()}
    same(answer, again(answer, base))


def test_compare():
    """Trials of the other side differ in much from the scenario they are kept against."""
    base, other = possible(), impossible()
    answer = asked("compare", base, other.model_copy(update={"rules": {}}))
    same(answer, again(answer, base))


def test_replan():
    """Its trial has orders that are placed; the scenario kept against is that of the plan."""
    plan = solved(possible())
    answer = asked("replan", plan, as_of=date(2026, 6, 1))
    assert any(trial.scenario.placed_orders for trial in answer.trials)
    same(answer, again(answer, plan.scenario))


def test_everything_an_answer_can_have():
    """Texts that look like formulas, blank figures, a trial that was not begun, a stop."""
    base = made.question()
    for answer in (made.answer(base), made.answer(base, complete=False)):
        same(answer, again(answer, base))


def test_figures_keep_all_their_digits():
    """A money amount beyond what a float can tell apart; else it would come back rounded."""
    base = made.question()
    answer = made.answer(base)
    table = answer.tables[0]
    exact = made.Decimal("1748800000000.000000000001")
    longer = replace(answer, tables=(replace(table, rows=((exact, exact, 1),)),))
    assert again(longer, base).tables[0].rows[0] == (exact, exact, 1)
