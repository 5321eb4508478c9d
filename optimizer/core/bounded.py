"""Columns with their bounds, rows over them, and how large a sum can be. Solver-free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.core.expr import Expr, Linear, each
from optimizer.core.limits import Limit, widest

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.core.rule import Sense

LARGEST = 1e6
"""Continuous columns are measured in a power of ten that keeps them below this."""

SLIGHT = 1e-9
"""By so much a figure may miss a whole number that it is meant to be."""


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


class Bounded:
    """Columns and rows under construction, family by family."""

    def __init__(self) -> None:
        self.families: list[Family] = []
        self.rows: list[RowFamily] = []
        self.lower = np.zeros(0)
        self.upper = np.zeros(0)
        self.integer = np.zeros(0, dtype=bool)
        self._whole = np.zeros(0, dtype=bool)
        self._limits: list[Limit] = []
        self._limited = np.zeros(1, dtype=bool)

    def grow(self, name: str, upper: Array, integer: bool = True, whole: bool = False) -> int:
        """New columns from 0 to ``upper``, as they are; returns the position of the first.

        ``integer``: the solver keeps them whole; ``whole``: what defines them does.
        """
        start = len(self.upper)
        self.families.append(Family(name, start, len(upper)))
        self.lower = np.concatenate([self.lower, np.zeros(len(upper))])
        self.upper = np.concatenate([self.upper, upper])
        self.integer = np.concatenate([self.integer, np.full(len(upper), integer)])
        self._whole = np.concatenate([self._whole, np.full(len(upper), integer or whole)])
        return start

    def column(self, name: str, upper: Array, integer: bool, whole: bool = False) -> Linear:
        """New columns from 0 to ``upper``; continuous ones are scaled by powers of ten."""
        size = len(upper)
        scale = np.ones(size)
        if not integer and size:
            large = np.maximum(upper, 1.0) / LARGEST
            scale = 10.0 ** np.maximum(0, np.ceil(np.log10(large)))
        start = self.grow(name, upper / scale, integer, whole)
        return Linear(size, [(each(size), start + each(size), scale)])

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
        if (row[1:] > row[:-1]).all():  # of single columns their bounds say all there is to say
            return least + held.constants()
        for limit in self._limits if self._limited.take(col, mode="clip").any() else ():
            least = np.minimum(least, limit.most(held.size, row, col, coef, alone))
        return least + held.constants()

    def grain(self, value: Linear) -> Array | None:
        """What every value of each row is a whole multiple of; None where rows are not whole."""
        row, col, coef = value.summed()
        constant = value.constants()
        figures = np.concatenate([coef, constant])
        if not self._whole[col].all() or (figures != np.rint(figures)).any():
            return None
        grain = np.abs(constant).astype(np.int64)
        np.gcd.at(grain, row, np.abs(coef).astype(np.int64))
        return np.maximum(grain, 1).astype(float)

    def pass_limits_on(self, source: Array, target: Array) -> None:
        """Limits on columns hold for the ``target`` columns that add up to each ``source`` too."""
        passed = [limit.passed_on(source, target) for limit in self._limits]
        self._limit([limit for limit in passed if limit is not None])

    def _limit(self, limits: list[Limit]) -> None:
        """Know of limits, and which columns are in any: of most sums no column is."""
        self._limits += limits
        self._limited = np.zeros(len(self.upper) + 1, dtype=bool)
        for limit in self._limits:
            self._limited[:len(limit.row)] |= limit.row >= 0

    def cap(self) -> None:
        """Lower the bounds of whole columns to what the rows so far let each of them be.

        A row "sum of non-negative amounts ≤ bound" caps each of its columns.
        """
        negative = (self.lower < 0).any()
        limits = []
        for family in self.rows:
            if family.sense != "<=":
                continue
            row, col, coef = family.expr.summed()
            if (coef < 0).any() or (negative and (self.lower[col] < 0).any()):
                continue
            kept = self.integer[col]
            if not kept.all():
                row, col, coef = row[kept], col[kept], coef[kept]
            room = family.bound - family.expr.constants()
            cap = np.floor(np.maximum(room, 0.0)[row] / coef + SLIGHT)
            np.minimum.at(self.upper, col, cap)
            if (row[1:] == row[:-1]).any():  # of rows of one column its bound says all there is
                columns = len(self.upper)
                limits.append(widest(columns, family.expr.size, row, col, coef, room))
        self._limit(limits)
