"""One block of futures as a task: what it gives depends on the task alone, whoever does it."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from optimizer.studies.risk.bill import costs
from optimizer.studies.risk.causes import bind
from optimizer.studies.risk.draws import BLOCK, draw
from optimizer.studies.risk.exposure import Exposure
from optimizer.studies.risk.service import (
    arrivals,
    every,
    met,
    milestones,
    reached,
    serving,
)
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
    """A block of futures of one plan."""

    scenario: Scenario
    orders: tuple[OrderedUnits, ...]
    futures: Futures
    since: date
    seed: int
    block: int
    size: int
    dear: float = math.inf
    """Cost from which a future is a bad one."""
    found: Outcome | None = None
    """What was reckoned of it; why bad futures are bad is asked then."""


@dataclass(frozen=True)
class Outcome:
    """Of every future of a block: cost, what serves by phase and by milestone, what is met."""

    cost: Array
    service: Array
    served: Array
    met: Array

    @classmethod
    def together(cls, parts: Sequence[Outcome]) -> Outcome:
        """Of several blocks, one after another."""
        return cls(*(np.concatenate([getattr(part, one.name) for part in parts])
                     for one in fields(cls)))


@dataclass(frozen=True)
class Blame:
    """Of a block's bad futures: how many there are, and how many each cause alone would save."""

    missed: int
    dear: int
    met: dict[str, int]
    cheaper: dict[str, int]
    met_by_one: int
    """Missed futures that some cause alone would save."""

    @classmethod
    def together(cls, parts: Sequence[Blame]) -> Blame:
        """Of several blocks of one plan."""
        return cls(sum(part.missed for part in parts), sum(part.dear for part in parts),
                   {cause: sum(part.met[cause] for part in parts) for cause in parts[0].met},
                   {cause: sum(part.cheaper[cause] for part in parts)
                    for cause in parts[0].cheaper},
                   sum(part.met_by_one for part in parts))


def tasks_of(task: Task, samples: int) -> list[Task]:
    """The blocks that make up so many futures."""
    return [replace(task, block=block, size=min(BLOCK, samples - first))
            for block, first in enumerate(range(0, samples, BLOCK))]


def reckon(task: Task) -> Outcome:
    """What becomes of the plan in each future of a block."""
    return Block(task).outcome()


def blame(task: Task) -> Blame:
    """What makes the bad futures of a block bad."""
    assert task.found is not None
    return Block(task).blame(np.flatnonzero(~task.found.met),
                             np.flatnonzero(task.found.cost >= task.dear))


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
        phases = every(self.exposure)
        count = serving(self.exposure, made, alive, phases)
        served = milestones(self.exposure, count, phases)
        return Outcome(costs(self.exposure, made, alive, lost), count.sum(axis=1), served,
                       reached(self.exposure, served))

    def blame(self, missed: Array, dear: Array) -> Blame:
        """What makes bad futures (rows) bad: each cause put back to plan, the others kept."""
        saved = dict.fromkeys((one.id for one in self.causes), 0)
        by_one = np.zeros(len(missed), dtype=bool)
        for cause in self.causes:
            if cause.serves:
                kept = self._met(self._others(cause), missed)
                by_one |= kept
                saved[cause.id] = int(kept.sum())
        return Blame(len(missed), len(dear), saved, self._cheaper(dear), int(by_one.sum()))

    def _others(self, cause: Cause) -> list[Cause]:
        return [one for one in self.causes if one is not cause]

    def _met(self, causes: Sequence[Cause], rows: Array) -> Array:
        without = self.world(causes, rows)
        return met(self.exposure, without, arrivals(self.exposure, without)[0])

    def _cheaper(self, rows: Array) -> dict[str, int]:
        """How many futures each cause put back to plan would make cheaper than dear; in one go."""
        out = dict.fromkeys((one.id for one in self.causes), 0)
        tried = [one for one in self.causes if one.costs]
        if not tried or not len(rows):
            return out
        worlds = [self.world(self._others(cause), rows) for cause in tried]
        alive, lost = (np.concatenate(part) for part in zip(
            *(arrivals(self.exposure, one) for one in worlds), strict=True))
        cost = costs(self.exposure, World.together(worlds), alive, lost)
        below = (cost < self.task.dear * (1 - 1e-12)).reshape(len(tried), -1).sum(axis=1)
        return out | {cause.id: int(n) for cause, n in zip(tried, below, strict=True)}
