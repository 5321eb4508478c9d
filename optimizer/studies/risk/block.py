"""One block of futures: what it gives depends on its task alone, whoever does it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from optimizer.studies.risk.bill import costs
from optimizer.studies.risk.causes import bind
from optimizer.studies.risk.draws import BLOCK, draw
from optimizer.studies.risk.exposure import Exposure
from optimizer.studies.risk.figures import perhaps_dear_from
from optimizer.studies.risk.part import Dearest, Outcome, Part, Saved
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
    planned: float = -math.inf
    """What the plan costs as planned: no future up to that is a dear one."""


def tasks_of(task: Task, samples: int) -> list[Task]:
    """The blocks that make up so many futures."""
    return [replace(task, block=block, size=min(BLOCK, samples - first))
            for block, first in enumerate(range(0, samples, BLOCK))]


def reckon(task: Task) -> Part:
    """What becomes of the plan in each future of a block, and what makes its bad ones bad."""
    block = Block(task)
    found = block.outcome()
    least = perhaps_dear_from(found.cost, task.planned)
    return Part(task.block, found, block.saved(found), block.dearest(found, least))


def dearer(task: Task, part: Part, dear: float) -> Part:
    """A block's part with every future that costs so much among its dearest.

    A block holds back more of its futures than turn out dear but for one case in many millions;
    in that case it is asked once more.
    """
    if part.dearest.least <= dear:
        return part
    return replace(part, dearest=Block(task).dearest(part.outcome, dear))


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

    def saved(self, found: Outcome) -> Saved:
        """Futures that miss the target: each cause put back to plan, the others kept."""
        missed = np.flatnonzero(~found.met)
        saved = dict.fromkeys((one.id for one in self.causes), 0)
        by_one = np.zeros(len(missed), dtype=bool)
        for cause in self.causes:
            if cause.serves:
                kept = self._met(self._others(cause), missed)
                by_one |= kept
                saved[cause.id] = int(kept.sum())
        return Saved(saved, int(by_one.sum()))

    def dearest(self, found: Outcome, least: float) -> Dearest:
        """Futures that cost so much: each cause put back to plan, the others kept."""
        rows = np.flatnonzero(found.cost >= least)
        return Dearest(least, found.cost[rows], self._without(rows))

    def _others(self, cause: Cause) -> list[Cause]:
        return [one for one in self.causes if one is not cause]

    def _met(self, causes: Sequence[Cause], rows: Array) -> Array:
        without = self.world(causes, rows)
        return met(self.exposure, without, arrivals(self.exposure, without)[0])

    def _without(self, rows: Array) -> dict[str, Array]:
        """What futures cost with each cause that moves costs put back to plan; all in one go."""
        tried = [one for one in self.causes if one.costs]
        if not tried or not len(rows):
            return {}
        worlds = [self.world(self._others(cause), rows) for cause in tried]
        alive, lost = (np.concatenate(part) for part in zip(
            *(arrivals(self.exposure, one) for one in worlds), strict=True))
        cost = costs(self.exposure, World.together(worlds), alive, lost).reshape(len(tried), -1)
        return {cause.id: row for cause, row in zip(tried, cost, strict=True)}
