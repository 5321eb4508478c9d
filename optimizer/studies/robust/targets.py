"""Delivery targets that may be missed: with how much chance, and how far in the worst cases.

In the common model it is a limit on all futures together. What it allows each of them is then
said to the future's own scenario, which is planned and audited with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

import numpy as np

from optimizer.answers.repair.variants import granted
from optimizer.core.expr import Linear
from optimizer.core.registry import settings_of
from optimizer.domain.commitments import Concession
from optimizer.quantities.milestones import milestone_index
from optimizer.studies.robust.pursuit import worst_of

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario
    from optimizer.studies.robust.stack import Stack

TARGET = "delivery_target"
"""The rule whose rows may be missed."""

SLIGHT = 1e-9
"""By so much chances, as floating-point numbers, may miss their sum."""

WHOLE = 1e-4
"""By so much an amount of accelerators may miss the whole number it is."""

Short = int | None
"""Accelerators by which each target of a future may be missed; None: they are let go."""


@dataclass(frozen=True)
class Shortfall:
    """How far targets may be missed: accelerators, the mean of the worst cases (CVaR)."""

    most: Fraction
    share: Fraction = Fraction(95, 100)
    """How much of all chance is not among the worst cases; 0.95: the worst 5 %; 0: all."""


@dataclass(frozen=True)
class TargetLimit:
    """What holds delivery targets in all futures together."""

    miss: Fraction = Fraction(0)
    """How much chance there may be of a missed target."""
    shortfall: Shortfall | None = None

    def rows(self, stack: Stack) -> Allowed:
        """Let targets be missed in the common model, within the limit."""
        names = {f"{one.name}: {TARGET}": i for i, one in enumerate(stack.parts)
                 if one.chance <= float(self.miss) + SLIGHT}
        rows = [(at, names[family.name]) for at, family in enumerate(stack.rows)
                if family.expr.size and family.name in names]
        short = {} if self.shortfall is None else _fall_short(stack, rows, self.shortfall)
        flags = {} if self.miss >= 1 else _flags(stack, rows, short, float(self.miss))
        return Allowed(len(stack.parts), flags, short)


@dataclass(frozen=True)
class Allowed:
    """The columns that say what the limit allows each future."""

    futures: int
    flags: dict[int, Linear]
    """Whether the targets of a future are missed."""
    short: dict[int, Linear]
    """How far they are."""

    def read(self, values: Array) -> tuple[Short, ...]:
        """What a solution allows each future."""
        def said(column: Linear) -> float:
            _, col, coef = column.summed()
            return float((coef * values[col]).sum())

        if self.short:
            return tuple(floor(said(self.short[i]) + WHOLE) if i in self.short else 0
                         for i in range(self.futures))
        return tuple(None if i in self.flags and said(self.flags[i]) > 0.5 else 0
                     for i in range(self.futures))


def _fall_short(
    stack: Stack, rows: list[tuple[int, int]], limit: Shortfall,
) -> dict[int, Linear]:
    """Per future by how many accelerators its targets are missed at most, within the limit."""
    most = {future: 0.0 for _, future in rows}
    for at, future in rows:
        most[future] = max(most[future], float(_gap(stack, at).max()))
    short = {future: stack.column(f"{stack.parts[future].name}: {TARGET} short",
                                  np.array([room]), False) for future, room in most.items()}
    for at, future in rows:
        each = np.zeros(stack.rows[at].expr.size, dtype=np.int64)
        _loosen(stack, at, short[future].take(each))
    if short:
        amounts = [short.get(i, Linear(1)) for i in range(len(stack.parts))]
        stack.require("targets short", worst_of(stack, amounts, float(limit.share)), "<=",
                      float(limit.most))
    return short


def _flags(
    stack: Stack, rows: list[tuple[int, int]], short: dict[int, Linear], most: float,
) -> dict[int, Linear]:
    """Per future whether its targets are missed, of those whose chances sum to no more."""
    flags = {future: stack.column(f"{stack.parts[future].name}: {TARGET} missed", np.ones(1), True)
             for _, future in rows}
    for future, amount in short.items():
        stack.require(f"{stack.parts[future].name}: {TARGET} missed",
                      amount - flags[future] * float(stack.most(amount)[0]), "<=", 0)
    for at, future in rows if not short else ():
        each = np.zeros(stack.rows[at].expr.size, dtype=np.int64)
        _loosen(stack, at, flags[future].take(each) * _gap(stack, at))
    if flags:
        chance = Linear(1)
        for future, flag in flags.items():
            chance = chance + flag * stack.parts[future].chance
        stack.require("targets missed", chance, "<=", most + SLIGHT)
    return flags


def _gap(stack: Stack, at: int) -> Array:
    """By how much the rows of a target can be missed at all."""
    family = stack.rows[at]
    return np.asarray(np.maximum(0.0, family.bound + stack.most(family.expr * -1)))


def _loosen(stack: Stack, at: int, by: Linear) -> None:
    family = stack.rows[at]
    stack.rows[at] = replace(family, expr=family.expr + by)


def has_target(scenario: Scenario) -> bool:
    """Whether there are delivery targets which must be met, so that a limit could let them go."""
    settings = settings_of(scenario).rules[TARGET]
    return settings.mode == "hard" and bool(settings.milestones)  # type: ignore[attr-defined]


def allowing(scenario: Scenario, short: Short) -> Scenario:
    """The scenario with its delivery targets let go, or so many accelerators short."""
    if short is None:
        held = {**scenario.rules.get(TARGET, {}), "mode": "off"}
        return scenario.model_copy(update={"rules": {**scenario.rules, TARGET: held}})
    if not short:
        return scenario
    names = milestone_index(settings_of(scenario).rules[TARGET].milestones)  # type: ignore[attr-defined]
    labels = dict.fromkeys(names.label(row) for row in range(names.size))
    return granted(scenario, [Concession(rule=TARGET, where=label, amount=short)
                              for label in labels])


def shortfall_of(plan: Plan, short: Short) -> Fraction | None:
    """By how many accelerators a plan misses its targets at most; None: they were let go."""
    if short is None:
        return None
    missing = [short - Fraction(row.headroom) for row in plan.rules
               if row.rule == TARGET and row.mode == "hard"]
    return max([Fraction(0), *missing])
