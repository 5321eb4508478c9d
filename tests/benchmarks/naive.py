"""The formulation one writes first: a variable per offer, site and phase, and one big M.

It puts the planner's own rules and terms on other columns, so that both formulations say the same
and only their strength differs: no lots and placements apart, no bounds from what a hall can power
or a vendor can ship, steps by big M instead of their convex hull.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.core.bounded import Bounded, linear
from optimizer.core.columns import Columns
from optimizer.core.decisions import Decisions, Reached, Steps
from optimizer.core.evaluate import apply_rule, rules_in_order
from optimizer.core.expr import Expr, Linear
from optimizer.core.frame import Frame
from optimizer.core.layout import lay_out
from optimizer.core.number import FLOAT
from optimizer.core.registry import AIMS, settings_of
from optimizer.export import find

if TYPE_CHECKING:
    from optimizer.domain.scenario import Scenario

BIG = 1e5
"""Units no order exceeds. The big M of money is what so many of the dearest units cost."""


class Naive(Columns):
    """Columns and rows under construction, without any of the strength."""

    def __init__(self, frame: Frame) -> None:
        Decisions.__init__(self, frame)
        Bounded.__init__(self)
        self.lots, self.placements = frame.view("lots"), frame.view("placements")
        self.lines = frame.view("lines")
        self.lot_start = self.placement_start = 0
        self.line_columns = np.arange(len(self.lines))
        self.grow("line", np.full(len(self.lines), BIG))

    def tighten(self) -> None:
        """Nothing is known of how much can be ordered."""

    def balance(self) -> None:
        """What is ordered and what is placed are the same columns."""

    def _lines_of(self, part: np.ndarray, weight: Any, size: int) -> Linear:
        weights = np.broadcast_to(np.asarray(weight, dtype=float), (size,))
        return Linear(size, [(part, self.line_columns, weights[part])])

    def lot_units(self, weight: Any) -> Linear:
        return self._lines_of(self.frame.layout.line_lot, weight, len(self.lots))

    def placement_units(self, weight: Any) -> Linear:
        return self._lines_of(self.frame.layout.line_placement, weight, len(self.placements))

    def _big(self, value: Linear) -> float:
        """The one big M, in the measure of ``value``."""
        return BIG * float(np.abs(value.entries()[2]).max(initial=1.0))

    def amount(self, name: str, value: Expr) -> Expr:
        """Spelled out wherever it stands."""
        return value

    def whether(
        self, name: str, value: Expr, above: Any = 0, least: Any = None,
        parts: tuple[Expr, np.ndarray] | None = None,
    ) -> Expr:
        def make() -> Linear:
            flag = self.column(name, np.ones(value.size), True)
            big = self._big(linear(value))
            self.require(f"{name}: only then", value - flag * big, "<=", above)
            if least is not None:
                self.require(f"{name}: then at least", value - flag * least, ">=", 0)
            return flag

        return self.keep(("whether", name), make)

    def when(self, name: str, condition: Expr, amount: Expr) -> Linear:
        big = self._big(linear(amount))
        taken = self.column(name, np.full(amount.size, big), False)
        self.require(f"{name}: within", taken - amount, "<=", 0)
        self.require(f"{name}: only when", taken - linear(condition) * big, "<=", 0)
        return taken

    def stepped(
        self, name: str, members: Expr, group: np.ndarray, steps: Steps, whole: bool
    ) -> Reached:
        """Units times yes or no, made linear step by step: within the units, and within big M."""
        big, count = self._big(linear(members)), len(steps.group)
        chosen = self.column(f"{name} step", np.ones(count), True)
        pairs = [(m, k) for m, g in enumerate(group) for k in np.nonzero(steps.group == g)[0]]
        member, step = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        part = self.column(f"{name} at step", np.full(len(pairs), big), False)
        total = linear(members).collect(group, steps.groups)
        self.require(f"{name} within", part - linear(members).take(member), "<=", 0)
        self.require(f"{name} only if chosen", part - chosen.take(step) * big, "<=", 0)
        self.require(f"{name} one step", chosen.collect(steps.group, steps.groups), "<=", 1)
        self.require(f"{name} reached",
                     total.take(steps.group) - chosen * steps.threshold, ">=", 0)
        return Reached(member, step, part)

    def banded(self, name: str, amount: Expr, steps: Steps) -> Linear:
        """Bands are filled in their order: one opens when the one before it is full."""
        big, group = self._big(linear(amount)), steps.group
        first = np.append(True, group[1:] != group[:-1])[: len(group)]
        last = np.append(first[1:], True)[: len(group)]
        width = np.where(last, big, np.append(steps.threshold[1:], 0.0) - steps.threshold)
        below = self.column(f"{name} below", np.full(steps.groups, big), False)
        inside = self.column(f"{name} in band", width, False)
        opened = self.column(f"{name} open", np.ones(len(group)), True)
        held = below + inside.collect(group, steps.groups)
        self.require(f"{name} sum", held - amount, "==", 0)
        self.require(f"{name} only if open", inside - opened * big, "<=", 0)
        filled = below.take(group) - opened * steps.threshold
        self.require(f"{name} below full", filled.take(np.nonzero(first)[0]), ">=", 0)
        later = np.nonzero(~first)[0]
        self.require(f"{name} band before full",
                     inside.take(later - 1) - opened.take(later) * width[later - 1], ">=", 0)
        return inside


def build_naive(scenario: Scenario) -> tuple[Naive, Linear]:
    """The naive model of a scenario, and the objective of its first aim."""
    settings = settings_of(scenario)
    x = Naive(Frame(scenario, settings, lay_out(scenario, settings, find(scenario)), FLOAT))
    x.close()
    for rule in rules_in_order():
        for applied in apply_rule(x, rule):
            if applied.broken is None:
                rows = applied.rows
                x.require(rule.id, rows.activity - rows.bound, rows.sense, 0)
    return x, linear(AIMS[scenario.aims[0].aim].value(x, x.frame))
