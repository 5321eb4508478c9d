"""One aim against another: every plan that no other beats in both.

Each point is solved for the first aim with the second held at a limit, then for the second with
the first kept: so it is the best in the one and, for that, the best in the other. The next point
begins where the second aim is better than that. Nothing lies between two neighbours that touch.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from optimizer.answers.aiming import in_this_order, pursuing
from optimizer.answers.bench import LEAST_S
from optimizer.answers.curve.row_dial import FINE
from optimizer.answers.curve.rows import recomputed
from optimizer.answers.curve.steps import Point, Stairs, explore
from optimizer.answers.decimals import decimal
from optimizer.answers.frontier_words import points_table, sentences
from optimizer.answers.wording import aim_name, figure
from optimizer.core.registry import AIMS
from optimizer.core.term import Aim
from optimizer.domain.answer import Answer, Phrase, Trial
from optimizer.domain.checks.report import did_you_mean
from optimizer.domain.scenario import AimChoice
from optimizer.errors import BadInput, NoPlan, Place, Problem, SolverTrouble
from optimizer.model.goals import none_keeps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.answers.bench import Bench
    from optimizer.domain.scenario import Scenario

PART = 0.4
"""Share of the time left that one point may take, so that a hard one leaves some for others."""


def frontier(scenario: Scenario, bench: Bench, aim: str, other: str, points: int = 9) -> Answer:
    """The non-dominated plans of two aims, at most ``points`` of them, evenly spread.

    Values closer than a few millionths of their size are one point.

    Raises:
        BadInput: an unknown aim, the same twice, fewer than two points.
        NoPlan: no plan keeps all hard rules.
        SolverTrouble: not even a first plan was found in the time.
    """
    began = time.monotonic()
    _checked(aim, other, points)
    search = Search(scenario, bench, AIMS[aim], AIMS[other])
    stairs = search.ends()
    explore(stairs, search.solve, stairs.wanted(points, bench.jobs), points, max(1, bench.jobs),
            lambda: bench.over)
    kept = efficient(stairs.points)
    complete = not bench.over and not stairs.lost and all(
        trial.status in ("optimal", "no plan") for trial in search.trials)
    one, two = AIMS[aim], AIMS[other]
    return Answer(
        "frontier", Phrase(f"{one.title} against {two.title.lower()}",
                           f"{aim_name(one).ko}과(와) {aim_name(two).ko}의 절충"),
        tuple(sentences(scenario, one, two, kept, stairs)),
        (points_table(scenario, one, two, kept, stairs),), tuple(search.trials), complete,
        time.monotonic() - began)


def efficient(points: Sequence[Point]) -> list[Point]:
    """Points that no other beats or equals in both aims, the best in the second aim first.

    Compared by what their plans are exactly, so that a gap cannot let a beaten one stay.
    """
    kept: list[Point] = []
    for point in sorted((p for p in points if p.cost is not None), key=lambda p: (p.reach, p.cost)):
        if not kept or (point.cost or 0) < (kept[-1].cost or 0):
            kept.append(point)
    return kept


@dataclass
class Search:
    """Solves of two aims. Positions are the second aim, larger is worse."""

    scenario: Scenario
    bench: Bench
    one: Aim
    two: Aim

    def __post_init__(self) -> None:
        self.trials: list[Trial] = []

    def ends(self) -> Stairs:
        """The best of either aim; the second search begins with the plan of the first."""
        best, far = self._best_of_one(), self._best_of_two()
        if best.status == "no plan" or far.status == "no plan":
            raise NoPlan(f"{none_keeps(self.scenario.aims)}.")
        high = self.point(best, None)
        low = self.point(far, None)
        if high is None and low is None:
            raise SolverTrouble("Not even a first plan was found in the time. Allow more time.")
        ends = [point for point in (low, high) if point is not None]
        size = max(Fraction(1), *(abs(point.at) for point in ends))
        stairs = Stairs(ends[0].at, ends[-1].at, size * FINE, Fraction(self.bench.options.gap))
        for point in ends:
            stairs.add(point.at, point)
        if len(ends) < 2:
            stairs.add(stairs.high, None)
        return stairs

    def solve(self, limits: Sequence[Fraction]) -> list[Point | None]:
        """The best of the first aim, and for it of the second, at limits of the second."""
        trials = self.bench.each(self._at, limits)
        return [self.point(trial, at) for at, trial in zip(limits, trials, strict=True)]

    def point(self, trial: Trial, at: Fraction | None) -> Point | None:
        """A trial as a point; None where nothing was found in time."""
        self.trials.append(trial)
        if trial.status == "no plan" and at is not None:
            return Point(at, at, None, None, trial)
        if trial.plan is None:
            return None
        found = recomputed(trial.plan.scenario, trial.plan)
        cost, second = (_signed(aim, decimal(found.aim(aim.id))) for aim in (self.one, self.two))
        bound = next((_signed(self.one, proof.bound) for proof in trial.plan.proofs
                      if proof.aim == self.one.id), None)
        return Point(second if at is None else at, second, cost, bound, trial)

    def _best_of_one(self) -> Trial:
        return self._solved(f"best {self.one.title.lower()}", self._choice(self.one),
                            self._choice(self.two))

    def _best_of_two(self) -> Trial:
        return self._solved(f"best {self.two.title.lower()}", self._choice(self.two),
                            self._choice(self.one))

    def _at(self, at: Fraction) -> Trial:
        low = self.two.sense == "max"
        limit = decimal(-at if low else at)
        words = figure(limit, self.two.unit, self.scenario.money.currency)
        return self._solved(
            f"{self.one.id} with {self.two.id} at {'least' if low else 'most'} {words.en}",
            self._choice(self.one), AimChoice(aim=self.two.id, limit=limit))

    def _choice(self, aim: Aim) -> AimChoice:
        """An aim with the limit it has in the scenario, which every limit asked for keeps."""
        own = (choice.limit for choice in self.scenario.aims if choice.aim == aim.id)
        return AimChoice(aim=aim.id, limit=next(own, None))

    def _solved(self, name: str, *aims: AimChoice) -> Trial:
        """The two aims in order, what soft rules concede behind them."""
        most = max(LEAST_S, self.bench.left * PART)
        return self.bench.within(most).solve(in_this_order(pursuing(self.scenario, *aims)), name)


def _signed(aim: Aim, value: Decimal) -> Fraction:
    return Fraction(value) * (-1 if aim.sense == "max" else 1)


def _checked(aim: str, other: str, points: int) -> None:
    problems = [
        Problem(Place(field=field), f"unknown aim {name}",
                f"{did_you_mean(name, AIMS)}Use one of: {', '.join(AIMS)}.")
        for field, name in (("aim", aim), ("other", other)) if name not in AIMS]
    if aim == other:
        problems.append(Problem(Place(field="other"), f"{aim} against itself says nothing",
                                "Name two different aims."))
    if points < 2:
        problems.append(Problem(Place(field="points"), f"{points} points are no frontier",
                                "Ask for 2 or more."))
    if problems:
        raise BadInput(problems)
