"""Processes of this machine. One that dies is replaced, and its task tried again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.studies.engine.lanes import Running, first_of
from optimizer.studies.engine.worker import Worker, heard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.model.options import Stop
    from optimizer.studies.work import Lane, Result

EVERY_S = 0.2
"""How often a stop is looked for."""


@dataclass(frozen=True)
class Local:
    """So many processes: a lane stays where its models are."""

    jobs: int

    def run(self, lanes: Iterator[Lane | None], stop: Stop) -> Iterator[Result]:
        """See ``Engine``."""
        doing: dict[Worker, Running] = {}
        idle: list[Worker] = []
        try:
            while not stop.asked and self._begun(lanes, doing, idle):
                for speaker in heard(doing, EVERY_S):
                    running = doing.pop(speaker)
                    result, lives = _result(speaker, running)
                    worker = speaker if lives else Worker()
                    after = running if result is None else running.after(result)
                    if after is None:
                        idle.append(worker)
                    else:
                        doing[worker] = after
                        if result is not None or not lives:
                            worker.give(after.task)
                    if result is not None:  # all go on before the result is written
                        self._begun(lanes, doing, idle)
                        yield result
        finally:
            for worker in (*doing, *idle):
                worker.end()

    def _begun(
        self, lanes: Iterator[Lane | None], doing: dict[Worker, Running], idle: list[Worker],
    ) -> bool:
        """Let everyone work who may, as far as there is work now; whether anyone does."""
        while len(doing) < self.jobs and (running := first_of(lanes)):
            worker = idle.pop() if idle else Worker()
            worker.give(running.task)
            doing[worker] = running
        return bool(doing)


def _result(worker: Worker, running: Running) -> tuple[Result | None, bool]:
    """What a task made, nothing where it is still to be done; and whether the worker lives."""
    try:
        said = worker.said()
    except EOFError:
        how = worker.died()
        return None if running.again else running.lost(how), False
    if said is None:
        return None, True
    return running.lost(said) if isinstance(said, str) else running.counted(said), True
