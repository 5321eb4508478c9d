"""A batch from beginning to end: what is there is read, the rest is solved and kept as it comes."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from optimizer.errors import BadInput, WorkLost
from optimizer.model.options import Stop
from optimizer.studies.cases import Case
from optimizer.studies.progress import Progress
from optimizer.studies.work import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from optimizer.studies.cases import Batch
    from optimizer.studies.engine import Engine, Lane
    from optimizer.studies.keeping import Keeping
    from optimizer.studies.work import Result

TABLE_EVERY_S = 5.0
"""How often the table is written anew while cases are solved, at most."""
TABLE_SHARE = 0.02
"""Share of the time that writing it may take."""
BASE = -1
"""The number of the base among the cases."""
FEW = 3
"""With so few cases the base is not solved ahead of them."""


def run_batch(
    batch: Batch, folder: Keeping, engine: Engine, *, resume: bool = False,
    told: Callable[[Progress], None] = lambda _: None, stop: Stop | None = None,
) -> Progress:
    """Solve all cases that the folder does not have yet; ``told`` hears of every one.

    Raises:
        BadInput: the folder holds something else, or the cluster is not there.
        WorkLost: the cluster is gone or the disk full; what is finished is kept.
    """
    with folder.alone():
        found = folder.open(batch, resume=resume)
        progress = Progress(len(batch.cases), found, len(found))
        told(progress)
        try:
            if progress.done < progress.of:
                _solve(batch, folder, engine, progress, told, stop or Stop())
            folder.table(batch, progress.results.values())
            folder.summary(batch, progress.results.values())
        except WorkLost as error:
            raise _lost(error, folder, batch, progress) from error
        except BadInput as error:
            if progress.done == progress.before:
                raise
            raise _lost(error, folder, batch, progress) from error
    return progress


def _solve(
    batch: Batch, folder: Keeping, engine: Engine, progress: Progress,
    told: Callable[[Progress], None], stop: Stop,
) -> None:
    known: list[Result] = []
    lanes = _lanes(batch, folder, progress, known)
    asked = {case.index: case for case in (*batch.cases, _base(batch))}
    tabled, wait_s = time.monotonic(), TABLE_EVERY_S
    for done in engine.run(lanes, stop):
        result = replace(done.result.counted(done.attempts), case=asked[done.result.case.index])
        folder.keep(result)
        if result.case.index == BASE:
            known.append(result)
            continue
        progress.results[result.case.index] = result
        told(progress)
        now = time.monotonic()
        if now - tabled > wait_s:
            with suppress(WorkLost):  # somebody may look at it; the last one must be written
                folder.table(batch, progress.results.values())
            tabled = time.monotonic()
            wait_s = max(TABLE_EVERY_S, (tabled - now) / TABLE_SHARE)


def _lanes(
    batch: Batch, folder: Keeping, progress: Progress, known: list[Result],
) -> Iterator[Lane[Result] | None]:
    """The base alone, where it pays to know it ahead of the cases made of it; then the chunks."""
    if batch.base is not None and batch.shared and len(batch.cases) > FEW:
        base = _base(batch)
        if kept := folder.read(base):
            known.append(kept)
        else:
            yield _lane(batch, (base,), (), {})
        while not known:
            yield None
    for chunk in batch.chunks:
        if any(case.index not in progress.results for case in chunk):
            yield _lane(batch, chunk, tuple(known), progress.results)


def _base(batch: Batch) -> Case:
    return Case(BASE, "base", batch.base)


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
    with suppress(WorkLost):  # the files of the cases are what counts; --resume writes the table
        folder.table(batch, progress.results.values())
    return WorkLost(f"{error} {progress.done} of {progress.of} cases are finished and kept in "
                    f"{folder.name}. Put it right, then give the same command with "
                    "--resume.")
