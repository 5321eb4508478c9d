"""Every solve is kept, can be found, named, shared and opened again; nothing is overwritten."""

from __future__ import annotations

from app.runs.question import Question
from app.runs.worker import work_off
from app.store import store


def listed(at):
    return at.dataframe[0].value if at.dataframe else None


def test_nothing_kept_yet(ann):
    at = ann.screen("history")
    assert "Nothing is kept yet" in at.info[0].value


def test_every_solve_is_listed_with_its_figures(ann):
    ann.solves()
    ann.solves("contradiction")
    frame = listed(ann.screen("history"))
    assert list(frame["Result"]) == ["proven: no plan", "done"]
    assert frame["Value"][1].startswith("KRW 1.7")
    assert frame["Gap"][1].endswith("%")


def test_solving_again_adds_and_overwrites_nothing(ann):
    first = ann.solves()
    plan = ann.runs.plan(first.id)
    ann.solves()
    assert len(ann.runs.all()) == 2
    assert ann.runs.plan(first.id) == plan


def test_names_and_notes_are_found(ann):
    run = ann.solves()
    ann.solves("contradiction")
    ann.runs.describe(run.id, "for the ministry", "second reading")
    at = ann.screen("history")
    at.text_input(key="history.search").set_value("READING").run()
    assert list(listed(at)["Name"]) == ["for the ministry"]


def test_answers_are_kept_apart_from_plans(ann):
    ann.solves(question=Question("curve", {"axis": "power", "most_points": 2}, seconds=20))
    at = ann.screen("history")
    assert listed(at) is None
    at.segmented_control(key="history.kind").set_value("answers").run()
    assert list(listed(at)["Result"]) == ["done"]


def test_others_see_what_is_shared_and_only_that(ann, bob):
    run = ann.solves()
    assert listed(bob.screen("history")) is None
    ann.runs.share(run.id, shared=True)
    assert list(listed(bob.screen("history"))["Shared"]) == ["with you"]


def test_what_was_stopped_before_it_began_is_said(ann):
    ann.opens()
    scenario = ann.runs.scenario(ann.solves().id)
    run = ann.runs.begin(scenario, Question())
    ann.runs.stop(run)
    work_off(store())
    frame = listed(ann.screen("history"))
    assert list(frame["Result"]) == ["ended early", "done"]
