"""Why: every question asked and answered, each state of the screen, and what an answer leads to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.runs.question import AS_IT_STANDS, Question
from app.runs.queue import claim, finish
from app.runs.worker import work_off
from app.screens.questions.prices import price_chart
from app.store import store
from app.store.desks import desk_of, keep_desk
from app.store.packed import pack
from optimizer import api
from optimizer.domain.answer import Column, Phrase, Table
from optimizer.io.answers.kept import kept_answer
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


def test_running_can_be_stopped(ann):
    draft = lay_open(ann, possible())
    at = press(why(ann, "curve"), "why.curve.ask")
    (run,) = ann.runs.all("curve", draft.id)
    claim(store(), "somebody")
    at.run()
    assert "of at most 1 min" in "\n".join(str(one.proto.text) for one in at.get("progress"))
    assert at.button(key="why.curve.ask").disabled
    press(at, f"why.stop.{run.id}")
    assert ann.runs.get(run.id).stop_asked
    assert "Stopping; what is found so far is kept." in words(at)


# ---- what cannot be answered, and what follows


def test_impossible_leads_to_repair_first(ann):
    """Repair stands first and open, and one click asks it. Without: nine forms, none of use."""
    lay_open(ann, impossible())
    at = why(ann)
    assert "It is proven that no plan keeps all hard rules." in words(at)
    assert panels(at)[0] == api.VERBS["repair"].title.en
    press(at, "why.repair.ask")
    assert len(ann.runs.all("repair")) == 1


def test_question_that_needs_a_plan_leads_to_repair(ann):
    draft = lay_open(ann, impossible(), solve=False)
    ann.runs.begin(impossible(), Question("marginals", {}), draft.id, draft.name)
    work_off(store())
    at = press(why(ann, "marginals"), "why.marginals.repair")
    assert len(ann.runs.all("repair")) == 1
    assert "It is proven" in words(at)


def test_way_out_applied_then_solved(ann):
    """One step of the scenario, which undo takes back; then it solves as was shown."""
    run, at = answered(ann, impossible(), "repair")
    shown = words(at)
    assert "Cheapest way out" in shown
    assert "Conflict 1: " in shown
    assert "Solved again: feasible" in shown
    before = ann.drafts.get(run.draft)
    press(at, f"why.apply.{run.id}.1")
    after = ann.drafts.get(run.draft)
    assert after.position == before.position + 1
    assert len(after.cells.tables["concessions"]) > len(before.cells.tables["concessions"])
    assert "Solve the scenario as it now stands." in words(at)
    press(at, "why.undo")
    assert ann.drafts.get(run.draft).cells == before.cells
    press(at, f"why.apply.{run.id}.1")
    press(at, "why.solve")
    work_off(store())
    solved = ann.runs.all(draft=run.draft)[0]
    assert solved.state == "done"
    expected = [trial.plan.accelerators for trial in ann.runs.answer(run.id).trials
                if trial.scenario.sha256 == solved.scenario_sha256]
    assert ann.runs.plan(solved.id).accelerators in expected


def test_what_was_applied_is_forgotten_once_something_else_is_done(ann):
    """Undo beside the message would else take back another step than it says."""
    run, at = answered(ann, impossible(), "repair")
    press(at, f"why.apply.{run.id}.1")
    cells = ann.drafts.get(run.draft).cells
    ann.drafts.step(run.draft, cells, "something else")
    at.run()
    assert "Solve the scenario as it now stands." not in words(at)


def test_way_out_of_another_scenario_cannot_be_applied(ann):
    """After the scenario changed the answer stays to be read, but is not applied any more."""
    run, at = answered(ann, impossible(), "repair")
    press(at, f"why.apply.{run.id}.1")
    assert "The scenario was changed since." in words(at)
    assert at.button(key=f"why.apply.{run.id}.1").disabled


def test_stale_answer_is_marked_and_kept(ann):
    run, at = answered(ann, possible(), "marginals")
    assert "changed since" not in words(at)
    cells = ann.drafts.get(run.draft).cells
    cells.tables["offers"][0]["unit_price"] = "91000000"
    ann.drafts.step(run.draft, cells, "dearer")
    at = why(ann, "marginals")
    assert "The scenario was changed since. This answer is about how it was on" in words(at)
    assert f"{api.VERBS['marginals'].title.en} · changed since" in panels(at)
    press(at, "why.marginals.ask")
    again = ann.runs.all("marginals")[0]
    assert again.question.plans == (), "the plan of another scenario would be taken for known"
    work_off(store())
    at = why(ann, "marginals")
    (chosen,) = [box for box in at.selectbox if box.label == "Answers so far"]
    assert [option.rpartition(" · ")[2] for option in chosen.options] == [
        "as it stands", "changed since"]


def test_wrong_parameters_say_what_to_do(ann):
    """A range that is none: the message of the command line, no traceback, nothing lost."""
    draft = lay_open(ann, possible())
    ann.runs.begin(possible(), Question("curve", {"axis": "site_power", "low": "9", "high": "3"}),
                   draft.id, draft.name)
    work_off(store())
    at = why(ann, "curve")
    assert "9 is not below 3" in words(at)
    assert "Give a lower and a higher figure." in words(at)


def test_stopped_answer_says_that_it_is_not_all(ann):
    """An answer that was cut short is marked as the best so far, in the list too."""
    run, _ = answered(ann, possible(), "marginals")
    part = replace(ann.runs.answer(run.id), complete=False)
    again = ann.runs.begin(possible(), Question("marginals"), run.draft, run.name)
    claim(store(), "here")
    ann.runs.stop(again)
    finish(store(), again, "done", pack(kept_answer(part, possible())))
    at = why(ann, "marginals")
    assert "Stopped early, or time was up: this is the best so far, not the whole answer." in \
        words(at)
    (chosen,) = [box for box in at.selectbox if box.label == "Answers so far"]
    assert chosen.options[0].endswith("stopped early")
    press(at, f"why.longer.{again}")
    longer = ann.runs.all("marginals")[0]
    assert longer.question.seconds == 3 * ann.runs.get(again).question.seconds


def test_not_even_a_first_plan_in_the_time(ann):
    draft = lay_open(ann, possible(), solve=False)
    ann.runs.begin(possible(), Question("price-to-win", seconds=1e-3), draft.id, draft.name)
    work_off(store())
    assert "Not even a first plan was found in the time." in words(why(ann, "price-to-win"))


# ---- plans to choose from


def test_point_of_a_frontier_becomes_the_plan(ann):
    """The plan that is kept is that of the point chosen, under the scenario's own aims."""
    run, at = answered(ann, possible(), "frontier")
    answer = ann.runs.answer(run.id)
    (table,) = answer.tables
    last = len(table.rows) - 1
    assert last > 0
    (box,) = [box for box in at.selectbox if box.label == "Point"]
    at = box.set_value(last).run()
    name = f"why-frontier-{run.id[:8]}.use"
    press(at, name)
    kept = ann.runs.all()[0]
    plan = ann.runs.plan(kept.id)
    keys = [column.key for column in table.columns]
    assert plan.total_cost == table.rows[last][keys.index("aim")]
    assert (kept.state, kept.draft, kept.scenario_sha256) == (
        "done", run.draft, run.scenario_sha256)
    assert kept.note == table.rows[last][keys.index("trial")]
    assert desk_of(store(), ann.owner).run == kept.id


