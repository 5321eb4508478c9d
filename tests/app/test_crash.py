"""A process that dies in the middle of a save or a solve loses nothing that was kept."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from app.runs.batch import batch_of
from app.runs.question import BATCH, Question
from app.runs.queue import SILENT_S, sweep
from app.runs.record import Runs
from app.runs.worker import work_off
from app.store import store
from app.store.cases import Shelf
from app.store.drafts import Drafts
from app.store.engine import HOME
from app.store.tables import RUNS
from optimizer import api
from optimizer.io.entered import Entered
from tests.benchmarks.growing import draw
from tests.benchmarks.sizes import SIZES

SAVING = """
from app.store import store
from app.store.cases import Shelf
from app.store.drafts import Drafts
from optimizer.io.entered import Entered
drafts = Drafts(store(), "ann")
draft = drafts.new("A", Entered(), "opened").id
print(draft, flush=True)
for number in range(2, 100_000):
    drafts.step(draft, Entered({"note": "x" * 20_000 + str(number)}), f"step {number}")
    print(number, flush=True)
"""


def process(code: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, *code], stdout=subprocess.PIPE, text=True,
                            env={**os.environ, HOME: os.environ[HOME]})


def killed_when(run: str, seen: Callable[[], object]) -> None:
    """A solver process takes what waits, is killed as soon as something is seen, and was not heard
    of since for as long as its run may be silent."""
    child = process(["-c", "import sys; from app.runs import worker; worker.LOOK_S = 0.01;"
                     "worker.main()"])
    while not seen():
        assert child.poll() is None
    child.kill()
    child.wait()
    child.stdout.close()
    with store().writing() as db:
        db.execute(RUNS.update().where(RUNS.c.id == run).values(
            beat=datetime.now(UTC) - timedelta(seconds=SILENT_S + 1)))


def test_killed_in_the_middle_of_a_save():
    """Every step that was said to be saved is there; the one that was cut short is whole or not."""
    child = process(["-c", SAVING])
    draft = child.stdout.readline().strip()
    said = [int(child.stdout.readline()) for _ in range(40)][-1]
    child.kill()
    said = max([said, *(int(line) for line in child.stdout.read().split())])
    child.wait()
    child.stdout.close()
    with store().reading() as db:
        assert db.scalar(text("pragma integrity_check")) == "ok"
    kept = Drafts(store(), "ann").get(draft)
    assert kept.steps in (said, said + 1)
    assert kept.cells == Entered({"note": "x" * 20_000 + str(kept.position)})


def test_killed_in_the_middle_of_a_batch():
    """What was finished is kept; who asks again has the rest solved, and nothing twice."""
    runs, base = Runs(store(), "ann"), draw("small", SIZES["small"], 1)
    study = {"name": "grid.toml", "text": '[grid]\n"scenario.budgets[*].amount" = '
             '["100%", "101%", "102%", "103%"]\n'}
    asked = Question(BATCH, {"study": study}, gap=0.5, seconds=60)
    cut = runs.begin(base, asked)
    shelf = Shelf(store(), batch_of(asked, base).sha256)
    killed_when(cut, shelf.outcomes)
    before = shelf.outcomes()
    again = runs.begin(base, asked)
    work_off(store())
    assert (runs.get(cut).state, runs.get(again).state) == ("lost", "done")
    after = shelf.outcomes()
    assert len(after) == 4
    assert {number: after[number] for number in before} == before


def test_killed_in_the_middle_of_a_solve():
    """The run is told to be lost, the others in the queue are done, and it can be solved again."""
    runs = Runs(store(), "ann")
    long = draw("large", SIZES["large"], 1)
    cut = runs.begin(long, Question(seconds=600))
    killed_when(cut, lambda: runs.get(cut).state != "waiting")
    small = runs.begin(draw("small", SIZES["small"], 1), Question(gap=0.5, seconds=60))
    sweep(store())
    work_off(store())
    assert runs.get(cut).state == "lost"
    assert runs.get(small).state == "done"
    assert runs.scenario(cut).sha256 == long.sha256
    assert api.scenario_of(runs.plan(small)).sha256 == runs.get(small).scenario_sha256
