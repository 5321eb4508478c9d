"""A batch from beginning to end: what is there is read, the rest is solved and kept as it comes."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from optimizer.errors import BadInput, WorkLost
from optimizer.model.options import Stop
from optimizer.studies.cases import Case
from optimizer.studies.outcome import STATUSES
from optimizer.studies.work import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from optimizer.studies.cases import Batch
    from optimizer.studies.engine import Engine, Lane
    from optimizer.studies.work import Result

TABLE_EVERY_S = 5.0
"""How often the table is written anew while cases are solved, at most."""
TABLE_SHARE = 0.02
"""Share of the time that writing it may take."""
FEW = 3
"""With so few cases the base is not solved ahead of them."""


class Keeping(Protocol):
    """Where what is finished is kept: a folder, or a database."""

    @property
    def name(self) -> str:
        """What it is called, for messages."""

    def open(self, batch: Batch, *, resume: bool) -> dict[int, Result]:
        """Make it ready, and read what is finished already, by the case's number."""

    def keep(self, result: Result) -> None:
        """Keep what a case came to."""

    def read(self, case: Case) -> Result | None:
        """What is kept of a case."""

    def table(self, batch: Batch, results: Iterable[Result]) -> None:
        """Write the table of the cases so far."""

    def summary(self, batch: Batch, results: Iterable[Result]) -> None:
        """Write the workbook, at the end."""


@dataclass
class Progress:
    """How far a batch is."""

    of: int
    results: dict[int, Result] = field(default_factory=dict)
    before: int = 0
    """How many were finished by an earlier run."""
    began: float = field(default_factory=time.monotonic)

    @property
    def done(self) -> int:
        """Cases that are finished."""
        return len(self.results)

    @property
    def rate(self) -> float:
        """Cases a second, of this run."""
        return (self.done - self.before) / max(time.monotonic() - self.began, 1e-9)

    @property
    def left_s(self) -> float | None:
        """Seconds until all are finished, as things go; unknown before the first."""
        return (self.of - self.done) / self.rate if self.done > self.before else None

    @property
    def counts(self) -> dict[str, int]:
        """How many of each status, those there are."""
        found = Counter(result.outcome.status for result in self.results.values())
        return {status: found[status] for status in STATUSES if found[status]}


def run_batch(
    batch: Batch, folder: Keeping, engine: Engine, *, resume: bool = False,
    told: Callable[[Progress], None] = lambda _: None, stop: Stop | None = None,
) -> Progress:
    """Solve all cases that the folder does not have yet; ``told`` hears of every one.

    Raises:
        BadInput: the folder holds something else, or the cluster is not there.
        WorkLost: the cluster is gone or the disk full; what is finished is kept.
    """
    stop = stop or Stop()
    progress = Progress(len(batch.cases), folder.open(batch, resume=resume))
    progress.before, tabled = progress.done, time.monotonic()
    wait_s = TABLE_EVERY_S
    told(progress)
    base = _base_of(batch)
    try:
        known: tuple[Result, ...] = ()
        if base and progress.done < progress.of:
            kept = folder.read(base)
            for result in [kept] if kept else _run(engine, iter([_alone(base, batch)]), stop):
                if kept is None:
                    folder.keep(result)
                known = (result,)
        lanes = (_lane(batch, chunk, known, progress.results) for chunk in batch.chunks
                 if any(case.index not in progress.results for case in chunk))
        for result in _run(engine, lanes, stop):
            folder.keep(result)
            progress.results[result.case.index] = result
            told(progress)
            now = time.monotonic()
            if now - tabled > wait_s:
                folder.table(batch, progress.results.values())
                tabled = time.monotonic()
                wait_s = max(TABLE_EVERY_S, (tabled - now) / TABLE_SHARE)
        folder.table(batch, progress.results.values())
        folder.summary(batch, progress.results.values())
    except WorkLost as error:
        raise _lost(error, folder, batch, progress) from error
    except BadInput as error:
        if progress.done == progress.before:
            raise
        raise _lost(error, folder, batch, progress) from error
    return progress


def _base_of(batch: Batch) -> Case | None:
    """The scenario that all cases are made of, if it pays to solve it first."""
    if batch.base is None or not batch.shared or len(batch.cases) <= FEW:
        return None
    return Case(-1, "base", batch.base)


def _run(engine: Engine, lanes: Iterator[Lane[Result]], stop: Stop) -> Iterator[Result]:
    """Results as they come, each with how often its case was tried."""
    for done in engine.run(lanes, stop):
        yield done.result.counted(done.attempts)


def _alone(case: Case, batch: Batch) -> Lane[Result]:
    yield Task(case, batch.options)


def _lane(
    batch: Batch, chunk: tuple[Case, ...], known: tuple[Result, ...], results: dict[int, Result],
) -> Lane[Result]:
    """The cases of a chunk that are not finished, each with what those before it have proved."""
    so_far = [(result.case, result.proved) for result in known]
    for case in chunk:
        result = results.get(case.index)
        if result is None:
            result = yield Task(case, batch.options, tuple(so_far) if batch.shared else ())
        if result.proved:
            so_far.append((case, result.proved))


def _lost(error: Exception, folder: Keeping, batch: Batch, progress: Progress) -> WorkLost:
    with suppress(BadInput):  # the files of the cases are what counts; --resume writes the table
        folder.table(batch, progress.results.values())
    return WorkLost(f"{error} {progress.done} of {progress.of} cases are finished and kept in "
                    f"{folder.name}. Put it right, then give the same command with "
                    "--resume.")
