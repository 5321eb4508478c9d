"""What happens to a plan when the world moves: futures drawn, reckoned in blocks, and told."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

import numpy as np

from optimizer.errors import BadInput, Place, Problem, SolverTrouble
from optimizer.model.options import Stop
from optimizer.studies.engine import Here, Local
from optimizer.studies.futures.reading import NONE
from optimizer.studies.risk.block import Block, Task, dearer, tasks_of
from optimizer.studies.risk.check import withhold_if_different
from optimizer.studies.risk.figures import dear_from
from optimizer.studies.risk.part import Blame, Outcome
from optimizer.studies.risk.telling import answered
from optimizer.studies.risk.work import lanes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from optimizer.domain.answer import Answer
    from optimizer.domain.plan import Plan
    from optimizer.studies.engine import Engine
    from optimizer.studies.futures.futures import Futures
    from optimizer.studies.risk.part import Part

MOST = 10_000_000
"""More futures than this are refused: memory."""
ALONE = 100_000
"""Up to so many futures this process is quicker alone than with others of this machine. Two take 10
processor seconds to start, in which one reckons 70,000 futures of the example of 2025; measured
on two busy cores, two were 0.4 times as fast with 100,000 futures, 1.5 times with a million."""


@dataclass(frozen=True)
class Found:
    """All that was reckoned, for telling."""

    plan: Plan
    futures: Futures | None
    block: Block
    asked: int
    """Futures that were asked for."""
    samples: int
    """Futures that were reckoned: fewer where it was stopped."""
    outcome: Outcome
    planned: Outcome
    blame: Blame
    checked: int
    seconds: float


def assess(
    plan: Plan, futures: Futures | None = None, samples: int = 10_000, seed: int = 0,
    since: date | None = None, engine: Engine | None = None, stop: Stop | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Answer:
    """The chance of a plan's target, what it may cost, and what makes bad futures bad.

    ``futures``: what may move; without it the vendors' records alone. ``since``: the day from
    which it may; without it the scenario's ``as_of``, or its first day. ``engine``: where futures
    are reckoned, this process without one; the figures are the same everywhere. ``told`` hears
    how many are. After a stop the answer is that of the futures that are reckoned by then.

    Raises:
        BadInput: too few or too many samples; a plan without orders; a site whose power is there;
            no cluster there.
        SolverTrouble: stopped before there was any figure.
        WorkLost: the cluster is gone, or a block's worker died every time.
        AuditMismatch: futures priced anew as scenarios cost something else.
    """
    began = time.monotonic()
    if samples <= ALONE and isinstance(engine, Local):
        engine = None
    found = reckoned(plan, futures, samples, seed, since, engine, stop, told)
    return answered(replace(found, seconds=time.monotonic() - began))


def reckoned(
    plan: Plan, futures: Futures | None, samples: int, seed: int, since: date | None,
    engine: Engine | None = None, stop: Stop | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Found:
    """The figures behind the answer. Raises what ``assess`` raises."""
    if not 1 <= samples <= MOST:
        raise BadInput([Problem(Place(field="samples"), f"{samples:,} futures cannot be drawn",
                                f"Ask for 1 to {MOST:,}.")])
    if not plan.orders:
        raise BadInput([Problem(Place(field="orders"), "the plan orders nothing",
                                "Name a plan with orders.")])
    scenario = plan.scenario
    task = Task(scenario, tuple(plan.orders), futures or NONE,
                since or scenario.as_of or scenario.phases[0].start, seed, 0, 1)
    block = Block(task)
    _possible(block)
    expected = Block(replace(
        task, futures=NONE.model_copy(update={"vendor_record": False}))).outcome()
    planned = float(expected.cost[0])
    tasks = tasks_of(replace(task, planned=planned), samples)
    parts = _parts(tasks, engine or Here(), stop or Stop(), told)
    outcome = Outcome.together([part.outcome for part in parts])
    dear = dear_from(outcome.cost, planned)
    blamed = Blame.of([dearer(tasks[part.block], part, dear) for part in parts], dear)
    checked = withhold_if_different(tasks, outcome.cost)
    return Found(plan, futures, block, samples, len(outcome.cost), outcome, expected, blamed,
                 checked, 0.0)


def _parts(
    tasks: Sequence[Task], engine: Engine, stop: Stop, told: Callable[[str], None],
) -> list[Part]:
    """What the blocks give, in their order: all, or the first ones up to a stop."""
    parts: dict[int, Part] = {}
    samples, count = sum(task.size for task in tasks), 0
    for done in engine.run(lanes_of(tasks), stop):
        parts[done.result.block] = done.result
        count += tasks[done.result.block].size
        told(f"{count:,} of {samples:,} futures")
    # a block behind one that is missing would be figures that no number of futures has
    first = [parts[at] for at in takewhile(parts.__contains__, range(len(tasks)))]
    if not first:
        raise SolverTrouble("Stopped before any future was reckoned. Allow more time.")
    return first


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


