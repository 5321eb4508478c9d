"""Studies: a batch chosen on a screen, watched, stopped, gone on with, its cases opened; and what
becomes of a plan, and a plan for every future, asked as their forms stand."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from app.runs import batch as batches
from app.runs.batch import MOST, batch_of
from app.runs.question import BATCH, Question
from app.runs.queue import claim, step_back
from app.runs.worker import work_off
from app.screens.studies.grid import study_text, values_in
from app.screens.studies.results import _file, _zip
from app.store import store
from app.store.cases import Shelf
from optimizer import api
from optimizer.io.toml_records import toml_content
from optimizer.studies.engine import Here
from optimizer.studies.folder import Folder
from optimizer.studies.work import Task
from tests.app.test_why import lay_open, press, words
from tests.build import milestone, offer, room, scenario, target

BUDGET, POWER = "scenario.site_phases[*].power_kw", "delivery_target.milestones[*].accelerators"


class Counting:
    """An engine in this process, which says what it solved, and is stopped after so many cases."""

    def __init__(self) -> None:
        self.solved: list[str] = []
        self.most = 1_000

    def run(self, lanes, stop):
        for done in Here().run(lanes, stop):
            self.solved.append(done.result.case.name)
            if len(self.solved) >= self.most:
                stop()
            yield done


@pytest.fixture(autouse=True)
def engine(monkeypatch) -> Counting:
    made = Counting()
    monkeypatch.setattr(batches, "_engine", lambda: made)
    return made


def small():
    """4 are wanted; power feeds 12. The cheap offer has 3."""
    return scenario(
        title="Small", offers=[offer("dear", 90), offer("cheap", 70, maximum_total=3)],
        site_phases=[room(power_kw=120)], rules=target(milestone(4)))


def open_small(ann, *, solve: bool = False):
    return lay_open(ann, small(), solve=solve)


def studies(ann, panel: str = BATCH):
    at = ann.screen("studies", **{"kept.studies.open": panel})
    assert not at.exception
    return at


def begin(ann, grid: dict[str, list[str]], draft) -> str:
    study = {"name": "grid.toml", "text": study_text(grid)}
    return ann.runs.begin(small(), Question(BATCH, {"study": study}, gap=0.0, seconds=20.0),
                          draft.id, draft.name)


WANTED = {POWER: ["2", "4", "40"]}


def test_every_study_has_a_panel(ann):
    """Without: a new study would have no place in the app."""
    open_small(ann)
    labels = [one.label for one in studies(ann).expander]
    assert labels == ["Many cases of this scenario", *(
        verb.title.en for verb in api.STUDIES.values())]


def test_a_grid_is_chosen_solved_and_shown(ann):
    """Two settings chosen by their titles; every case is what a single solve says."""
    open_small(ann)
    at = studies(ann)
    at.selectbox(key="studies.axis.0").set_value(BUDGET).run()
    at.text_input(key="studies.axis.0.values").set_value("50%, 100%").run()
    at.selectbox(key="studies.axis.1").set_value(POWER).run()
    at.text_input(key="studies.axis.1.values").set_value("2; 4; 40").run()
    assert "6 cases: every value with every other." in words(at)
    at = press(at, "studies.start")
    (run,) = ann.runs.all(BATCH)
    assert (run.state, run.question.seconds) == ("waiting", 60.0)
    work_off(store())
    assert ann.runs.get(run.id).state == "done"
    at = studies(ann)
    assert "6 of 6 cases" in words(at)
    frame = at.dataframe[0].value
    assert list(frame["Accelerators asked for"]) == ["2", "4", "40"] * 2
    assert list(frame["Result"]) == ["proven", "proven", "no plan exists"] * 2
    batch = batch_of(run.question, small())
    alone = [api.solve(batch.cases[number].scenario).total_cost for number in (0, 1, 3, 4)]
    found = Shelf(store(), batch.sha256).outcomes()
    assert [found[number].total_cost for number in (0, 1, 3, 4)] == alone == [140, 300, 140, 300]


def test_results_appear_as_they_finish_and_a_stop_keeps_them(ann, engine):
    """One case is finished and shown while the rest is under way; the stop ends it with that."""
    draft = open_small(ann)
    engine.most = 1
    run = begin(ann, WANTED, draft)
    claim(store(), "somebody")
    batch = batch_of(ann.runs.get(run).question, small())
    Shelf(store(), batch.sha256).keep(_tasks(batch)[0]())
    at = studies(ann)
    assert list(at.dataframe[0].value["Result"]) == ["proven"]
    assert "1 of 3 cases" in str(at.get("progress")[0].proto.text)
    press(at, f"studies.stop.{run}")
    assert ann.runs.get(run).stop_asked


def _tasks(batch):
    return [Task(case, batch.options) for case in batch.cases]


def test_what_is_missing_is_gone_on_with_and_nothing_is_solved_twice(ann, engine):
    """Stopped after one case; going on solves the other two only, and asking again none."""
    draft = open_small(ann)
    engine.most = 1
    first = begin(ann, WANTED, draft)
    work_off(store())
    assert ann.runs.get(first).state == "done"
    at = studies(ann)
    assert "1 of 3 cases" in words(at)
    engine.most = 1_000
    press(at, f"studies.on.{first}")
    work_off(store())
    assert "3 of 3 cases" in words(studies(ann))
    assert len(engine.solved) == len(set(engine.solved)) == 3
    begin(ann, WANTED, draft)
    work_off(store())
    assert len(engine.solved) == 3


def test_a_batch_that_stepped_back_goes_on_where_it_was(ann, engine):
    """It waits again with what it has; nothing finished is solved anew."""
    draft = open_small(ann)
    run = begin(ann, WANTED, draft)
    claim(store(), "somebody")
    batch = batch_of(ann.runs.get(run).question, small())
    Shelf(store(), batch.sha256).keep(_tasks(batch)[0]())
    step_back(store(), run)
    assert ann.runs.get(run).state == "waiting"
    work_off(store())
    assert ann.runs.get(run).state == "done"
    assert len(engine.solved) == 2


def test_it_steps_back_where_others_wait(ann, bob, monkeypatch, engine):
    """Without: one planner's night of cases would keep all others from their plans."""
    monkeypatch.setattr(batches, "kept_waiting", lambda *_: True)
    monkeypatch.setattr(batches, "LOOK_S", 0.0)
    draft = open_small(ann)
    run = begin(ann, {POWER: [str(n) for n in range(1, 9)]}, draft)
    work_off(store(), most=1)
    assert ann.runs.get(run).state == "waiting"
    assert 0 < len(Shelf(store(), batch_of(ann.runs.get(run).question, small()).sha256)
                   .outcomes()) < 8 or not engine.solved


