"""Each measurement in a process of its own: its memory is its own, and a runaway solve ends."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Overrun(Exception):
    """The work did not come back in time and was ended."""


def apart(work: Callable[..., Any], *given: Any, seconds: float) -> Any:
    """The result of ``work(*given)``, done in a new process.

    Raises:
        Overrun: it did not come back within so many seconds.
    """
    pool = multiprocessing.get_context("spawn").Pool(1)
    try:
        return pool.apply_async(work, given).get(seconds)
    except multiprocessing.TimeoutError:
        raise Overrun(f"ended after {seconds:,.0f} s") from None
    finally:
        pool.terminate()
        pool.join()
