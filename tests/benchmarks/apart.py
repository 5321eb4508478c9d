"""Each measurement in a process of its own: its memory is its own, and a runaway solve ends."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection


class Overrun(Exception):
    """The work did not come back: it took too long, or its process died."""


def apart(work: Callable[..., Any], *given: Any, seconds: float) -> Any:
    """The result of ``work(*given)``, done in a new process.

    Raises:
        Overrun: it did not come back within so many seconds, or ended without a result.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(there, work, given))
    process.start()
    there.close()
    try:
        if not here.poll(seconds):
            raise Overrun(f"ended after {seconds:,.0f} s")
        return here.recv()
    except EOFError:
        process.join()
        raise Overrun(f"its process ended with {process.exitcode}") from None
    finally:
        process.kill()
        process.join()
        here.close()


def _work(there: Connection, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    there.send(work(*given))
