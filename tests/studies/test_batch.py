"""Many solves: the same as single ones, wherever they run, and nothing finished is ever lost."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from optimizer import api
from optimizer.errors import BadInput
from optimizer.model.options import Stop
from optimizer.studies.asked import asked
from optimizer.studies.batch import run_batch
from optimizer.studies.engine import cluster
from optimizer.studies.engine.cluster import Cluster
from optimizer.studies.engine.local import Local
from optimizer.studies.folder import Folder
from tests.build import milestone, offer, scenario, target

PRICES = (80, 95, 110, 125)
WANTED = (3, 5, 700)
START = "from optimizer.cli import main; main()"
NO_TIME = ("seconds", "attempts")


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """Twelve cases of two offers; of one there are 6, so that 700 can never be had."""
    folder = tmp_path_factory.mktemp("study")
    base = scenario(
        offers=[offer("a", 100, maximum_total=6), offer("b", 104, maximum_total=90)],
        rules=target(milestone(3, "P2")))
    api.write_scenario(folder / "base.json", base)
    (folder / "study.toml").write_text(
        'scenario = "base.json"\ngap = 0.0\nchunk = 4\n[grid]\n'
        f'"delivery_target.milestones[0].accelerators" = {list(WANTED)}\n'
        f'"scenario.offers[0].unit_price" = {list(PRICES)}\n')
    return folder / "study.toml"


def run(study: Path, out: Path, engine, **more):
    return run_batch(asked([study], api.Options(), [], None, None), Folder(out), engine, **more)


def rows(out: Path) -> list[dict[str, str]]:
    """The table without what a clock said."""
    with (out / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{name: cell for name, cell in row.items() if name not in NO_TIME}
                for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def undisturbed(study, tmp_path_factory) -> list[dict[str, str]]:
    out = tmp_path_factory.mktemp("undisturbed")
    run(study, out, Local(1))
    return rows(out)


def test_a_sweep_equals_single_solves(study, undisturbed):
    """Hand-made: n wanted cost n times the cheaper price, with at most 6 of the first offer."""
    def by_hand(price: int, wanted: int) -> int:
        first = min(6, wanted) if price < 104 else 0
        return first * price + (wanted - first) * 104

    assert len(undisturbed) == len(PRICES) * len(WANTED)
    for row in undisturbed:
        wanted, price = (int(row[name]) for name in list(row)[1:3])
        if wanted > 96:
            assert (row["status"], row["value"]) == ("no plan", "")
        else:
            assert (row["status"], float(row["value"])) == ("proven", by_hand(price, wanted))


def test_two_processes_give_the_same_table(study, undisturbed, tmp_path):
    found = run(study, tmp_path, Local(2))
    assert rows(tmp_path) == undisturbed
    assert found.counts == {"proven": 8, "no plan": 4}
    assert (tmp_path / "summary.xlsx").read_bytes()[:2] == b"PK"


def test_a_stopped_batch_goes_on_where_it_was(study, undisturbed, tmp_path):
    """Without: finished work is done again. The files of finished cases are not touched."""
    stop = Stop()
    run(study, tmp_path, Local(1), told=lambda found: stop() if found.done >= 5 else None,
        stop=stop)
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "cases").iterdir()}
    assert 5 <= len(before) < 12
    with pytest.raises(BadInput, match="--resume"):
        run(study, tmp_path, Local(1))
    run(study, tmp_path, Local(1), resume=True)
    after = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "cases").iterdir()}
    assert {name: after[name] for name in before} == before
    assert rows(tmp_path) == undisturbed


def children(of: int) -> list[int]:
    """The solver processes under a process."""
    task = Path(f"/proc/{of}/task/{of}/children")
    return [int(one) for one in task.read_text().split()]


def test_a_worker_killed_in_the_middle_is_tried_again(study, undisturbed, tmp_path):
    killed = []

    def kill_one(found) -> None:
        if found.done == 2 and not killed:
            for worker in children(os.getpid()):
                if b"spawn_main" in Path(f"/proc/{worker}/cmdline").read_bytes():
                    os.kill(worker, signal.SIGKILL)
                    killed.append(worker)

    found = run(study, tmp_path, Local(1), told=kill_one)
    assert killed
    assert found.counts == {"proven": 8, "no plan": 4}
    assert rows(tmp_path) == undisturbed


def test_a_killed_parent_loses_nothing(study, undisturbed, tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "-c", START, "batch", str(study), "-o", str(out),
               "--jobs", "1"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not len(list(out.glob("cases/*.json"))) > 2 and time.monotonic() < until:
        try:
            process.wait(0.02)
            break
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    process.wait()
    before = {path.name: path.stat().st_mtime_ns for path in (out / "cases").glob("*.json")}
    assert before
    run(study, out, Local(1), resume=True)
    after = {path.name: path.stat().st_mtime_ns for path in (out / "cases").iterdir()}
    assert {name: after[name] for name in before} == before
    assert rows(out) == undisturbed


def test_one_bad_case_does_not_stop_the_rest(study, tmp_path):
    text = study.read_text().split("[grid]")[0]
    wrong = study.with_name("list.toml")
    wrong.write_text(text + '[[case]]\nname = "good"\n[[case]]\nname = "bad"\n'
                     'set = ["scenario.offers[0].unit_price=-5"]\n')
    found = run(wrong, tmp_path, Local(1))
    assert found.counts == {"proven": 1, "bad input": 1}
    assert "unit_price" in rows(tmp_path)[1]["trouble"]


@pytest.mark.parametrize(("written", "said"), [
    ("gaps = 0.1", "Did you mean gap"), ("[grid]", "it is empty"),
    ("[grid]\nx = []", "it has no values"), ("[grid]\nsite_powr = [1]", "site_powr"),
    ("= 3", "not valid TOML"),
])
def test_a_wrong_study_is_refused(study, tmp_path, written, said):
    wrong = study.with_name("wrong.toml")
    wrong.write_text(f'scenario = "base.json"\n{written}\n')
    with pytest.raises(BadInput) as found:
        run(wrong, tmp_path / "out", Local(1))
    assert said in str(found.value)
    assert not (tmp_path / "out").exists()


def test_a_cluster_that_is_not_there(study, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "REACHED_S", 1)
    with pytest.raises(BadInput, match="no cluster answers"):
        run(study, tmp_path, Cluster("tcp://127.0.0.1:9"))


def test_a_cluster_gives_the_same_table(study, undisturbed, tmp_path):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None,
                                  host="127.0.0.1", silence_logs=50) as own:
        run(study, tmp_path, Cluster(own.scheduler_address))
    assert rows(tmp_path) == undisturbed
