"""The plan's screen in every state: what it says, and where it leads."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from app import state
from app.runs.question import Question
from app.runs.worker import work_off
from app.screens.plan.award import award
from app.screens.plan.contents import TAB
from app.screens.plan.files import file_name, workbook
from app.store import store
from app.store.desks import keep_desk
from app.store.packed import pack_text
from app.store.tables import RUNS
from app.widgets.plan_parts import PARTS
from app.words import t
from optimizer import api
from optimizer.assets import folder
from optimizer.domain.plan import Plan
from tests.app.planned import SCRIPT, hostile, planned
from tests.app.words import words

ANN = "ann"


def begun(ann, name="korea-2025", **row):
    """A run at the desk, its row as given."""
    draft = ann.opens(name)
    scenario = api.read(folder("scenarios") / f"{name}.json")
    run = ann.runs.begin(scenario, Question(gap=1e-3), draft.id, draft.name)
    if row:
        with store().writing() as db:
            db.execute(update(RUNS).where(RUNS.c.id == run).values(**row))
    keep_desk(store(), ANN, run=run)
    return ann.runs.get(run)


def shows(ann, plan: Plan):
    """A run whose plan is this one, at the desk."""
    now = datetime.now(UTC)
    return begun(ann, state="done", started=now, ended=now,
                 found=pack_text(plan.model_dump_json()))


def buttons(at) -> set[str]:
    return {one.key for one in at.button}


def links(at) -> set[str]:
    return {one.proto.page for one in at.get("page_link")}


def test_nothing_open(ann):
    at = ann.screen("plan")
    assert not at.exception
    assert "Open a scenario first." in words(at)
    assert links(at)


def test_no_plan_yet(ann):
    ann.opens()
    at = ann.screen("plan")
    assert "There is no plan yet. Solve the scenario first." in words(at)
    assert "solve" in links(at)


def test_waiting(ann):
    begun(ann)
    at = ann.screen("plan")
    assert "Waiting for a free solver; 0 runs are ahead." in words(at)
    at.button(key="plan.stop").click().run()
    assert ann.runs.all()[0].stop_asked


def test_running_then_solved(ann):
    """The plan appears by itself. Without: who waits on this screen would wait for ever."""
    begun(ann, state="running", started=datetime.now(UTC), beat=datetime.now(UTC), gap=0.25)
    at = ann.screen("plan")
    assert "The plan is being solved" in words(at)
    assert "gap 25%" in words(at)
    with store().writing() as db:
        db.execute(update(RUNS).values(state="waiting", started=None))
    work_off(store())
    at.run()
    assert "Accelerators in service" in words(at)


def test_proven_impossible_leads_to_why(ann):
    ann.solves("contradiction")
    at = ann.screen("plan")
    assert "It is proven that no plan keeps all hard rules" in words(at)
    assert {"why", "solve"} <= links(at)


def test_lost(ann):
    begun(ann, state="lost")
    at = ann.screen("plan")
    assert "ended before it was done" in words(at)
    assert "solve" in links(at)


def test_solved(ann):
    plan = planned("korea-2025")
    shows(ann, plan)
    at = ann.screen("plan")
    assert not at.exception
    said = words(at)
    assert f"#### {plan.accelerators:,}" in said
    assert "by 31 Dec 2025" in said
    assert r"#### KRW 1\.7" in said
    assert "Proven to within" in said
    assert "offers are not priced by a quote" in said
    assert "plan.again" not in buttons(at)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_part(ann, language):
    """Proves that each part is drawn when its tab is open, in both languages, with its files."""
    ann.language = language
    shows(ann, planned("korea-2025"))
    with state.speaking(language):
        titles = [t(title) for title in PARTS]
    for title in titles:
        at = ann.screen("plan", **{TAB: title})
        assert not at.exception, title
        assert at.dataframe, title
        assert len({one.key for one in at.get("download_button")}) >= 5, title


def test_every_file(ann):
    plan = planned("korea-2025")
    shows(ann, plan)
    at = ann.screen("plan", **{TAB: "Money"})
    keys = {one.key for one in at.get("download_button")}
    assert {"plan.report.en", "plan.report.ko", "plan.workbook", "plan.json", "cash.csv",
            "cash-chart.svg", "cash-chart.png", "cash-chart.chart.csv", "bill.csv"} <= keys


def test_the_real_award_stands_beside(ann):
    shows(ann, planned("korea-2025"))
    at = ann.screen("plan", **{TAB: "Real award"})
    assert "Compared with Real award" in words(at).replace("\\", "")
    assert "13,136" in at.dataframe[0].value.to_numpy().ravel().tolist()


def test_no_award_where_none_fits():
    """Proves that a name is not a path and that orders of other offers are no error."""
    scenario = planned("korea-2025").scenario
    with state.speaking("en"):
        assert award(scenario) is not None
        assert award(scenario.model_copy(update={"name": "../korea-2025"})) is None
        assert award(planned().scenario.model_copy(update={"name": "korea-2025"})) is None


def test_stale_says_so_and_solves_again(ann):
    shows(ann, planned("korea-2025"))
    draft = ann.drafts.all()[0][0]
    cells = ann.drafts.get(draft).cells
    cells.values["money.discount_rate"] = "0.06"
    ann.drafts.step(draft, cells, "rate")
    at = ann.screen("plan")
    assert "The scenario was changed after this plan was made" in words(at)
    at.button(key="plan.again").click().run()
    run = ann.runs.all()[0]
    assert run.state == "waiting"
    assert ann.runs.scenario(run.id).money.discount_rate == Decimal("0.06")
    assert "Waiting for a free solver" in words(at)


def test_stale_and_wrong_leads_to_the_scenario(ann):
    shows(ann, planned("korea-2025"))
    draft = ann.drafts.all()[0][0]
    cells = ann.drafts.get(draft).cells
    cells.tables["offers"][0]["unit_price"] = "-3"
    ann.drafts.step(draft, cells, "price")
    at = ann.screen("plan")
    assert "The scenario was changed after this plan was made" in words(at)
    assert "plan.again" not in buttons(at)
    assert "scenario" in links(at)


def test_stopped_says_its_gap_and_can_go_on(ann):
    plan = planned("korea-2025")
    proof = plan.proofs[0].model_copy(update={"gap": Decimal("0.031")})
    shows(ann, plan.model_copy(update={"status": "stopped", "proofs": (proof,)}))
    at = ann.screen("plan")
    assert "A plan that is up to 3.1% better may exist" in words(at)
    assert "Stopped with a gap of" in words(at)
    at.button(key="plan.longer").click().run()
    assert ann.runs.all()[0].question.seconds == 300


def test_priced_orders_that_break_rules_lead_on(ann):
    """Proves that orders from outside which break a hard rule are not shown as an answer."""
    plan = planned("korea-2025")
    broken = api.price(plan.scenario, api.read_orders(
        folder("scenarios") / "korea-2025-award.json")[:1])
    shows(ann, broken)
    at = ann.screen("plan")
    assert "These orders break hard rules" in words(at)
    assert "Delivery target" in words(at)
    assert "given orders, priced and checked, not optimised" in words(at)
    assert {"why", "solve"} <= links(at)


def test_names_are_text(ann):
    shows(ann, hostile(planned("korea-2025")))
    for title in PARTS:
        at = ann.screen("plan", **{TAB: title})
        assert not at.exception
        assert not any(one.allow_html for one in at.markdown)
        assert SCRIPT not in words(at)


def test_the_workbook_holds_the_plan_beside_the_award():
    plan = planned("korea-2025")
    with state.speaking("en"):
        book = load_workbook(BytesIO(workbook(plan, award(plan.scenario))), read_only=True)
    assert "Plan orders" in book.sheetnames
    summary = [cell for row in book["Plan summary"].iter_rows(values_only=True) for cell in row]
    assert "Real award" in summary


@pytest.mark.parametrize(("name", "made"), [
    ("korea-2025", "plan-korea-2025"), ("../../etc/passwd", "plan-..-..-etc-passwd"),
    ("한국 2025", "plan-한국-2025"), ("x" * 99, "plan-" + "x" * 60)])
def test_names_of_files(name: str, made: str):
    assert file_name(name) == made


def test_the_json_is_read_again(tmp_path):
    plan = planned("korea-2025")
    path = tmp_path / "plan.json"
    api.write_json(path, plan)
    assert json.loads(path.read_text())["accelerators"] == plan.accelerators
