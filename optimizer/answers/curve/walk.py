"""Turning a dial: the scenarios of a curve solved, each as a point of its stairs."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from optimizer.answers.curve.steps import Point, Stairs, explore
from optimizer.answers.curve.units import shown_unit
from optimizer.core.registry import AIMS, settings_of
from optimizer.model.solve import aims_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.answers.bench import Bench
    from optimizer.answers.curve.dial import Dial
    from optimizer.core.term import Aim
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario


def aim_of(scenario: Scenario) -> Aim:
    """The aim that leads: the first, or least concessions where soft rules come before it."""
    return AIMS[aims_of(scenario, settings_of(scenario))[0].aim]


@dataclass
class Walk:
    """A curve being solved."""

    scenario: Scenario
    """With one aim."""
    bench: Bench
    dial: Dial
    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        self.aim = aim_of(self.scenario)
        self.stairs = Stairs(self.low, self.high, self.dial.grain,
                             Fraction(self.bench.options.gap))
        self.trials: list[Trial] = []

    def go(self, most: int) -> None:
        """Solve both ends and what the scenario has now, then where the curve is not known."""
        first = [at for at in (Fraction(0), self.low, self.high) if self.low <= at <= self.high]
        explore(self.stairs, self.solve, first, most, max(1, self.bench.jobs),
                lambda: self.bench.over)

    @property
    def complete(self) -> bool:
        """Whether everything that was begun was also proven."""
        proven = all(trial.status in ("optimal", "no plan") for trial in self.trials)
        return proven and not self.bench.over and not self.stairs.lost

    def solve(self, positions: Sequence[Fraction]) -> list[Point | None]:
        """Points at positions; None where nothing was found in time."""
        wanted = [(self.name(at), self.dial.moved(self.scenario, at)) for at in positions]
        trials = self.bench.solve_all(wanted)
        self.trials += trials
        return [self._point(at, trial) for at, trial in zip(positions, trials, strict=True)]

    def name(self, at: Fraction) -> str:
        """A position in words, exactly."""
        unit = shown_unit(self.dial.unit, self.scenario.money.currency)
        rule = f"{self.dial.rule} {self.dial.where}".strip()
        sign = "" if self.dial.absolute else "+"
        return f"{rule} moved to {self.dial.figure(at):{sign},f} {unit}".rstrip()

    def _point(self, at: Fraction, trial: Trial) -> Point | None:
        if trial.status == "no plan":
            return Point(at, self.low, None, None, trial)
        if trial.plan is None or trial.value is None or trial.bound is None:
            return None
        sign = -1 if self.aim.sense == "max" else 1
        return Point(at, self.dial.reach(trial, at), sign * Fraction(trial.value),
                     sign * Fraction(trial.bound), trial)
