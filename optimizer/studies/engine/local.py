"""Processes of this machine. One that dies is replaced, and its work tried again."""

from __future__ import annotations

import multiprocessing
import operator
import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for
from typing import TYPE_CHECKING, Any

from pebble import ProcessExpired, ProcessPool

from optimizer.studies.engine.lanes import first_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.model.options import Stop
    from optimizer.studies.engine.lanes import Running
    from optimizer.studies.engine.work import Done, Lane, Made

EVERY_S = 0.2
"""How often a stop is looked for."""


@dataclass(frozen=True)
class Local:
    """So many processes, each with a pool of its own: a lane stays where its models are."""

    jobs: int

    def run(self, lanes: Iterator[Lane[Made]], stop: Stop) -> Iterator[Done[Made]]:
        """See ``Engine``."""
        context = multiprocessing.get_context("spawn")
        pools: list[Any] = []
        doing: dict[Any, tuple[Any, Running[Made]]] = {}
        try:
            while len(pools) < self.jobs and (running := first_of(lanes)):
                pool = ProcessPool(max_workers=1, context=context, initializer=_ready)
                pools.append(pool)
                doing[pool.schedule(operator.call, args=[running.work])] = pool, running
            while doing and not stop.asked:
                done, _ = wait(doing, timeout=EVERY_S, return_when=FIRST_COMPLETED)
                for future in done:
                    pool, running = doing.pop(future)
                    found = _found(future, running)
                    after = (running if found is None
                             else running.after(found.result) or first_of(lanes))
                    if after is not None:  # the worker goes on before the result is written
                        doing[pool.schedule(operator.call, args=[after.work])] = pool, after
                    if found is not None:
                        yield found
        finally:
            for pool in pools:
                pool.stop()
            for pool in pools:
                pool.join()


def _found(future: Any, running: Running[Made]) -> Done[Made] | None:
    """What a piece of work gave; nothing where it is to be tried again."""
    try:
        return running.done(future.result())
    except ProcessExpired as error:
        return None if running.again else running.lost(f"exit code {error.exitcode}")
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
