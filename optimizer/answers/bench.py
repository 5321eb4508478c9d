"""Solving many variations of one scenario: kept, in place where possible, on several cores."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeVar

from optimizer.answers.planning import find_plan
from optimizer.domain.answer import Trial
from optimizer.errors import NoPlan, SolverTrouble
from optimizer.model.options import Options, Stop
from optimizer.model.proofs import Proofs
from optimizer.model.solve import Loaded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario
    from optimizer.model.options import Listener

Find = Callable[[Options, Loaded], "Plan"]
Unmade = Literal["no plan", "unknown"]
Item = TypeVar("Item")
Made = TypeVar("Made")

LEAST_S = 0.05
"""A solve is not begun with less time than this."""


@dataclass
class Bench:
    """Trials of one question.

    ``seconds`` is the time for all of them. ``told`` hears what is tried, ``listen`` how each
    solve stands. Equal scenarios are solved once. Models stay loaded, as many as are solved at
    once, and change in place; HiGHS leaves Python free while it solves, so threads use all cores.
    """

    options: Options = field(default_factory=Options)
    seconds: float = 600.0
    listen: Listener | None = None
    told: Callable[[str], None] | None = None
    stop: Stop = field(default_factory=Stop)
    jobs: int = 2
    cluster: str = ""
    """Address of a cluster's scheduler, for work that can be spread over one."""
    trials: dict[str, Trial] = field(default_factory=dict)
    """By hash of the scenario, in the order they were finished."""
    proofs: Proofs = field(default_factory=Proofs)
    """What was proved of models, for all threads: what asks for more may need no solve."""
    began: float = field(default_factory=time.monotonic)
    _idle: list[Loaded] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return self.seconds - (time.monotonic() - self.began)

    @property
    def over(self) -> bool:
        """Whether no further solve may begin."""
        return self.stop.asked or self.left < LEAST_S

    def known(self, plan: Plan, name: str) -> Trial:
        """A plan that was solved before counts as a trial."""
        trial = _trial(name, plan, 0.0)
        with self._lock:
            self.trials[plan.scenario.sha256] = trial
        return trial

    def solve(self, scenario: Scenario, name: str = "") -> Trial:
        """The best plan of a scenario, or that there is none, or that it is not known in time.

        Raises:
            BadInput: the scenario cannot be planned with at all.
        """
        kept = self.trials.get(scenario.sha256)
        if kept is not None and kept.status in ("optimal", "no plan"):
            return kept
        trial = self.attempt(
            scenario, name, lambda options, loaded: find_plan(
                scenario, options, self.listen, self.stop, loaded))
        if trial.seconds:
            with self._lock:
                self.trials[scenario.sha256] = trial
        return trial

    def attempt(self, scenario: Scenario, name: str, find: Find) -> Trial:
        """What a search of one's own finds for a scenario in the time that is left; not kept."""
        if self.over:
            return Trial(name, scenario, "unknown")
        began = time.monotonic()
        plan = self.made(name, find)
        seconds = time.monotonic() - began
        if isinstance(plan, str):
            return Trial(name, scenario, plan, seconds=seconds)
        return _trial(name, plan, seconds)

    def made(self, name: str, find: Callable[[Options, Loaded], Made]) -> Made | Unmade:
        """What a search makes of a loaded model in the time that is left, or why nothing."""
        if self.over:
            return "unknown"
        if self.told is not None:
            self.told(name)
        options = replace(self.options, time_limit=min(self.options.time_limit, self.left))
        try:
            with self.loaded() as loaded:
                return find(options, loaded)
        except NoPlan:
            return "no plan"
        except SolverTrouble:
            return "unknown"

    def solve_all(self, wanted: Sequence[tuple[str, Scenario]]) -> list[Trial]:
        """Several scenarios at once, as many as there are jobs; results in the order asked for."""
        return self.each(lambda one: self.solve(one[1], one[0]), wanted)

    def each(self, work: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
        """Some work for every item, as many at once as there are jobs; results in their order."""
        if self.jobs < 2 or len(items) < 2:
            return [work(item) for item in items]
        with ThreadPoolExecutor(self.jobs) as pool:
            return list(pool.map(work, items))

    def within(self, seconds: float) -> Bench:
        """The same bench, its trials and loaded models shared, with less time for one solve."""
        limit = min(self.options.time_limit, seconds)
        return replace(self, options=replace(self.options, time_limit=limit))

    @contextmanager
    def loaded(self) -> Iterator[Loaded]:
        """A model kept in the solver, for one solve; the next one takes it over."""
        with self._lock:
            held = self._idle.pop() if self._idle else Loaded(proofs=self.proofs)
        try:
            yield held
        finally:
            with self._lock:
                self._idle.append(held)


def _trial(name: str, plan: Plan, seconds: float) -> Trial:
    proof = plan.proofs[0] if plan.proofs else None
    return Trial(
        name, plan.scenario, "optimal" if plan.status == "optimal" else "stopped", plan,
        proof.objective if proof else None, proof.bound if proof else Decimal(0), seconds)
