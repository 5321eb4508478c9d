"""One block of futures as a task: what it gives depends on the task alone, whoever does it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from optimizer.studies.risk.bill import costs
from optimizer.studies.risk.causes import bind
from optimizer.studies.risk.draws import BLOCK, draw
from optimizer.studies.risk.exposure import Exposure
from optimizer.studies.risk.service import arrivals, met, milestones, serving
from optimizer.studies.risk.world import World

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from optimizer.core.number import Array
    from optimizer.domain.commitments import OrderedUnits
    from optimizer.domain.scenario import Scenario
    from optimizer.studies.futures.futures import Futures
    from optimizer.studies.risk.causes import Cause


@dataclass(frozen=True)
class Task:
    """A block of futures of one plan. ``dear``: if given, why futures are bad is asked."""

    scenario: Scenario
    orders: tuple[OrderedUnits, ...]
    futures: Futures
    since: date
    seed: int
    block: int
    size: int
    dear: float | None = None
    """Cost from which a future is a bad one."""


@dataclass(frozen=True)
class Outcome:
    """Of every future of a block: cost, what serves by phase and by milestone, what is met."""

    cost: Array
    service: Array
    served: Array
    met: Array


@dataclass(frozen=True)
class Blame:
    """Of a block's bad futures: how many there are, and how many each cause alone would save."""

    missed: int
    dear: int
    met: dict[str, int]
    cheaper: dict[str, int]
    met_by_one: int
    """Missed futures that some cause alone would save."""


def tasks_of(task: Task, samples: int) -> list[Task]:
    """The blocks that make up so many futures."""
    return [replace(task, block=block, size=min(BLOCK, samples - first))
            for block, first in enumerate(range(0, samples, BLOCK))]


def reckon(task: Task) -> Outcome:
    """What becomes of the plan in each future of a block."""
    return Block(task).outcome()


def blame(task: Task) -> Blame:
    """What makes the bad futures of a block bad."""
    return Block(task).blame()


class Block:
    """A block of futures, drawn."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.exposure = Exposure(task.scenario, task.orders, task.since)
        self.causes = bind(task.futures, self.exposure)
        self.drawn = draw(self.exposure, self.causes, task.futures.correlation, task.seed,
                          task.block, task.size)

    def world(self, causes: Sequence[Cause], rows: Array | None = None) -> World:
        """The futures (or some of them) if only these causes move; the others are as planned."""
        at = np.arange(self.task.size) if rows is None else rows
        made = World.planned(self.exposure, len(at))
        for cause in causes:
            cause.put(made, self.exposure, self.drawn[cause.id][at])
        return made

    def outcome(self) -> Outcome:
        """What becomes of the plan in each future."""
        made = self.world(self.causes)
        alive, lost = arrivals(self.exposure, made)
        count = serving(self.exposure, made, alive)
        served = milestones(self.exposure, count)
        return Outcome(costs(self.exposure, made, alive, lost), count.sum(axis=1), served,
                       met(self.exposure, served))

    def blame(self) -> Blame:
        """What makes the bad futures bad: each cause put back to plan, the others kept."""
        found = self.outcome()
        dear = np.inf if self.task.dear is None else self.task.dear
        missed, costly = np.flatnonzero(~found.met), np.flatnonzero(found.cost >= dear)
        saved, cheaper = {}, {}
        by_one = np.zeros(len(missed), dtype=bool)
        for cause in self.causes:
            others = [one for one in self.causes if one is not cause]
            without = self.world(others, missed)
            alive, _ = arrivals(self.exposure, without)
            kept = met(self.exposure, milestones(
                self.exposure, serving(self.exposure, without, alive)))
            by_one |= kept
            saved[cause.id] = int(kept.sum())
            without = self.world(others, costly)
            cost = costs(self.exposure, without, *arrivals(self.exposure, without))
            cheaper[cause.id] = int((cost < dear * (1 - 1e-12)).sum())
        return Blame(len(missed), len(costly), saved, cheaper, int(by_one.sum()))
