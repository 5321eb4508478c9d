"""A Dask cluster that runs already, by the address of its scheduler."""

from __future__ import annotations

import operator
import queue
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


@dataclass(frozen=True)
class Cluster:
    """Workers must have this package in the same version, and one thread each."""

    address: str

    def run(self, lanes: Iterator[Lane[Made]], stop: Stop) -> Iterator[Done[Made]]:
        """See ``Engine``.

        Raises:
            BadInput: nobody answers at the address, or there is no worker.
            WorkLost: the scheduler is gone.
        """
        with connected(self.address) as client:
            workers = list(client.scheduler_info(n_workers=-1)["workers"])
            if not workers:
                raise _unreachable(self.address, "it has no workers", "Start workers first.")
            yield from _run(client, workers, lanes, stop, self.address)


def _run(
    client: Any, workers: list[str], lanes: Iterator[Lane[Made]], stop: Stop, address: str,
) -> Iterator[Done[Made]]:
    done: queue.SimpleQueue[Any] = queue.SimpleQueue()
    doing: dict[Any, tuple[str, Running[Made]]] = {}

    def begin(worker: str, running: Running[Made]) -> None:
        future = client.submit(
            operator.call, running.work, workers=[worker], allow_other_workers=True, pure=False,
            retries=ATTEMPTS - 1)
        doing[future] = worker, running
        future.add_done_callback(done.put)

    for worker in workers:
        if running := first_of(lanes):
            begin(worker, running)
    while doing and not stop.asked:
        try:
            future = done.get(timeout=EVERY_S)
        except queue.Empty:
            if client.status != "running":
                raise _gone(address) from None
            continue
        worker, running = doing.pop(future)
        if future.status == "cancelled":
            raise _gone(address)
        found = _found(future, running)
        after = running.after(found.result) or first_of(lanes)
        if after is not None:
            begin(worker, after)
        yield found


def _found(future: Any, running: Running[Made]) -> Done[Made]:
    error = future.exception() if future.status == "error" else None
    if type(error).__name__ == "KilledWorker":
        return running.lost(str(error))
    if error is not None:
        return running.broken(error)
    return running.done(future.result())


def connected(address: str) -> Any:
    """A client of the scheduler.

    Raises:
        BadInput: the extra is not installed, or nobody answers at the address.
    """
    try:
        from distributed import Client
    except ImportError:
        raise _unreachable(address, "the package distributed is not installed",
                           "Install the extra: pip install 'gpu-procurement-optimizer[cluster]'."
                           ) from None
    try:
        return Client(  # type: ignore[no-untyped-call]
            address, timeout=REACHED_S, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise _unreachable(address, f"no cluster answers there ({error or type(error).__name__})",
                           "Start its scheduler, or correct the address, e.g. tcp://node:8786."
                           ) from error


def _unreachable(address: str, what: str, remedy: str) -> BadInput:
    return BadInput([Problem(Place(field=f"--cluster {address}"), what, remedy)])


def _gone(address: str) -> WorkLost:
    return WorkLost(f"The cluster's scheduler at {address} is gone.")
