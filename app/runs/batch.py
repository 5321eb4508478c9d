"""A batch as a run: its cases, where they are kept, and stepping back where others wait."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from app.runs.queue import kept_waiting
from app.store.cases import Shelf
from optimizer import api
from optimizer.domain.given_file import GivenFile
from optimizer.studies.asked import tried
from optimizer.studies.batch import run_batch
from optimizer.studies.cases import of_study
from optimizer.studies.engine import engine_of
from optimizer.studies.study import read_study

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.runs.question import Question
    from app.store.engine import Store
    from optimizer.domain.scenario import Scenario
    from optimizer.studies.cases import Batch
    from optimizer.studies.engine import Engine

CLUSTER, JOBS = "GPUPLAN_CLUSTER", "GPUPLAN_STUDY_JOBS"
"""Environment: the address of a Dask scheduler that does the work of studies; or how many
processes of this machine a batch may have, one if not given."""
MOST = 2_000
"""Cases of a batch begun on a screen; the command line takes more."""
LOOK_S = 1.0
"""How often it is looked whether others wait."""


def batch_of(question: Question, scenario: Scenario) -> Batch:
    """The cases a question asks for; the file's own gap and time win over the question's.

    Raises:
        BadInput: every problem of the study.
    """
    study = file_of(question.parameters["study"])
    read = read_study(study)
    options = api.Options(gap=question.gap, time_limit=question.seconds)
    return of_study(read, scenario, tried(options, read.gap, read.time_limit), study.name)


def file_of(content: Mapping[str, str]) -> GivenFile:
    """A file as a question keeps it: its name and its text."""
    return GivenFile(content["name"], content["text"].encode())


def do_batch(store: Store, run: str, batch: Batch, stop: api.Stop) -> bool:
    """Solve what is not yet kept; whether it is over: not where it steps back for who waits.

    Raises:
        BadInput: the cluster is not there.
        WorkLost: the cluster is gone, or nothing can be kept.
    """
    over, back = threading.Event(), threading.Event()

    def look() -> None:
        while not over.wait(LOOK_S):
            if kept_waiting(store, run):
                back.set()
                stop()
                return

    watching = threading.Thread(target=look, daemon=True)
    watching.start()
    try:
        done = run_batch(batch, Shelf(store, batch.sha256), _engine(), resume=True, stop=stop)
    finally:
        over.set()
        watching.join()
    return done.done == done.of or not back.is_set()


def cluster() -> str:
    """The address of the cluster that the environment names; blank: there is none."""
    return os.environ.get(CLUSTER, "")


def _engine() -> Engine:
    jobs = os.environ.get(JOBS, "")
    return engine_of(int(jobs) if jobs.isdigit() and int(jobs) else 1, cluster())
