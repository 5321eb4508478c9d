"""What happens to a plan when the world moves: futures drawn, reckoned in blocks, and told."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from optimizer.errors import BadInput, Place, Problem
from optimizer.studies.futures.reading import NONE
from optimizer.studies.risk.block import Blame, Block, Outcome, Task, blame, reckon, tasks_of
from optimizer.studies.risk.check import withhold_if_different
from optimizer.studies.risk.figures import dear_from
from optimizer.studies.risk.telling import told

if TYPE_CHECKING:
    from datetime import date

    from optimizer.domain.answer import Answer
    from optimizer.domain.plan import Plan
    from optimizer.studies.futures.futures import Futures

MOST = 10_000_000
"""More futures than this are refused: memory."""


@dataclass(frozen=True)
class Found:
    """All that was reckoned, for telling."""

    plan: Plan
    futures: Futures | None
    block: Block
    samples: int
    outcome: Outcome
    planned: Outcome
    blame: Blame
    checked: int
    seconds: float


def assess(
    plan: Plan, futures: Futures | None = None, samples: int = 10_000, seed: int = 0,
    since: date | None = None,
) -> Answer:
    """The chance of a plan's target, what it may cost, and what makes bad futures bad.

    ``futures``: what may move; without it the vendors' records alone. ``since``: the day from
    which it may; without it the scenario's ``as_of``, or its first day.

    Raises:
        BadInput: too few or too many samples; a plan without orders; a site whose power is there.
        AuditMismatch: futures priced anew as scenarios cost something else.
    """
    began = time.monotonic()
    found = reckoned(plan, futures, samples, seed, since)
    return told(replace(found, seconds=time.monotonic() - began))


def reckoned(
    plan: Plan, futures: Futures | None, samples: int, seed: int, since: date | None,
) -> Found:
    """The figures behind the answer. Raises what ``assess`` raises."""
    if not 1 <= samples <= MOST:
        raise BadInput([Problem(Place(field="--samples"), f"{samples:,} futures cannot be drawn",
                                f"Ask for 1 to {MOST:,}.")])
    if not plan.orders:
        raise BadInput([Problem(Place(field="orders"), "the plan orders nothing",
                                "Name a plan with orders.")])
    scenario = plan.scenario
    task = Task(scenario, tuple(plan.orders), futures or NONE,
                since or scenario.as_of or scenario.phases[0].start, seed, 0, 1)
    block = Block(task)
    _possible(block)
    tasks = tasks_of(task, samples)
    parts = [reckon(one) for one in tasks]
    outcome = Outcome.together(parts)
    planned = Block(replace(task, futures=NONE.model_copy(update={"vendor_record": False})))
    expected = planned.outcome()
    dear = dear_from(outcome.cost, float(expected.cost[0]))
    blamed = Blame.together([blame(replace(one, dear=dear, found=part))
                             for one, part in zip(tasks, parts, strict=True)])
    checked = withhold_if_different(tasks, outcome.cost)
    return Found(plan, futures, block, samples, outcome, expected, blamed, checked, 0.0)


def _possible(block: Block) -> None:
    """Refuse power that comes late where all of it is there already."""
    problems = []
    for row, entry in enumerate(block.task.futures.site_late):
        here = [cause for cause in block.causes if cause.entry is entry]
        if here and not any(np.isfinite(cause.due(block.exposure)).any()  # type: ignore[attr-defined]
                            for cause in here):
            problems.append(Problem(
                Place(field=f"site_late[{row}].ready"),
                f"the power that the plan needs at {entry.site} is there on "
                f"{block.task.since.isoformat()}", "Say with ready = DATE when it is to be there."))
    if problems:
        raise BadInput(problems)