def test_the_plan_of_a_case_is_opened(ann):
    """As one of the history, priced and audited anew."""
    draft = open_small(ann)
    run = begin(ann, WANTED, draft)
    work_off(store())
    at = studies(ann)
    at.selectbox(key=f"studies.case.{run}").set_value(1).run()
    press(at, "studies.plan")
    (kept,) = ann.runs.all("solve")
    plan = ann.runs.plan(kept.id)
    assert (plan.total_cost, plan.status, plan.proofs[0].bound) == (300, "optimal", 300)
    at = studies(ann)
    at.selectbox(key=f"studies.case.{run}").set_value(2).run()
    assert at.button(key="studies.plan").disabled


def test_files_are_those_of_the_command_line(ann, tmp_path, engine):
    """The table and every plan, the same as a batch from a file writes them."""
    draft = open_small(ann)
    run = begin(ann, WANTED, draft)
    work_off(store())
    batch = batch_of(ann.runs.get(run).question, small())
    shelf = Shelf(store(), batch.sha256)
    rows = list(csv.DictReader(io.StringIO(
        _file(batch, shelf, Folder.table, "csv").decode("utf-8-sig"))))
    assert [row["status"] for row in rows] == ["proven", "proven", "no plan"]
    _zip(batch, shelf, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert {"study.json", "results.csv", "summary.xlsx", "cases/000002.json"} <= set(
            packed.namelist())
        packed.extractall(tmp_path / "all")
    assert len(Folder(tmp_path / "all").open(batch, resume=True)) == 3
    assert api.read_orders(tmp_path / "all" / "cases" / "000002.json")


def test_a_study_with_mistakes_begins_nothing(ann):
    """Every one is said with its key. Without: it would fail later, in the queue."""
    open_small(ann)
    at = studies(ann)
    at.segmented_control(key="studies.how").set_value("file").run()
    at.text_area(key="studies.study.text").set_value('[grid]\nx = []\n').run()
    at = press(at, "studies.start")
    assert not ann.runs.all(BATCH)
    (frame,) = [one.value for one in at.dataframe if "What is wrong" in one.value]
    assert list(frame["What is wrong"]) == ["it has no values"]


def test_too_many_cases_are_left_to_the_command_line(ann):
    open_small(ann)
    at = studies(ann)
    at.selectbox(key="studies.axis.0").set_value(POWER).run()
    at.text_input(key="studies.axis.0.values").set_value(
        ",".join(str(n) for n in range(MOST + 1))).run()
    at = press(at, "studies.start")
    assert not ann.runs.all(BATCH)
    assert "gpuplan batch" in words(at)


@pytest.mark.parametrize(("typed", "meant"), [
    ("95%, 100%", ["95%", "100%"]), ("1,000, 2,000", ["1000", "2000"]), ("3;3 ; 4", ["3", "4"]),
    ("", []), ("1,2,3", ["1", "2", "3"]), ("100,200,300", ["100", "200", "300"]),
    ("10,000; 12,000", ["10000", "12000"]), ("5, ", ["5"])])
def test_values_as_they_are_typed(typed, meant):
    """Without: 99,100 would be 99100 in a list, or 1,000 a one and a nought beside spaces."""
    assert values_in(typed) == meant


@pytest.mark.parametrize("name", ["rules.x", 'a "quoted" one', "back\\slash", "해남 𠮷 hall"])
def test_any_name_and_value_reads_back_from_its_text(name):
    """Without: quotes, or signs beyond the first 65,536, would make a text that is no TOML."""
    content = toml_content(study_text({name: [name, "95%"]}).encode(), "grid.toml")
    assert content == {"grid": {name: [name, "95%"]}}


@pytest.mark.parametrize("verb", api.STUDIES)
def test_a_study_begun_with_what_fits_is_answered(ann, verb):
    """One click for the text, one to ask; a plan has been made before."""
    open_small(ann, solve=True)
    at = studies(ann, verb)
    at = press(at, f"why.{verb}.futures.starter")
    assert at.text_area(key=f"why.{verb}.futures.text").value.startswith("# What may")
    at = press(at, f"why.{verb}.ask")
    work_off(store())
    (run,) = ann.runs.all(verb)
    assert run.state == "done", run.trouble
    assert ann.runs.answer(run.id).sentences[0].en in words(studies(ann, verb))


def test_what_must_be_said_is_asked_for_first(ann):
    """Robust without futures cannot be asked. Without: it would fail in the queue."""
    open_small(ann, solve=True)
    assert studies(ann, "robust").button(key="why.robust.ask").disabled
    assert not studies(ann, "risk").button(key="why.risk.ask").disabled
