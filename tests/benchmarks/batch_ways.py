"""One way to solve many cases: how long it took, and what came out."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.answers.planning import find_plan
from optimizer.errors import NoPlan
from optimizer.studies.batch import run_batch
from optimizer.studies.folder import Folder
from optimizer.studies.outcome import MEASURED, Outcome, planned

from .apart import apart
from .clock import clock

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.studies.cases import Batch
    from optimizer.studies.engine import Engine

LONGEST_S = 24 * 3600.0


@dataclass
class Way:
    """``cpu``: processor seconds of the parent; ``outcomes``: by the number of the case."""

    wall: float = 0.0
    cpu: float = 0.0
    outcomes: dict[int, Outcome] = field(default_factory=dict)

    @property
    def cases(self) -> int:
        """How many were solved."""
        return len(self.outcomes)

    def __iadd__(self, other: Way) -> Way:
        self.wall += other.wall
        self.cpu += other.cpu
        self.outcomes |= other.outcomes
        return self


def run(batch: Batch, out: Path, engine: Engine) -> Way:
    """A batch from beginning to end."""
    with clock() as taken:
        done = run_batch(batch, Folder(out), engine)
    return Way(taken.wall, taken.cpu, {
        index: result.outcome for index, result in done.results.items()})


def alone(batch: Batch, every: int) -> Way:
    """Every so many-th case solved as if it were the only one, in one warm process of its own."""
    found: Way = apart(_alone, batch, max(every, 1), seconds=LONGEST_S)
    return found


def _alone(batch: Batch, every: int) -> Way:
    way = Way()
    for case in batch.cases[every // 2::every]:
        began = time.perf_counter()
        try:
            outcome = planned(case, find_plan(case.scenario, batch.options))
        except NoPlan as error:
            outcome = Outcome(case.name, "no plan", trouble=str(error))
        way.wall += time.perf_counter() - began
        way.outcomes[case.index] = outcome
    return way


def alike(left: Way, right: Way) -> str:
    """How the outcomes of two ways differ, but for what a clock said."""
    both = left.outcomes.keys() & right.outcomes.keys()
    pairs = [(left.outcomes[index], right.outcomes[index]) for index in both]
    same = sum(_said(a) == _said(b) for a, b in pairs)
    if same == len(pairs):
        return f"the same {same} of {len(pairs)} rows to the last digit"
    statuses = sum(a.status == b.status for a, b in pairs)
    apart = max((_apart(a.value, b.value) for a, b in pairs), default=Decimal(0))
    return (f"the same status in {statuses} of {len(pairs)}, first aims apart by "
            f"{apart:.5%} at most")


def _said(outcome: Outcome) -> dict[str, Any]:
    return {name: value for name, value in outcome.plain().items()
            if name not in (*MEASURED, "scenario_sha256")}


def _apart(left: Decimal | None, right: Decimal | None) -> Decimal:
    return abs(left - right) / abs(left) if left and right else Decimal(0)
