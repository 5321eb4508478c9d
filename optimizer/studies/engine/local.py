"""Processes of this machine. One that dies is replaced, and its work tried again."""

from __future__ import annotations

import multiprocessing
import operator
import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for
from typing import TYPE_CHECKING, Any

from pebble import ProcessExpired, ProcessPool

from optimizer.errors import WorkLost
from optimizer.studies.engine.lanes import first_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.model.options import Stop
    from optimizer.studies.engine.lanes import Running
    from optimizer.studies.engine.work import Done, Lane, Made, Work

EVERY_S = 0.2
"""How often a stop is looked for."""
NOT_BEGUN = "it died before it had begun"


@dataclass(frozen=True)
class Local:
    """So many processes: a lane stays with the one that holds its models."""

    jobs: int

    def run(self, lanes: Iterator[Lane[Made]], stop: Stop) -> Iterator[Done[Made]]:
        """See ``Engine``.

        Raises:
            WorkLost: no process can be started, or a piece of work with which all ends.
        """
        workers: list[Worker] = []
        doing: dict[Any, tuple[Worker, Running[Made]]] = {}
        try:
            while len(workers) < self.jobs and (running := first_of(lanes)):
                workers.append(Worker())
                doing[workers[-1].begin(running.work)] = workers[-1], running
            while doing and not stop.asked:
                wait(doing, timeout=EVERY_S, return_when=FIRST_COMPLETED)
                for future in [one for one, (worker, _) in doing.items()
                               if one.done() or worker.broken]:
                    worker, running = doing.pop(future)
                    found = _found(future, running)
                    after = (running if found is None
                             else running.after(found.result) or first_of(lanes))
                    if after is not None:  # the worker goes on before the result is written
                        doing[worker.begin(after.work)] = worker, after
                    if found is not None:
                        yield found
        finally:
            for worker in workers:
                worker.stop()
            for worker in workers:
                worker.join()


class Worker:
    """A process, in a pool of its own: one that dies at work is replaced by it. One that dies
    before it has taken its work breaks the pool, which is made anew then.
    """

    def __init__(self) -> None:
        self._pool: Any = _pool()

    @property
    def broken(self) -> bool:
        """Whether nothing more can come of what was begun."""
        return not self._pool.active

    def begin(self, work: Work[Any]) -> Any:
        """The result to come of a piece of work.

        Raises:
            WorkLost: no process can be started.
        """
        if self.broken:
            self.stop()
            self.join()
            self._pool = _pool()
        try:
            return self._pool.schedule(operator.call, args=[work])
        except RuntimeError as error:
            raise WorkLost("No process can be started on this machine "
                           f"({error.__cause__ or error}).") from error

    def stop(self) -> None:
        """Give up what is under way."""
        self._pool.stop()

    def join(self) -> None:
        """Wait until the process is gone."""
        self._pool.join()


def _pool() -> Any:
    return ProcessPool(max_workers=1, context=multiprocessing.get_context("spawn"),
                       initializer=_ready)


def _found(future: Any, running: Running[Made]) -> Done[Made] | None:
    """What a piece of work gave; nothing where it is to be tried again."""
    if not future.done():  # of a broken pool that has forgotten it
        return running.again_or_lost(NOT_BEGUN)
    try:
        return running.done(future.result())
    except ProcessExpired as error:
        return running.again_or_lost(f"exit code {error.exitcode}")
    except BrokenProcessPool:
        return running.again_or_lost(NOT_BEGUN)
    except Exception as error:  # work that breaks must not break the rest
        return running.broken(error)


def _ready() -> None:
    """In a new process: Ctrl-C is for the parent to hear, and without the parent there is no work.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=[parent.sentinel], daemon=True).start()


def _end_with(sentinel: Any) -> None:
    wait_for([sentinel])
    os._exit(1)
