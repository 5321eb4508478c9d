"""How large a sum of orders can be, from the rows that limit quantities.

The bounds of single columns add up to far more than a site can power or a vendor can ship. A row
"sum of w·x ≤ b" says more: of any amounts a·x within it, no more than b · max(a / w) can be had.
Tight bounds are what makes yes/no decisions and price steps strong in the relaxation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from optimizer.core.expr import distinct

if TYPE_CHECKING:
    from optimizer.core.number import Array


@dataclass(frozen=True)
class Limit:
    """Of one family of rows, for each column the widest row it is in: its bound and weight."""

    row: Array
    """Row of the family by column, −1 where the column is in none."""
    weight: Array
    bound: Array

    def most(self, size: int, row: Array, col: Array, coef: Array, alone: Array) -> Array:
        """The most of each of ``size`` sums, given what each entry can be at most by itself."""
        at = self.row.take(col, mode="clip")
        held = np.flatnonzero((at >= 0) & (col < len(self.row)) & (coef > 0))
        if not len(held):
            return np.bincount(row, alone, size)
        free = alone.copy()
        free[held] = 0.0
        out = np.bincount(row, free, size)
        key = row[held].astype(np.int64) * len(self.bound) + at[held]
        pairs, pair = distinct(key, size * len(self.bound))
        ratio = np.zeros(len(pairs))
        np.maximum.at(ratio, pair, coef[held] / self.weight[col[held]])
        together = self.bound[pairs % len(self.bound)] * ratio
        apart = np.bincount(pair, alone[held])
        return out + np.bincount(pairs // len(self.bound), np.minimum(together, apart), size)

    def passed_on(self, source: Array, target: Array) -> Limit | None:
        """The same limit for other columns, where those of each ``source`` add up to it.

        ``target`` are the columns that take it over, each from the source beside it.
        """
        row = self.row[source]
        if (row < 0).all():
            return None
        size = max(len(self.row), int(target.max()) + 1)
        at, weight = np.full(size, -1), np.ones(size)
        at[target], weight[target] = row, self.weight[source]
        return Limit(at, weight, self.bound)


def widest(columns: int, size: int, row: Array, col: Array, coef: Array, room: Array) -> Limit:
    """For each column the row of a family with most columns; that of the last phase, mostly.

    Entries come row by row.
    """
    width = np.bincount(row, minlength=size)
    end = np.cumsum(width)
    at, weight = np.full(columns, -1), np.ones(columns)
    for one in np.argsort(width, kind="stable"):  # the widest last: what it says stays
        own = slice(end[one] - width[one], end[one])
        at[col[own]], weight[col[own]] = one, coef[own]
    return Limit(at, weight, np.maximum(room, 0.0))
