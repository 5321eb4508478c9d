"""Whoever is killed during a batch, nothing that was finished is lost, and the table is the same.

Without: an overnight run begins anew in the morning.
"""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from optimizer.errors import BadInput, WorkLost
from optimizer.studies.engine import Here, cluster
from optimizer.studies.engine.cluster import Cluster
from optimizer.studies.engine.local import Local
from tests.studies.cluster import own_cluster
from tests.studies.sweep import finished, rows, run, start


def children(of: int) -> list[int]:
    """The solver processes under a process."""
    task = Path(f"/proc/{of}/task/{of}/children")
    return [int(one) for one in task.read_text().split()]


def resumed(study: Path, out: Path, kept: dict[str, int]) -> list[dict[str, str]]:
    """The table after a resume, in which no file of a finished case was touched."""
    run(study, out, Here(), resume=True)
    after = finished(out)
    assert {name: after[name] for name in kept} == kept
    assert not list(out.rglob("*.part"))
    return rows(out)


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


def test_a_killed_parent(study, undisturbed, tmp_path):
    out = tmp_path / "out"
    with start(study, out, "--jobs", "1") as process:
        while len(finished(out)) < 3:
            try:
                process.wait(0.02)
                break
            except subprocess.TimeoutExpired:
                continue
        process.kill()
    kept = finished(out)
    assert len(kept) >= 3
    assert resumed(study, out, kept) == undisturbed


def test_what_a_killed_parent_had_begun_to_write_goes(study, undisturbed, tmp_path):
    """A file beside the one to be written is all that a kill in the middle of writing leaves."""
    run(study, tmp_path, Here())
    whole = finished(tmp_path)
    (tmp_path / "cases" / "000007.json").rename(tmp_path / "cases" / ".000007.json.0123abcd.part")
    del whole["000007.json"]
    assert resumed(study, tmp_path, whole) == undisturbed


def test_a_killed_scheduler(study, undisturbed, tmp_path):
    """The cluster's head goes in the middle: the rest is solved by processes of this machine."""
    out = tmp_path / "out"
    with own_cluster(tmp_path) as own:
        def kill(found) -> None:
            if found.done == 3:
                own.scheduler.kill()

        with pytest.raises(WorkLost) as lost:
            run(study, out, Cluster(own.address), told=kill)
    assert f"scheduler is gone ({own.address}). 3 of 12 cases are finished" in str(lost.value)
    assert "--resume" in str(lost.value)
    kept = finished(out)
    assert len(kept) == 1 + 3
    assert len(rows(out)) == 3
    assert resumed(study, out, kept) == undisturbed


def test_all_workers_of_a_cluster_killed(study, undisturbed, tmp_path, monkeypatch):
    """Without: the batch waits for ever for workers that nobody starts again."""
    monkeypatch.setattr(cluster, "ALONE_S", 0.0)
    monkeypatch.setattr(cluster, "EVERY_S", 0.1)
    out = tmp_path / "out"
    with own_cluster(tmp_path) as own:
        def kill(found) -> None:
            if found.done == 3:
                own.workers[0].kill()

        with pytest.raises(WorkLost, match=r"workers are gone .* 3 of 12 cases are finished"):
            run(study, out, Cluster(own.address), told=kill)
    assert resumed(study, out, finished(out)) == undisturbed


def test_a_finished_batch_needs_no_cluster(study, undisturbed, tmp_path):
    """A killed run may have been at its last step: only the summary was not there yet."""
    run(study, tmp_path, Here())
    (tmp_path / "summary.xlsx").unlink()
    run(study, tmp_path, Cluster("tcp://127.0.0.1:9"), resume=True)
    assert (tmp_path / "summary.xlsx").exists()
    assert rows(tmp_path) == undisturbed


def test_two_runs_in_one_folder(study, undisturbed, tmp_path):
    """Without: each removes and writes what the other one is about to."""
    refused = []

    def meanwhile(found) -> None:
        if found.done == 2:
            with pytest.raises(BadInput, match="another run is at work in it") as error:
                run(study, tmp_path, Here(), resume=True)
            refused.append(error)

    run(study, tmp_path, Here(), told=meanwhile)
    assert refused
    assert rows(tmp_path) == undisturbed
