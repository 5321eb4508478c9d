"""What one step more of every rule that binds is worth: differences of two proven optima.

Loosening several rows at once is worth at least as much as loosening any of them. So where all
rows of a group together are worth nothing, none of them is, and one solve says it of all.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from optimizer.answers.aiming import first_aim
from optimizer.answers.curve.axes import single_dials
from optimizer.answers.curve.natural import step_of
from optimizer.answers.curve.rows import rows_of
from optimizer.answers.curve.walk import aim_of
from optimizer.answers.curve.worth import Worth, marginal_sentences, worth_table
from optimizer.answers.wording import aim_name, figure
from optimizer.domain.answer import Answer, Phrase, Trial
from optimizer.errors import NoPlan, SolverTrouble
from optimizer.model.goals import none_keeps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.answers.bench import Bench
    from optimizer.answers.curve.dial import Dial
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario

FAR = 10
"""Rows worth nothing at one step are tried at so many."""


def marginals(scenario: Scenario, bench: Bench) -> Answer:
    """The worth of loosening every binding row of every rule by a step of its unit.

    A row binds if less than a step is left of it. Steps: 1 MW, a billion won or a hundredth of
    small money, a usual lot of accelerators, 1 share point, else one.

    Raises:
        BadInput: the scenario cannot be planned with at all.
        NoPlan: no plan keeps all hard rules.
        SolverTrouble: not even a first plan was found in the time.
    """
    began = time.monotonic()
    question = first_aim(scenario)
    base = bench.solve(question, "as it is")
    if base.status == "no plan":
        raise NoPlan(f"{none_keeps(question.aims)}.")
    if base.plan is None:
        raise SolverTrouble("Not even a first plan was found in the time. Allow more time.")
    search = Search(question, bench, base)
    search.run(binding(question, base.plan))
    trials = (base, *search.trials)
    complete = search.tried and all(t.status == "optimal" for t in trials) and all(
        worth.most is not None for worth in search.found)
    aim = aim_of(question)
    return Answer(
        "marginals", Phrase(f"What one step more of each rule is worth: {aim.title.lower()}",
                            f"규칙을 한 단계 완화할 때의 가치: {aim_name(aim).ko}"),
        marginal_sentences(scenario, aim, search.found, complete),
        (worth_table(scenario, aim, search.found),), trials, complete, time.monotonic() - began)


@dataclass(frozen=True)
class Binding:
    """A row that binds, and the step it is loosened by."""

    dial: Dial
    title: str
    step: Fraction


def binding(scenario: Scenario, plan: Plan) -> list[Binding]:
    """Rows of which less than a step is left, each once."""
    left: dict[tuple[str, str], Fraction] = {}
    for use in plan.rules:
        key = use.rule, use.where
        left[key] = min(left.get(key, Fraction(use.headroom)), Fraction(use.headroom))
    out, seen = [], set()
    rows = rows_of(scenario)
    for row, dial in zip(rows, single_dials(scenario, rows), strict=True):
        key = row.rule, row.where
        step = step_of(scenario, row, dial)
        room = left.get(key)
        per = Fraction(0) if dial.unit == "share" else step
        if room is not None and key not in seen and (room <= 0 or room < per):
            seen.add(key)
            out.append(Binding(dial, row.where, step))
    return out


class Search:
    """Groups of rows loosened together, then split where that is worth something."""

    def __init__(self, scenario: Scenario, bench: Bench, base: Trial) -> None:
        self.scenario, self.bench, self.base = scenario, bench, base
        self.sign = -1 if aim_of(scenario).sense == "max" else 1
        self.gap = Fraction(bench.options.gap)
        self.trials: list[Trial] = []
        self.found: list[Worth] = []
        self.tried = False
        """Whether time was enough for every row."""

    def run(self, rows: Sequence[Binding]) -> None:
        """Find the worth of every row, those of one rule together first."""
        by_rule: dict[str, list[Binding]] = {}
        for row in rows:
            by_rule.setdefault(row.dial.rule, []).append(row)
        groups: list[tuple[Fraction | None, Sequence[Binding]]] = [
            (None, group) for group in by_rule.values()]
        nothing: list[tuple[Binding, Fraction]] = []
        while groups and not self.bench.over:
            gains = self.gains([(group, 1) for _, group in groups])
            split: list[tuple[Fraction, Sequence[Binding]]] = []
            for (_, group), (least, most) in zip(groups, gains, strict=True):
                if most is not None and most <= self.allowed:
                    nothing += [(row, most) for row in group]
                elif len(group) == 1 or most is None:
                    for row in group:
                        self.add(row, row.step, least, most)
                else:
                    half = len(group) // 2
                    split += [(most, group[:half]), (most, group[half:])]
            split.sort(key=lambda one: -one[0])
            groups = list(split)
        self.tried = not groups
        for most, group in groups:
            for row in group:
                self.add(row, row.step, Fraction(0), most)
        self.far(nothing)
        self.found.sort(key=lambda worth: -(worth.least))

    def far(self, nothing: Sequence[tuple[Binding, Fraction]]) -> None:
        """Whether rows worth nothing at one step are so at many, too."""
        far = None
        if nothing and not self.bench.over:
            (_, far), = self.gains([([row for row, _ in nothing], FAR)])
        for row, most in nothing:
            if far is not None and far <= self.allowed:
                self.add(row, FAR * row.step, Fraction(0), far)
            else:
                self.add(row, row.step, Fraction(0), most)

    def add(self, row: Binding, step: Fraction, least: Fraction, most: Fraction | None) -> None:
        """Note what a row is worth, at least and at most; None: not known."""
        self.found.append(Worth(row.dial.rule, row.title, row.dial.unit, step, least, most,
                                most is not None and most <= self.allowed))

    @property
    def allowed(self) -> Fraction:
        """Differences smaller than this are within the gap asked for."""
        return self.gap * abs(Fraction(self.base.value or 0))

    def gains(
        self, wanted: Sequence[tuple[Sequence[Binding], int]],
    ) -> list[tuple[Fraction, Fraction | None]]:
        """What each group is worth at so many steps: at least, and at most."""
        named = [(self.name(rows, times), self.loosened(rows, times)) for rows, times in wanted]
        trials = self.bench.solve_all(named)
        self.trials += trials
        return [self.gain(trial) for trial in trials]

    def gain(self, trial: Trial) -> tuple[Fraction, Fraction | None]:
        """Between the bounds of both optima, never less than nothing; None: not known."""
        base = self.base
        if trial.value is None or trial.bound is None or base.value is None or base.bound is None:
            return Fraction(0), None
        exactly = self.sign * (Fraction(base.value) - Fraction(trial.value))
        if trial.status == base.status == "optimal" and (not self.gap or not exactly):
            return max(exactly, Fraction(0)), max(exactly, Fraction(0))
        least = self.sign * (Fraction(base.bound) - Fraction(trial.value))
        most = self.sign * (Fraction(base.value) - Fraction(trial.bound))
        return max(least, Fraction(0)), max(most, Fraction(0))

    def loosened(self, rows: Sequence[Binding], times: int) -> Scenario:
        """The scenario with some rows loosened."""
        scenario = self.scenario
        for row in rows:
            scenario = row.dial.moved(scenario, times * row.step)
        return scenario

    def name(self, rows: Sequence[Binding], times: int) -> str:
        """Which rows are loosened, in words."""
        first, rules = rows[0], dict.fromkeys(row.dial.rule for row in rows)
        if len(rows) > 1:
            return f"{', '.join(rules)}: {len(rows)} rows loosened by {times} step(s)"
        step = figure(first.dial.figure(times * first.step) - first.dial.figure(Fraction(0)),
                      first.dial.unit, self.scenario.money.currency)
        row = f"{first.dial.rule} {first.title}".strip()
        return f"{row} loosened by {step.en}"
