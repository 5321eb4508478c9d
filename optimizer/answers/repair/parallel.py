"""Several solves of one answer at once, each in its part of the time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from optimizer.answers.bench import Bench

S = TypeVar("S")
T = TypeVar("T")


def in_parallel(bench: Bench, work: Callable[[S], T], given: Sequence[S]) -> list[T]:
    """The work on each, as many at a time as the bench has jobs; results in the order given."""
    if bench.jobs < 2 or len(given) < 2:
        return [work(one) for one in given]
    with ThreadPoolExecutor(bench.jobs) as pool:
        return list(pool.map(work, given))


def within(bench: Bench, seconds: float) -> Bench:
    """The same bench, its trials shared, with less time for one solve."""
    limit = min(bench.options.time_limit, max(0.1, seconds))
    return replace(bench, options=replace(bench.options, time_limit=limit))
