"""Processes of this machine. One that dies is replaced, and its work tried again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.errors import WorkLost
from optimizer.studies.engine.lanes import first_of
from optimizer.studies.engine.worker import Worker, heard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.model.options import Stop
    from optimizer.studies.engine.lanes import Running
    from optimizer.studies.engine.work import Done, Lane, Made

EVERY_S = 0.2
"""How often a stop is looked for."""


@dataclass(frozen=True)
class Local:
    """So many processes: a lane stays where its models are."""

    jobs: int

    def run(self, lanes: Iterator[Lane[Made] | None], stop: Stop) -> Iterator[Done[Made]]:
        """See ``Engine``.

        Raises:
            WorkLost: no process can be started, or a piece of work with which all ends.
        """
        doing: dict[Worker, Running[Made]] = {}
        idle: list[Worker] = []
        try:
            while not stop.asked and self._begun(lanes, doing, idle):
                for speaker in heard(doing, EVERY_S):
                    running = doing.pop(speaker)
                    found, lives = _found(speaker, running)
                    worker = speaker if lives else _worker()
                    after = running if found is None else running.after(found.result)
                    if after is None:
                        idle.append(worker)
                    else:
                        doing[worker] = after
                        if found is not None or not lives:
                            worker.give(after.work)
                    if found is not None:  # all go on before the result is written
                        self._begun(lanes, doing, idle)
                        yield found
        finally:
            for worker in (*doing, *idle):
                worker.end()

    def _begun(
        self, lanes: Iterator[Lane[Made] | None], doing: dict[Worker, Running[Made]],
        idle: list[Worker],
    ) -> bool:
        """Let everyone work who may, as far as there is work now; whether anyone does."""
        while len(doing) < self.jobs and (running := first_of(lanes)):
            worker = idle.pop() if idle else _worker()
            worker.give(running.work)
            doing[worker] = running
        return bool(doing)


def _worker() -> Worker:
    try:
        return Worker()
    except OSError as error:
        raise WorkLost(f"No process can be started on this machine ({error}).") from error


def _found(worker: Worker, running: Running[Made]) -> tuple[Done[Made] | None, bool]:
    """What work gave, nothing where it is still to be done; and whether the worker lives."""
    try:
        said = worker.said()
    except EOFError:
        return running.again_or_lost(worker.died()), False
    if said is None:
        return None, True
    result, error = said
    return running.done(result) if error is None else running.broken(error), True
