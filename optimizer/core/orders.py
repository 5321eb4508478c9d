"""The decisions of a finished plan: every formula evaluated on its whole numbers, exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.core.decisions import Decisions, Reached, Steps
from optimizer.core.expr import Expr, Figures
from optimizer.core.table import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.core.frame import Frame
    from optimizer.core.number import Array


def _flags(mask: Array) -> Figures:
    return Figures(np.array([Fraction(int(flag)) for flag in mask], dtype=object))


def _values(expr: Expr) -> Array:
    assert isinstance(expr, Figures)
    return expr.values


class Orders(Decisions):
    """Whole units per line. Tables hold only what is ordered, so that fractions stay few."""

    def __init__(self, frame: Frame, line_units: Array) -> None:
        super().__init__(frame)
        layout = frame.layout
        used = np.nonzero(line_units)[0]
        units = line_units[used]
        self.lines = View(frame.tables["lines"], used)
        self._line = np.array([Fraction(int(u)) for u in units], dtype=object)
        self.lots, self._lot = self._summed("lots", layout.line_lot[used], units)
        self.placements, self._placement = self._summed(
            "placements", layout.line_placement[used], units
        )

    def _summed(self, table: str, row: Array, units: Array) -> tuple[View, Array]:
        rows, inverse = np.unique(row, return_inverse=True)
        total = np.zeros(len(rows), dtype=np.int64)
        np.add.at(total, inverse, units)
        view = View(self.frame.tables[table], rows)
        return view, np.array([Fraction(int(u)) for u in total], dtype=object)

    def lot_units(self, weight: Any) -> Figures:
        return Figures(self._lot * weight)

    def placement_units(self, weight: Any) -> Figures:
        return Figures(self._placement * weight)

    def line_units(self, weight: Any, needed: Array) -> Figures:
        return Figures(self._line * weight)

    def zero(self, size: int = 1) -> Figures:
        return Figures(np.full(size, Fraction(0), dtype=object))

    def amount(self, name: str, value: Expr) -> Expr:
        return value

    def whether(
        self, name: str, value: Expr, above: Any = 0, least: Any = None,
        parts: tuple[Expr, Array] | None = None,
    ) -> Figures:
        return _flags(_values(value) > above)

    def reached(self, name: str, value: Expr, least: Any) -> Figures:
        return _flags(_values(value) >= least)

    def when(self, name: str, condition: Expr, amount: Expr) -> Figures:
        return Figures(_values(condition) * _values(amount))

    def excess(self, name: str, value: Expr, limit: Any = None) -> Figures:
        kept = [max(v, Fraction(0)) for v in _values(value)]
        return Figures(np.array(kept, dtype=object))

    def whole_down(self, name: str, value: Expr, per: Any) -> Figures:
        return Figures(np.array([Fraction(v // 1) for v in _values(value) / per], dtype=object))

    def whole_up(self, name: str, value: Expr, per: Any) -> Figures:
        return Figures(np.array([Fraction(-(-v // 1)) for v in _values(value) / per], dtype=object))

    def free(self, name: str, size: int, upper: Any, derive: Callable[[], Expr]) -> Expr:
        return derive()

    def stepped(self, name: str, members: Expr, group: Array, steps: Steps, whole: bool) -> Reached:
        amounts = _values(members)
        total = _values(members.collect(group, steps.groups))
        at: dict[int, int] = {}
        for step, (g, threshold) in enumerate(zip(steps.group, steps.threshold, strict=True)):
            if total[g] >= threshold:
                at[int(g)] = step
        held = [(m, at[int(g)]) for m, g in enumerate(group) if int(g) in at]
        member = np.array([m for m, _ in held], dtype=np.int64)
        step_of = np.array([s for _, s in held], dtype=np.int64)
        return Reached(member, step_of, Figures(amounts[member]))

    def banded(self, name: str, amount: Expr, steps: Steps) -> Figures:
        totals = _values(amount)
        parts = []
        for step, (g, threshold) in enumerate(zip(steps.group, steps.threshold, strict=True)):
            beyond = max(Fraction(0), totals[g] - threshold)
            last = step + 1 == len(steps.group) or steps.group[step + 1] != g
            parts.append(beyond if last else min(beyond, steps.threshold[step + 1] - threshold))
        return Figures(np.array(parts, dtype=object))
