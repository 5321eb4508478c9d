"""Saved plans side by side, and what caused the difference."""

from __future__ import annotations

from app.runs.question import Question
from app.runs.worker import work_off
from app.store import store
from optimizer import api
from tests.app.words import words


def richer(ann):
    """A second plan, of the same round with a little more money."""
    first = ann.solves()
    scenario = ann.runs.scenario(first.id)
    year = scenario.budgets[0]
    more = scenario.model_copy(update={"budgets": (
        year.model_copy(update={"amount": year.amount * 2}), *scenario.budgets[1:])})
    second = ann.runs.begin(more, Question(gap=1e-3), first.draft, "with more money")
    work_off(store())
    return first.id, second


def test_one_plan_cannot_be_compared(ann):
    ann.solves()
    assert "Comparing needs two saved plans" in words(ann.screen("compare"))


def test_the_latest_two_plans_stand_side_by_side(ann):
    first, second = richer(ann)
    at = ann.screen("compare")
    assert not at.exception
    frame = at.dataframe[0].value
    assert list(frame.columns)[2] == frame.columns[-1]
    plans = [ann.runs.plan(run) for run in (first, second)]
    row = frame[frame["Figure"] == "Accelerators ordered"].iloc[0]
    assert [cell.split(" ")[0].replace(",", "") for cell in row[1:]] == [
        str(plan.accelerators) for plan in plans]


def test_equal_inputs_have_no_causes(ann):
    ann.solves()
    ann.solves()
    assert "Both plans were made from the same inputs" in words(ann.screen("compare"))


def test_the_cause_is_found_by_solving(ann):
    """The budget is the only change, so that it causes all of the difference."""
    first, second = richer(ann)
    at = ann.screen("compare")
    at.button(key="compare.causes").click().run()
    (run,) = ann.runs.all("compare")
    assert run.question.plans == (first, second)
    work_off(store())
    at.run()
    assert not at.exception
    assert ann.runs.get(run.id).state == "done"
    answer = ann.runs.answer(run.id)
    assert answer.verb in api.VERBS
    assert answer.sentences[0].en.replace("*", "") in words(at).replace("\\", "").replace("*", "")
