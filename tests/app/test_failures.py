"""Nothing unexpected shows a traceback: what happened, that nothing is lost, and a reference."""

from __future__ import annotations

import logging

import pytest

from app import failures
from app.runs import doing
from app.runs.question import Question
from app.runs.queue import claim
from app.runs.worker import work_off
from app.store import store
from optimizer import api
from optimizer.assets import folder
from optimizer.model.solve import Loaded

SECRET = "postgresql://planner:hunter2@db/plans"
SCENARIO = api.read(folder("scenarios") / "korea-2025.json")


def boom(*_, **__):
    raise RuntimeError(SECRET)


def test_a_failing_screen_names_a_reference_of_the_log(ann, monkeypatch, caplog):
    monkeypatch.setattr("app.screens.start._examples", boom)
    caplog.set_level(logging.ERROR, failures.LOG.name)
    at = ann.screen("start")
    assert not at.exception
    (error,) = at.error
    reference = error.value.rsplit(" ", 1)[1]
    assert "Nothing that you saved is lost" in error.value
    assert SECRET not in error.value
    assert reference in caplog.text


def test_a_failing_callback_is_told_the_same_way(ann, monkeypatch):
    """What goes wrong in a button's callback never reaches the screen's own guard."""
    assert failures.shown(RuntimeError(SECRET)) is True
    ann.opens()
    at = ann.screen("solve")
    monkeypatch.setattr("app.go.solve", boom)
    at.button(key="solve").click().run()
    assert not at.exception
    assert SECRET not in at.error[0].value


def test_a_failing_run_keeps_the_question_and_names_a_reference(ann, monkeypatch, caplog):
    monkeypatch.setattr(doing, "_solve", boom)
    caplog.set_level(logging.ERROR, doing.LOG.name)
    run = ann.runs.begin(SCENARIO, Question())
    work_off(store())
    now = ann.runs.get(run)
    assert (now.state, now.trouble) == ("failed", ())
    assert now.reference in caplog.text
    assert ann.runs.scenario(run).sha256 == SCENARIO.sha256


@pytest.mark.parametrize(("parameters", "said"), [
    ({"axis": "pwoer"}, "power"), ({"axis": "power", "most_points": "many"}, "whole number")])
def test_a_question_that_cannot_be_asked_is_told_whole(ann, parameters, said):
    run = ann.runs.begin(SCENARIO, Question("curve", parameters))
    work_off(store())
    now = ann.runs.get(run)
    assert now.state == "failed"
    assert said in " ".join(f"{one['what']} {one['remedy']}" for one in now.trouble)


def test_a_stopped_solve_keeps_its_plan(ann):
    """Stopped as soon as it has a plan: the plan is kept, with the gap that was left."""
    scenario = api.read(folder("scenarios") / "haenam-2028.json")
    run = ann.runs.begin(scenario, Question(gap=0.0))
    taken = claim(store(), "w")

    class Impatient(doing.Watch):
        def hear(self, progress):
            super().hear(progress)
            if progress.incumbent is not None:
                self.stop()

    keep, doing.Watch = doing.Watch, Impatient
    try:
        doing.do(store(), *taken, Loaded())
    finally:
        doing.Watch = keep
    plan = ann.runs.plan(run)
    assert (ann.runs.get(run).state, plan.status) == ("done", "stopped")
    assert plan.proofs[0].gap > 0
    assert plan.accelerators > 0


def test_the_plan_of_another_version_of_the_scenario_is_not_shown_as_new(ann):
    ann.solves()
    draft = ann.drafts.all()[0][0]
    cells = ann.drafts.get(draft).cells
    cells.tables["budgets"][0]["amount"] = "1,500,000,000,000"
    ann.drafts.step(draft, cells, "budget")
    at = ann.screen("solve")
    assert any("Changed since its plan" in one.value for one in at.caption)
