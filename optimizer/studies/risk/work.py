"""A block of futures as a piece of work for an engine."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import optimizer.objectives
import optimizer.rules  # noqa: F401  (a worker of its own has them from nowhere else)
from optimizer.errors import WorkLost
from optimizer.studies.risk.block import Task, reckon
from optimizer.studies.risk.draws import BLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.studies.engine import Lane
    from optimizer.studies.risk.part import Part


@dataclass(frozen=True)
class Reckoning:
    """One block. What all blocks of a plan share is packed: of the example of 2025 a piece of work
    has 7 kB then instead of 31, and a process reads the plan once, not with every block.
    """

    shared: bytes
    block: int
    size: int

    def __call__(self) -> Part:
        return reckon(replace(_unpacked(self.shared), block=self.block, size=self.size))

    def lost(self, trouble: str) -> Part:
        """Raises ``WorkLost``: chances of which a part is missing are none."""
        first = self.block * BLOCK
        raise WorkLost(f"Futures {first + 1:,} to {first + self.size:,} cannot be reckoned: "
                       f"{trouble}. Ask again with fewer processes (--jobs 1), or look at what "
                       "the cluster's workers say.")


def lanes_of(tasks: Sequence[Task]) -> Iterator[Lane[Part]]:
    """A lane for every block: none needs another's result."""
    shared = zlib.compress(pickle.dumps(replace(tasks[0], block=0, size=1)))
    yield from (_alone(Reckoning(shared, task.block, task.size)) for task in tasks)


def _alone(work: Reckoning) -> Lane[Part]:
    yield work


@lru_cache(maxsize=1)
def _unpacked(shared: bytes) -> Task:
    # it comes with work that was pickled as a whole: whoever is trusted with that made it
    task: Task = pickle.loads(zlib.decompress(shared))  # noqa: S301
    return task
