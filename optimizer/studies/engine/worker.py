"""A process that solves one task after another, with a pipe of its own.

Nothing is shared between workers, no lock and no queue: whenever one is killed, also with a task or
a result half sent, only its own pipe ends, and a new worker takes its place.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from contextlib import suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from optimizer.studies.work import Result, solve_case

if TYPE_CHECKING:
    from collections.abc import Iterable
    from multiprocessing.connection import Connection

    from optimizer.studies.work import Task

DEAD_S = 5.0
"""So long one whose pipe has ended may take to be gone."""
_SPAWN = multiprocessing.get_context("spawn")


class Worker:
    """Is given a task, says what became of it, and is given the next."""

    def __init__(self) -> None:
        self._first: Task | None = None
        self._ready = False
        self.pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()  # it is theirs alone, so that it ends with them

    def give(self, task: Task) -> None:
        """Let it do a task; if it has died, that is heard as what it says next."""
        if not self._ready:  # a large task would be waited with until it reads
            self._first = task
            return
        with suppress(BrokenPipeError, ConnectionResetError):
            self.pipe.send(task)

    def said(self) -> Result | str | None:
        """A result, or why there is none; nothing where it has only now become ready to begin.

        Raises:
            EOFError: it has died.
        """
        try:
            said: Result | str | None = self.pipe.recv()
        except ConnectionResetError as error:
            raise EOFError from error
        if not self._ready:
            self._ready = True
            if self._first is not None:
                self.give(self._first)
        return said

    def died(self) -> str:
        """How it has died."""
        self._process.join(DEAD_S)
        code = self._process.exitcode
        self.end()
        return f"exit code {code}"

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def heard(workers: Iterable[Worker], timeout_s: float) -> list[Worker]:
    """Those that have something to say or have died, within so many seconds."""
    by_pipe: dict[Any, Worker] = {worker.pipe: worker for worker in workers}
    return [by_pipe[pipe] for pipe in wait(by_pipe, timeout_s)]


def _work(pipe: Connection[Any, Any]) -> None:
    """In the new process: Ctrl-C is for the parent to hear, and without it there is no work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=[parent.sentinel], daemon=True).start()
    pipe.send(None)
    while True:
        pipe.send(_done(pipe.recv()))


def _done(task: Task) -> Result | str:
    try:
        return solve_case(task)
    except Exception as error:  # a case that breaks must not break the others
        return f"{type(error).__name__}: {error}"


def _end_with(sentinel: Any) -> None:
    wait([sentinel])
    os._exit(1)
