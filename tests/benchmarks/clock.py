"""Seconds by the wall clock and of the processor, and the most memory a process has held."""

from __future__ import annotations

import resource
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Result = TypeVar("Result")


@dataclass
class Seconds:
    """How long something took. Processor time says more where other work shares the machine."""

    wall: float = 0.0
    cpu: float = 0.0


@contextmanager
def clock() -> Iterator[Seconds]:
    """Measure the block; the figures are there when it ends."""
    taken = Seconds()
    wall, cpu = time.perf_counter(), time.process_time()
    yield taken
    taken.wall, taken.cpu = time.perf_counter() - wall, time.process_time() - cpu


def best_of(times: int, work: Callable[[], Result]) -> tuple[Result, Seconds]:
    """Do something a few times; its last result and its quickest run (by processor time)."""
    quickest = None
    for _ in range(times):
        with clock() as taken:
            result = work()
        if quickest is None or taken.cpu < quickest.cpu:
            quickest = taken
    assert quickest is not None
    return result, quickest


def peak_memory_mb() -> float:
    """The most memory this process has held so far, MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)
