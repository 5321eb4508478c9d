"""Which change caused how much: each made first, by itself, and each made last of all."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.aiming import first_aim
from optimizer.answers.compare.causes import Cause, causes
from optimizer.answers.compare.inputs import differing
from optimizer.answers.compare.merging import with_changes
from optimizer.answers.nearby.trading import aims_of_orders
from optimizer.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True)
class Effect:
    """What one change does to the aim, in its unit; None: no plan, or not known in the time."""

    cause: Cause
    alone: Decimal | None
    last: Decimal | None
    why: str = ""
    """Where a figure is missing."""

    @property
    def mean(self) -> Decimal | None:
        """Of both orders."""
        if self.alone is None or self.last is None:
            return None
        return (self.alone + self.last) / 2


@dataclass(frozen=True)
class Effects:
    """The two ends, and what lies between them."""

    aim: str
    left: Trial
    right: Trial
    before: Decimal | None
    after: Decimal | None
    effects: tuple[Effect, ...]

    @property
    def total(self) -> Decimal | None:
        """The difference of the two best values."""
        return None if self.before is None or self.after is None else self.after - self.before

    def rest(self, figures: Iterable[Decimal | None]) -> Decimal | None:
        """What single changes leave unexplained: they act together."""
        known = list(figures)
        if self.total is None or any(figure is None for figure in known):
            return None
        return self.total - sum((figure for figure in known if figure is not None), Decimal(0))


def effects_of(left: Scenario, right: Scenario, bench: Bench) -> Effects:
    """Solve both scenarios, and what lies between them."""
    one, other = first_aim(left), first_aim(right)
    changes = differing(one, other)
    found = causes(changes)
    every = {key for cause in found for key in cause.keys}
    ends = bench.solve_all([("left", one), ("right", other)])
    wanted: list[tuple[str, Scenario]] = []
    for cause in found:
        rest = every - set(cause.keys)
        wanted += [(f"left with {cause.name}", with_changes(one, other, cause.keys)),
                   (f"right without {cause.name}", with_changes(one, other, rest))]
    trials = _solved(bench, wanted if len(found) > 1 else [])
    aim = one.aims[0].aim
    before, after = (_value(trial, aim) for trial in ends)
    effects = []
    for i, cause in enumerate(found):
        first, last = (trials[2 * i], trials[2 * i + 1]) if len(found) > 1 else (ends[1], ends[0])
        early, late = (None if t is None else _value(t, aim) for t in (first, last))
        why = ", ".join(f"{when}: {_status(t)}" for when, t, value in (
            ("alone", first, early), ("last", last, late)) if value is None)
        effects.append(Effect(
            cause, None if early is None or before is None else early - before,
            None if late is None or after is None else after - late, why))
    return Effects(aim, ends[0], ends[1], before, after, tuple(effects))


def _solved(bench: Bench, wanted: Sequence[tuple[str, Scenario]]) -> list[Trial | None]:
    """Trials; none where a change makes no sense without the others."""
    def solved(one: tuple[str, Scenario]) -> Trial | None:
        try:
            return bench.solve(one[1], one[0])
        except (BadInput, KeyError):
            return None

    return bench.each(solved, wanted)


def _value(trial: Trial, aim: str) -> Decimal | None:
    """The exact value of the aim of a trial's plan."""
    if trial.plan is None:
        return None
    known = {proof.aim: proof.objective for proof in trial.plan.proofs}
    return known[aim] if aim in known else aims_of_orders(
        trial.scenario, trial.plan.orders, [aim])[aim]


def _status(trial: Trial | None) -> str:
    return "cannot stand by itself" if trial is None else {
        "no plan": "no plan", "unknown": "not known in the time"}.get(trial.status, "")
