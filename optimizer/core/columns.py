"""Decisions as columns of a mixed-integer model: every formula becomes rows, still solver-free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.core.decisions import Decisions, Reached, Steps
from optimizer.core.expr import Expr, Linear
from optimizer.core.layout import OPEN
from optimizer.core.limits import Limit, widest
from optimizer.core.piecewise import bands, hull

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.core.frame import Frame
    from optimizer.core.number import Array
    from optimizer.core.rule import Sense

MOST_ACCELERATORS = 1_000_000
"""No lot is larger than this; the limit that stands where no rule limits an offer."""

LARGEST = 1e6
"""Continuous columns are measured in a power of ten that keeps them below this."""

_SLIGHT = 1e-9


@dataclass(frozen=True)
class Family:
    """Columns made together under one name."""

    name: str
    start: int
    size: int


@dataclass(frozen=True)
class RowFamily:
    """Rows made together: ``expr`` (with its constant) against ``bound``, sense by family."""

    name: str
    expr: Linear
    sense: Sense
    bound: Array


def linear(expr: Expr) -> Linear:
    """The expression of a model being built."""
    assert isinstance(expr, Linear)
    return expr


class Columns(Decisions):
    """Columns and rows under construction."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.families: list[Family] = []
        self.rows: list[RowFamily] = []
        self.lower = np.zeros(0)
        self.upper = np.zeros(0)
        self.integer = np.zeros(0, dtype=bool)
        self._limits: list[Limit] = []
        self.lots, self.placements = frame.view("lots"), frame.view("placements")
        self.lines = frame.view("lines")
        self.lot_start = self._grow(
            "order", MOST_ACCELERATORS // self._per_unit(self.lots.offer.system)
        )
        self.placement_start = self._grow(
            "place", MOST_ACCELERATORS // self._per_unit(self.placements.system)
        )
        self.line_columns = self._lines_without_columns()

    @staticmethod
    def _per_unit(systems: Any) -> Array:
        return np.asarray(systems.accelerators_per_unit, dtype=float)

    def _lines_without_columns(self) -> Array:
        """A line alone in its lot's pool, or alone in its placement, needs no column of its own."""
        layout = self.frame.layout
        pool = layout.lot_pool[layout.line_lot]
        pools = len(layout.pool_system)
        sites = np.bincount(layout.placement_pool, minlength=pools)
        lots = np.bincount(layout.lot_pool, minlength=pools)
        column = np.where(lots[pool] == 1, self.placement_start + layout.line_placement, -1)
        return np.where(sites[pool] == 1, self.lot_start + layout.line_lot, column)

    # ---- columns and rows

    def decided(self, kinds: tuple[str, ...] = ("order", "place", "ship")) -> Array:
        """Whether a column says what is ordered, placed or shipped; all others follow from it."""
        out = np.zeros(len(self.upper), dtype=bool)
        for family in self.families:
            if family.name in kinds:
                out[family.start : family.start + family.size] = True
        return out

    def _grow(self, name: str, upper: Array, integer: bool = True) -> int:
        start = len(self.upper)
        self.families.append(Family(name, start, len(upper)))
        self.lower = np.concatenate([self.lower, np.zeros(len(upper))])
        self.upper = np.concatenate([self.upper, upper])
        self.integer = np.concatenate([self.integer, np.full(len(upper), integer)])
        return start

    def column(self, name: str, upper: Array, integer: bool) -> Linear:
        """New columns from 0 to ``upper``; continuous ones are scaled by powers of ten."""
        size = len(upper)
        scale = np.ones(size)
        if not integer and size:
            large = np.maximum(upper, 1.0) / LARGEST
            scale = 10.0 ** np.maximum(0, np.ceil(np.log10(large)))
        start = self._grow(name, upper / scale, integer)
        rows = np.arange(size)
        return Linear(size, [(rows, start + rows, scale)])

    def require(self, name: str, expr: Expr, sense: Sense, bound: Any) -> None:
        """A row of the model per row of ``expr``."""
        held = linear(expr)
        limit = np.broadcast_to(np.asarray(bound, dtype=float), (held.size,))
        self.rows.append(RowFamily(name, held, sense, limit))

    def most(self, expr: Expr) -> Array:
        """The most each row can be, from its columns' bounds and the rows that limit quantities."""
        held = linear(expr)
        row, col, coef = held.summed()
        alone = coef * np.where(coef > 0, self.upper[col], self.lower[col])
        least = np.bincount(row, alone, held.size)
        for limit in self._limits:
            least = np.minimum(least, limit.most(held.size, row, col, coef, alone))
        return least + held.constants()

    def tighten(self) -> None:
        """Cap orders and placements by the rows so far that limit them one by one.

        A row "sum of non-negative amounts ≤ bound" caps each of its columns.
        """
        for family in self.rows:
            row, col, coef = family.expr.summed()
            if family.sense != "<=" or (coef < 0).any() or (self.lower[col] < 0).any():
                continue
            kept = (coef > 0) & self.integer[col]
            row, col, coef = row[kept], col[kept], coef[kept]
            room = family.bound - family.expr.constants()
            cap = np.floor(np.maximum(room, 0.0)[row] / coef + _SLIGHT)
            np.minimum.at(self.upper, col, cap)
            if len(row):
                columns = len(self.upper)
                self._limits.append(widest(columns, family.expr.size, row, col, coef, room))
        layout = self.frame.layout
        pools = len(layout.pool_system)
        lots = slice(self.lot_start, self.lot_start + len(layout.lot_pool))
        places = slice(self.placement_start, self.placement_start + len(layout.placement_pool))
        by_lot = np.bincount(layout.lot_pool, self.upper[lots], pools)
        by_place = np.bincount(layout.placement_pool, self.upper[places], pools)
        self.upper[lots] = np.minimum(self.upper[lots], by_place[layout.lot_pool])
        self.upper[places] = np.minimum(self.upper[places], by_lot[layout.placement_pool])

    def close(self) -> None:
        """Lines that stay only because something was ordered there take nothing new."""
        most = self.frame.layout.line_most
        closed = np.nonzero(most != OPEN)[0]
        if len(closed):
            units = self.line_units(1, most != OPEN).take(closed)
            self.require("closed lines", units, "<=", most[closed])

    def balance(self) -> None:
        """What is ordered in a pool is what is placed from it."""
        layout = self.frame.layout
        pools = len(layout.pool_system)
        ordered = self.lot_units(1).collect(layout.lot_pool, pools)
        placed = self.placement_units(1).collect(layout.placement_pool, pools)
        self.require("pool balance", ordered - placed, "==", 0)

    # ---- quantities

    def _units(self, columns: Array, weight: Any) -> Linear:
        rows = np.arange(len(columns))
        coef = np.broadcast_to(np.asarray(weight, dtype=float), rows.shape)
        return Linear(len(rows), [(rows, columns, coef)])

    def lot_units(self, weight: Any) -> Linear:
        return self._units(self.lot_start + np.arange(len(self.lots)), weight)

    def placement_units(self, weight: Any) -> Linear:
        return self._units(self.placement_start + np.arange(len(self.placements)), weight)

    def line_units(self, weight: Any, needed: Array) -> Linear:
        self._give_columns(needed)
        units = self._units(self.line_columns, weight)
        row, col, coef = units.chunks[0]
        return Linear(units.size, [(row[needed], col[needed], coef[needed])])

    def _give_columns(self, needed: Array) -> None:
        layout = self.frame.layout
        pool = layout.lot_pool[layout.line_lot]
        wanted = np.zeros(len(layout.pool_system), dtype=bool)
        wanted[pool[needed & (self.line_columns < 0)]] = True
        lines = np.nonzero(wanted[pool])[0]
        if not len(lines):
            return
        lot, place = layout.line_lot[lines], layout.line_placement[lines]
        upper = np.minimum(
            self.upper[self.lot_start + lot], self.upper[self.placement_start + place]
        )
        start = self._grow("ship", upper)
        self.line_columns[lines] = start + np.arange(len(lines))
        units = self._units(self.line_columns[lines], 1)
        for name, target, columns in (
            ("lot", lot, self.lot_start), ("placement", place, self.placement_start)
        ):
            some, at = np.unique(target, return_inverse=True)
            total = units.collect(at, len(some)) - self._units(columns + some, 1)
            self.require(f"lines of a {name}", total, "==", 0)

    # ---- what follows from quantities

    def zero(self, size: int = 1) -> Linear:
        return Linear(size)

    def whether(
        self, name: str, value: Expr, above: Any = 0, least: Any = None,
        parts: tuple[Expr, Array] | None = None,
    ) -> Expr:
        def make() -> Linear:
            top = self.most(value) - above
            possible = top > _SLIGHT * np.maximum(1.0, np.abs(above))
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
        grain = self._grain(linear(value))
        if grain is None or (top > LARGEST * grain).any():  # money: too fine for whole numbers
            over = self.column(name, top, False)
        else:  # whole multiples only: rounding the bound up is what proves budget-bound plans
            over = self.column(name, np.floor(top / grain + _SLIGHT), True) * grain
        self.require(name, value - over, "<=", 0)
        return over

    def _grain(self, value: Linear) -> Array | None:
        """What every value of each row is a whole multiple of; None where rows are not whole."""
        row, col, coef = value.summed()
        constant = value.constants()
        figures = np.concatenate([coef, constant])
        if not self.integer[col].all() or (figures != np.rint(figures)).any():
            return None
        grain = np.abs(constant).astype(np.int64)
        np.gcd.at(grain, row, np.abs(coef).astype(np.int64))
        return np.maximum(grain, 1).astype(float)

    def whole_down(self, name: str, value: Expr, per: Any) -> Linear:
        count = self.column(name, np.floor(np.maximum(0, self.most(value)) / per + _SLIGHT), True)
        self.require(name, count * per - value, "<=", 0)
        return count

    def whole_up(self, name: str, value: Expr, per: Any) -> Linear:
        count = self.column(name, np.ceil(np.maximum(0, self.most(value)) / per - _SLIGHT), True)
        self.require(name, value - count * per, "<=", 0)
        return count

    def free(self, name: str, size: int, upper: Any, derive: Callable[[], Expr]) -> Linear:
        return self.column(name, np.broadcast_to(np.asarray(upper, dtype=float), (size,)), False)

    def stepped(self, name: str, members: Expr, group: Array, steps: Steps, whole: bool) -> Reached:
        return hull(self, name, linear(members), group, steps, whole)

    def banded(self, name: str, amount: Expr, steps: Steps) -> Linear:
        return bands(self, name, linear(amount), steps)
