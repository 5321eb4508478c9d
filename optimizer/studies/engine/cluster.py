"""A Dask cluster that runs already, by the address of its scheduler."""

from __future__ import annotations

import logging
import operator
import queue
import time
from asyncio import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from optimizer.errors import BadInput, Place, Problem, WorkLost
from optimizer.studies.engine.lanes import first_of
from optimizer.studies.engine.work import ATTEMPTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.model.options import Stop
    from optimizer.studies.engine.lanes import Running
    from optimizer.studies.engine.work import Done, Lane, Made

REACHED_S = 10
EVERY_S = 1.0
"""How often a stop and the scheduler are looked for."""
ALONE_S = 60.0
"""So long a scheduler may be without workers; one that died is mostly started again by then."""


@dataclass(frozen=True)
class Cluster:
    """Workers must have this package in the same version, and one thread each."""

    address: str

    def run(self, lanes: Iterator[Lane[Made] | None], stop: Stop) -> Iterator[Done[Made]]:
        """See ``Engine``.

        Raises:
            BadInput: nobody answers at the address, or there is no worker.
            WorkLost: the scheduler is gone, or all its workers are.
        """
        client_class = _installed(self.address)  # first: importing it sets how it logs
        with _quiet(), _connected(client_class, self.address) as client:
            workers = _workers(client)
            if not workers:
                raise _unreachable(self.address, "it has no workers", "Start workers first.")
            try:
                yield from _run(client, workers, lanes, stop, self.address)
            except (OSError, CancelledError) as error:  # it went while a result was fetched
                raise _gone(self.address) from error


def _run(
    client: Any, idle: list[str], lanes: Iterator[Lane[Made] | None], stop: Stop, address: str,
) -> Iterator[Done[Made]]:
    done: queue.SimpleQueue[Any] = queue.SimpleQueue()
    doing: dict[Any, tuple[str, Running[Made]]] = {}

    def begin(worker: str, running: Running[Made]) -> None:
        if client.status == "closed":
            raise _gone(address)
        future = client.submit(
            operator.call, running.work, workers=[worker], allow_other_workers=True, pure=False,
            retries=ATTEMPTS - 1)
        doing[future] = worker, running
        future.add_done_callback(done.put)

    def begun() -> bool:
        while idle and (running := first_of(lanes)):
            begin(idle.pop(0), running)
        return bool(doing)

    worked = time.monotonic()
    while not stop.asked and begun():
        try:
            future = done.get(timeout=EVERY_S)
        except queue.Empty:
            if client.status != "running":
                raise _gone(address) from None
            if _workers(client):
                worked = time.monotonic()
            elif time.monotonic() - worked > ALONE_S:
                raise _gone(address, "workers are") from None
            continue
        worker, running = doing.pop(future)
        if future.status == "cancelled":
            raise _gone(address)
        found = _found(future, running)
        after = running.after(found.result)
        if after is None:
            idle.append(worker)
        else:
            begin(worker, after)
        begun()
        yield found


def _found(future: Any, running: Running[Made]) -> Done[Made]:
    error = future.exception() if future.status == "error" else None
    if type(error).__name__ == "KilledWorker":
        return running.lost(str(error))
    if error is not None:
        return running.broken(error)
    return running.done(future.result())


def _installed(address: str) -> Any:
    """What connects to a scheduler.

    Raises:
        BadInput: the extra is not installed.
    """
    try:
        from distributed import Client
    except ImportError:
        raise _unreachable(address, "the package distributed is not installed",
                           "Install the extra: pip install 'gpu-procurement-optimizer[cluster]'."
                           ) from None
    return Client


def _connected(client_class: Any, address: str) -> Any:
    """A client of the scheduler.

    Raises:
        BadInput: nobody answers at the address.
    """
    try:
        return client_class(address, timeout=REACHED_S, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise _unreachable(address, f"no cluster answers there ({error or type(error).__name__})",
                           "Start its scheduler, or correct the address, e.g. tcp://node:8786."
                           ) from error


def _unreachable(address: str, what: str, remedy: str) -> BadInput:
    return BadInput([Problem(Place(field=f"--cluster {address}"), what, remedy)])


def _gone(address: str, what: str = "scheduler is") -> WorkLost:
    return WorkLost(f"The cluster's {what} gone ({address}).")


def _workers(client: Any) -> list[str]:
    """The addresses of all workers, as the client last heard of them."""
    return list(client.scheduler_info(n_workers=-1)["workers"])


@contextmanager
def _quiet() -> Iterator[None]:
    """What is lost is said once, as a message; not as a log of attempts to connect again."""
    loggers = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
