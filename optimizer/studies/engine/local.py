"""Processes of this machine. One that dies is replaced, and its task tried again."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for
from typing import TYPE_CHECKING, Any

from pebble import ProcessExpired, ProcessPool

from optimizer.studies.engine.lanes import Running, first_of
from optimizer.studies.work import Result, solve_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.model.options import Stop
    from optimizer.studies.work import Lane

EVERY_S = 0.2
"""How often a stop is looked for."""


@dataclass(frozen=True)
class Local:
    """So many processes, each with a pool of its own: a lane stays where its models are."""

    jobs: int

    def run(self, lanes: Iterator[Lane], stop: Stop) -> Iterator[Result]:
        """See ``Engine``."""
        context = multiprocessing.get_context("spawn")
        pools: list[Any] = []
        doing: dict[Any, tuple[Any, Running]] = {}
        try:
            while len(pools) < self.jobs and (running := first_of(lanes)):
                pool = ProcessPool(max_workers=1, context=context, initializer=_ready)
                pools.append(pool)
                doing[pool.schedule(solve_case, args=[running.task])] = pool, running
            while doing and not stop.asked:
                done, _ = wait(doing, timeout=EVERY_S, return_when=FIRST_COMPLETED)
                for future in done:
                    pool, running = doing.pop(future)
                    result = _result(future, running)
                    after = running if result is None else running.after(result) or first_of(lanes)
                    if after is not None:  # the worker goes on before the result is written
                        doing[pool.schedule(solve_case, args=[after.task])] = pool, after
                    if result is not None:
                        yield result
        finally:
            for pool in pools:
                pool.stop()
            for pool in pools:
                pool.join()


def _result(future: Any, running: Running) -> Result | None:
    """What a task made; nothing where it is to be tried again."""
    try:
        result: Result = future.result()
    except ProcessExpired as error:
        return None if running.again else running.lost(f"exit code {error.exitcode}")
    except Exception as error:  # a case that breaks must not break the others
        return running.lost(f"{type(error).__name__}: {error}")
    return running.counted(result)


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
