"""Decisions as columns of a mixed-integer model: every formula becomes rows, still solver-free."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.core.bounded import LARGEST, SLIGHT, linear
from optimizer.core.decisions import Reached, Steps
from optimizer.core.expr import Expr, Linear
from optimizer.core.piecewise import bands, hull
from optimizer.core.unit_columns import UnitColumns

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.core.number import Array


class Columns(UnitColumns):
    """What follows from the units, each as columns of its own and the rows that define them."""

    def zero(self, size: int = 1) -> Linear:
        return Linear(size)

    def amount(self, name: str, value: Expr) -> Linear:
        def make() -> Linear:
            top = np.maximum(0.0, self.most(value))
            grain = self._coarse(value, top)
            if grain is None:
                held = self.column(name, top, False)
            else:  # whole by what it is made of: the solver need not see to that
                held = self.column(name, np.floor(top / grain + SLIGHT), False, whole=True) * grain
            self.require(f"{name} in all", value - held, "==", 0)
            return held

        return self.keep(("amount", name), make)  # type: ignore[no-any-return]

    def whether(
        self, name: str, value: Expr, above: Any = 0, least: Any = None,
        parts: tuple[Expr, Array] | None = None,
    ) -> Expr:
        def make() -> Linear:
            top = self.most(value) - above
            possible = top > SLIGHT * np.maximum(1.0, np.abs(above))
            flag = self.column(name, possible.astype(float), True)
            self.require(f"{name}: only then", value - flag * np.where(possible, top, 0.0),
                         "<=", above)
            if parts is not None:
                part, row = parts
                most = np.maximum(0.0, self.most(part))
                self.require(f"{name}: part by part", part - flag.take(row) * most, "<=", 0)
            if least is not None:
                self.require(f"{name}: then at least", value - flag * least, ">=", 0)
            return flag

        return self.keep(("whether", name), make)  # type: ignore[no-any-return]

    def reached(self, name: str, value: Expr, least: Any) -> Linear:
        possible = self.most(value) >= least
        flag = self.column(name, possible.astype(float), True)
        self.require(f"{name}: reached", value - flag * least, ">=", 0)
        return flag

    def when(self, name: str, condition: Expr, amount: Expr) -> Linear:
        top = np.maximum(0.0, self.most(amount))
        taken = self.column(name, top, False)
        self.require(f"{name}: within", taken - amount, "<=", 0)
        self.require(f"{name}: only when", taken - linear(condition) * top, "<=", 0)
        return taken

    def excess(self, name: str, value: Expr, limit: Any = None) -> Linear:
        top = np.maximum(0.0, self.most(value))
        top = top if limit is None else np.minimum(top, limit)
        grain = self._coarse(value, top)
        if grain is None:
            over = self.column(name, top, False)
        else:  # whole multiples only: rounding the bound up is what proves budget-bound plans
            over = self.column(name, np.floor(top / grain + SLIGHT), True) * grain
        self.require(name, value - over, "<=", 0)
        return over

    def _coarse(self, value: Expr, top: Array) -> Array | None:
        """The grain of the value; None where it has none, or (money) is too fine to count in it."""
        grain = self.grain(linear(value))
        return None if grain is None or (top > LARGEST * grain).any() else grain

    def whole_down(self, name: str, value: Expr, per: Any) -> Linear:
        count = self.column(name, np.floor(np.maximum(0, self.most(value)) / per + SLIGHT), True)
        self.require(name, count * per - value, "<=", 0)
        return count

    def whole_up(self, name: str, value: Expr, per: Any) -> Linear:
        count = self.column(name, np.ceil(np.maximum(0, self.most(value)) / per - SLIGHT), True)
        self.require(name, value - count * per, "<=", 0)
        return count

    def free(self, name: str, size: int, upper: Any, derive: Callable[[], Expr]) -> Linear:
        return self.column(name, np.broadcast_to(np.asarray(upper, dtype=float), (size,)), False)

    def stepped(self, name: str, members: Expr, group: Array, steps: Steps, whole: bool) -> Reached:
        return hull(self, name, linear(members), group, steps, whole)

    def banded(self, name: str, amount: Expr, steps: Steps) -> Linear:
        return bands(self, name, linear(amount), steps)
