"""A process that does one piece of work after another, with a pipe of its own.

Nothing is shared between workers, no lock and no queue: whenever one is killed, also with work or a
result half sent, only its own pipe ends, and a new worker takes its place.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection

    from optimizer.studies.engine.work import Work

DEAD_S = 5.0
"""So long one whose pipe has ended may take to be gone."""
_SPAWN = multiprocessing.get_context("spawn")
_STARTING = threading.Lock()


class Worker:
    """Is given work, says what became of it, and is given the next."""

    def __init__(self) -> None:
        self._first: Work[Any] | None = None
        self._ready = False
        self.pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(theirs,), daemon=True)
        with _nobodys():
            self._process.start()
        theirs.close()  # it is theirs alone, so that it ends with them

    def give(self, work: Work[Any]) -> None:
        """Let it do work; if it has died, that is heard as what it says next."""
        if not self._ready:  # much of it would be waited with until it reads
            self._first = work
            return
        with suppress(BrokenPipeError, ConnectionResetError):
            self.pipe.send(work)

    def said(self) -> tuple[Any, BaseException | None] | None:
        """A result or why there is none; nothing where it has only now become ready to begin.

        Raises:
            EOFError: it has died.
        """
        try:
            said: tuple[Any, BaseException | None] | None = self.pipe.recv()
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


@contextmanager
def _nobodys() -> Iterator[None]:
    """Meanwhile there is no main module: a new process would run that of whoever asks, a whole app
    maybe, though its work names all it needs.
    """
    with _STARTING:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


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
        _tell(pipe, _said(pipe.recv()))


def _tell(pipe: Connection[Any, Any], said: tuple[Any, BaseException | None]) -> None:
    try:
        pipe.send(said)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        pipe.send((None, RuntimeError(str(error))))


def _said(work: Work[Any]) -> tuple[Any, BaseException | None]:
    try:
        return work(), None
    except Exception as error:  # work that breaks must not break the rest
        return None, error


def _end_with(sentinel: Any) -> None:
    wait([sentinel])
    os._exit(1)
