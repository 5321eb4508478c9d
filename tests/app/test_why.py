"""Why: every question asked and answered, each state of the screen, and what an answer leads to."""

from __future__ import annotations

import pytest

from app.runs.crew import WORKERS_AT_MOST
from app.runs.question import AS_IT_STANDS, Question
from app.runs.queue import claim
from app.runs.worker import work_off
from app.store import store
from app.store.desks import keep_desk
from optimizer import api
from optimizer.io.entered import entered
from tests.build import milestone, offer, room, scenario, target, years

QUESTIONS = {
    "repair": {}, "why": {"offer": "dear"}, "price-to-win": {}, "curve": {"axis": "site_power"},
    "marginals": {}, "alternatives": {"within": "0.05", "count": 2},
    "frontier": {"aim": "least_cost", "other": "most_compute", "points": 3},
    "cost-of-rules": {}, "replan": {"as_of": "2026-06-01"},
}


def possible():
    """12 units fit; 10 are wanted; the cheap offer has 8. A plan exists."""
    return scenario(
        title="Small", phases=years(3),
        offers=[offer("dear", 90_000_000, vendor="W"),
                offer("cheap", 70_000_000, maximum_total=8)],
        site_phases=[room(power_kw=120)],
        rules=target(milestone(10, "P2")) | {"budget_total": {"amount": 2_000_000_000}})


def impossible():
    """10 are wanted, 6 can be shipped and 7 fed: no plan."""
    return scenario(
        title="Small", offers=[offer("o", 10, maximum_total=6)], site_phases=[room(power_kw=70)],
        rules=target(milestone(10), concession_price=10) | {
            "supply_total": {"concession_price": 1}, "site_power": {"concession_price": 3}})


def lay_open(ann, made, *, solve: bool = True):
    """A scenario of the test lies open, solved or not."""
    draft = ann.drafts.new(made.title, entered(made, api.BOOK), "opened")
    keep_desk(store(), ann.owner, draft=draft.id, run="")
    if solve:
        run = ann.runs.begin(made, Question(gap=0.0), draft.id, draft.name)
        work_off(store())
        keep_desk(store(), ann.owner, run=run)
    return draft


def why(ann, verb: str = ""):
    at = ann.screen("why", **({"kept.why.open": verb} if verb else {}))
    assert not at.exception
    return at


def press(at, key: str):
    at.button(key=key).click().run()
    assert not at.exception
    return at


def words(at) -> str:
    kinds = (at.title, at.markdown, at.caption, at.info, at.warning, at.error, at.success)
    return "\n".join(str(one.value) for kind in kinds for one in kind).replace("\\", "")


def panels(at) -> list[str]:
    return [one.label for one in at.expander]


def answered(ann, made, verb, **given):
    """A question asked and answered, its panel open."""
    draft = lay_open(ann, made)
    plan = ann.runs.all(draft=draft.id)[0]
    known = (plan.id,) if plan.state == "done" else ()
    asked = ann.runs.begin(made, Question(verb, QUESTIONS[verb] | given, known, seconds=20.0),
                           draft.id, draft.name)
    work_off(store())
    assert ann.runs.get(asked).state == "done"
    return ann.runs.get(asked), why(ann, verb)


# ---- states of the screen


def test_nothing_open(ann):
    assert "Open a scenario first." in words(why(ann))


def test_problems_are_shown_instead(ann):
    ann.opens(change=lambda cells: cells.tables["offers"][0].update(unit_price="-3"))
    at = why(ann)
    assert "1 problems to mend" in words(at)
    assert not at.expander


def test_without_a_plan_it_says_what_is_quicker(ann):
    lay_open(ann, possible(), solve=False)
    at = why(ann, "replan")
    assert "There is no plan yet." in words(at)
    assert "This is asked about a plan. Solve the scenario first." in words(at)
    assert "why.replan.ask" not in {button.key for button in at.button}


def test_every_question_but_compare_has_a_panel(ann):
    """Without: a new verb would have no place in the app."""
    lay_open(ann, possible())
    titles = [verb.title.en for name, verb in api.VERBS.items() if name != "compare"]
    assert sorted(panels(why(ann))) == sorted(titles)
    assert set(QUESTIONS) == set(api.VERBS) - {"compare"}


@pytest.mark.parametrize("verb", QUESTIONS)
def test_every_question_can_be_asked_as_its_form_stands(ann, verb):
    """One click on Ask, with nothing filled in by hand, gets an answer and shows it."""
    lay_open(ann, possible())
    at = press(why(ann, verb), f"why.{verb}.ask")
    (run,) = [one for one in ann.runs.all(None) if one.question.verb == verb]
    assert run.state == "waiting"
    assert run.question.seconds == 60.0
    assert at.button(key=f"why.stop.{run.id}")
    work_off(store())
    at = why(ann, verb)
    run = ann.runs.get(run.id)
    assert run.state == "done", run.trouble
    answer = ann.runs.answer(run.id)
    assert answer.sentences[0].en in words(at)
    assert "scenarios solved in" in words(at)


def test_plan_known_already_is_not_solved_again(ann):
    run, _ = answered(ann, possible(), "marginals")
    names = [trial.name for trial in ann.runs.answer(run.id).trials]
    assert names.count("the plan as it stands") == 1


def test_running_can_be_stopped(ann, monkeypatch):
    draft = lay_open(ann, possible())
    at = press(why(ann, "curve"), "why.curve.ask")
    (run,) = ann.runs.all("curve", draft.id)
    claim(store(), "somebody")
    at.run()
    assert "of at most 1 min 0 s" in "\n".join(str(one.proto.text) for one in at.get("progress"))
    assert at.button(key="why.curve.ask").disabled
    press(at, f"why.stop.{run.id}")
    assert ann.runs.get(run.id).stop_asked
    assert "Stopping; what is found so far is kept." in words(at)