def test_alternative_is_opened(ann):
    run, at = answered(ann, possible(), "alternatives", within="0.5")
    assert "What all of them share" in words(at)
    first = next(trial for trial in ann.runs.answer(run.id).trials
                 if trial.name.startswith("plan 1: "))
    press(at, f"why-alternatives-{run.id[:8]}.use")
    plan = ann.runs.plan(ann.runs.all()[0].id)
    assert [row.model_dump() for row in plan.orders] == [
        row.model_dump() for row in first.plan.orders]
    assert plan.scenario.sha256 == run.scenario_sha256


def test_replan_takes_the_scenario_as_it_was_changed(ann):
    """The cheap offer is gone: what is not ordered yet is bought elsewhere."""
    draft = lay_open(ann, possible())
    cells = ann.drafts.get(draft.id).cells
    cells.tables["offers"][1]["unit_price"] = "95000000"
    ann.drafts.step(draft.id, cells, "dearer")
    press(why(ann, "replan"), "why.replan.ask")
    (run,) = ann.runs.all("replan")
    assert run.question.parameters["scenario"] == AS_IT_STANDS
    work_off(store())
    (again,) = ann.runs.all("replan")
    assert again.state == "done", again.trouble
    prices = {trial.scenario.offers[1].unit_price for trial in ann.runs.answer(run.id).trials}
    assert 95_000_000 in prices


def test_prices_are_drawn_in_a_common_measure():
    """Two offers in two currencies: 90 of 100 dollars and 80 of 200 won are 90 % and 40 %."""
    columns = ("offer", "currency", "now", "wins_at", "change")
    table = Table("offers", Phrase("", ""), tuple(Column(key, Phrase(key, key)) for key in columns),
                  (("a", "USD", Decimal(100), Decimal(90), Decimal("-0.1")),
                   ("b", "KRW", Decimal(200), Decimal(80), Decimal("-0.6")),
                   ("c", "KRW", Decimal(200), None, None)))
    found = price_chart(table)
    shares = {(row["offer"], row["what"]): row["share"]
              for row in found.data.to_dict("records")}
    assert shares == {("a", "price now"): 1.0, ("a", "price that wins"): 0.9,
                      ("b", "price now"): 1.0, ("b", "price that wins"): 0.4}
    assert price_chart(replace(table, rows=table.rows[2:])) is None


def test_korean(ann):
    ann.language = "ko"
    run, at = answered(ann, impossible(), "repair")
    shown = words(at)
    assert "가장 저렴한 해결책" in shown
    assert at.button(key=f"why.apply.{run.id}.1").label == "적용하기"
    assert ann.runs.answer(run.id).sentences[0].ko in shown
