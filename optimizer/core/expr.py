"""Amounts by row: as linear expressions over columns (to build), or as exact figures (to audit).

Both kinds answer to the same operations, so that a formula is written once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import coo_array, csr_array

if TYPE_CHECKING:
    from optimizer.core.index import Index
    from optimizer.core.number import Array

EMPTY = 3
"""Rows are put in order by way of the columns, unless those are so many times the entries."""

CLOSE = 8
"""Keys are close together if their range is so many times as long as their number, or less."""


class Expr:
    """Amounts of ``size`` rows."""

    size: int

    def __add__(self, other: Any) -> Expr:
        raise NotImplementedError

    def __mul__(self, factor: Any) -> Expr:
        """Each row times a figure (or its own figure)."""
        raise NotImplementedError

    def collect(self, into: Array, size: int) -> Expr:
        """Add rows up: row i goes to row ``into[i]`` of ``size`` rows, or nowhere if −1."""
        raise NotImplementedError

    def take(self, rows: Array) -> Expr:
        """The rows asked for, repeated or reordered as asked."""
        raise NotImplementedError

    def running(self, index: Index) -> Expr:
        """Running totals along the last axis of an index."""
        raise NotImplementedError

    def __neg__(self) -> Expr:
        return self * -1

    def __sub__(self, other: Any) -> Expr:
        negated: Any = other * -1
        total: Expr = self + negated
        return total

    __rmul__ = __mul__
    __radd__ = __add__

    def total(self) -> Expr:
        """All rows in one."""
        return self.collect(np.zeros(self.size, dtype=np.int64), 1)


@dataclass
class Figures(Expr):
    """Exact amounts: one fraction per row."""

    values: Array

    @property
    def size(self) -> int:  # type: ignore[override]
        return len(self.values)

    def __add__(self, other: Any) -> Figures:
        return Figures(self.values + (other.values if isinstance(other, Figures) else other))

    __radd__ = __add__

    def __mul__(self, factor: Any) -> Figures:
        return Figures(self.values * factor)

    __rmul__ = __mul__

    def collect(self, into: Array, size: int) -> Figures:
        out = np.full(size, 0, dtype=object)
        for row, value in zip(into, self.values, strict=True):
            if row >= 0:
                out[row] += value
        return Figures(out)

    def take(self, rows: Array) -> Figures:
        return Figures(self.values[rows])

    def running(self, index: Index) -> Figures:
        table = self.values.reshape(-1, index.shape[-1])
        return Figures(np.add.accumulate(table, axis=1, dtype=object).reshape(-1))


@dataclass
class Linear(Expr):
    """Linear expressions: entries (row, column, coefficient) in chunks, and a constant per row.

    Rows and columns are 32-bit: they are most of what is copied while a large model is built.
    """

    size: int
    chunks: list[tuple[Array, Array, Array]] = field(default_factory=list)
    constant: Array | float = 0.0
    _matrix: csr_array | None = field(default=None, init=False, repr=False, compare=False)

    def __add__(self, other: Any) -> Linear:
        if isinstance(other, Linear):
            return Linear(self.size, self.chunks + other.chunks, self.constant + other.constant)
        return Linear(self.size, self.chunks, self.constant + other)

    __radd__ = __add__

    def __mul__(self, factor: Any) -> Linear:
        by_row = np.ndim(factor) == 1
        alone = each(self.size)
        chunks = [(r, c, a * (factor if not by_row or r is alone else factor[r]))
                  for r, c, a in self.chunks]
        return Linear(self.size, chunks, self.constant * factor)

    __rmul__ = __mul__

    def constants(self) -> Array:
        """The constant of every row."""
        return np.broadcast_to(np.asarray(self.constant, dtype=float), (self.size,))

    def entries(self) -> tuple[Array, Array, Array]:
        """All entries (row, column, coefficient) in one."""
        if not self.chunks:
            none = np.zeros(0, dtype=np.int32)
            return none, none, np.zeros(0)
        if len(self.chunks) == 1:
            return self.chunks[0]
        row, col, coef = (np.concatenate(part) for part in zip(*self.chunks, strict=True))
        return row, col, coef

    def matrix(self, columns: int) -> csr_array:
        """All entries as a sparse matrix: those of one place in one, what cancels out left out.

        It is made once; do not change it.
        """
        if self._matrix is None:
            self._matrix = self._summed_up(columns)
        elif self._matrix.shape[1] != columns:
            made = self._matrix
            self._matrix = csr_array((made.data, made.indices, made.indptr),
                                     shape=(self.size, columns))
        return self._matrix

    def _summed_up(self, columns: int) -> csr_array:
        row, col, coef = self.entries()
        found = coo_array((coef, (row, col)), shape=(self.size, columns))
        # on the way over columns they end up in order without being sorted
        found = found.tocsc().tocsr() if columns <= EMPTY * len(coef) else found.tocsr()
        found.eliminate_zeros()
        return found

    def summed(self) -> tuple[Array, Array, Array]:
        """The same as entries (row, column, coefficient) in their order."""
        row, col, coef = self.entries()
        if not len(row) or (row is each(self.size) and coef.all()):
            return row, col, coef
        found = self.matrix(int(col.max()) + 1)
        return np.repeat(each(self.size), np.diff(found.indptr)), found.indices, found.data

    def collect(self, into: Array, size: int) -> Linear:
        chunks, into = [], into.astype(np.int32, copy=False)
        held = into >= 0
        everywhere, alone = held.all(), each(self.size)
        for row, col, coef in self.chunks:
            target = into if row is alone else into[row]
            kept = None if everywhere else np.flatnonzero(target >= 0)
            chunks.append((target, col, coef) if kept is None else
                          (target[kept], col[kept], coef[kept]))
        if np.ndim(self.constant) == 0 and self.constant == 0:
            return Linear(size, chunks)
        return Linear(size, chunks, np.bincount(into[held], self.constants()[held], size))

    def take(self, rows: Array) -> Linear:
        if len(self.chunks) == 1 and self.chunks[0][0] is each(self.size):
            _, col, coef = self.chunks[0]
            return Linear(len(rows), [(each(len(rows)), col[rows], coef[rows])],
                          self.constants()[rows])
        if (rows[1:] > rows[:-1]).all():
            into = np.full(self.size, -1, dtype=np.int32)
            into[rows] = each(len(rows))
            return self.collect(into, len(rows))
        row, col, coef = self.entries()
        if (row[1:] < row[:-1]).any():
            order = np.argsort(row, kind="stable")
            row, col, coef = row[order], col[order], coef[order]
        filled = np.bincount(row, minlength=self.size)
        start = np.cumsum(filled) - filled
        count = filled[rows]
        new_row = np.repeat(each(len(rows)), count)
        entry = np.arange(len(new_row)) + np.repeat(start[rows] - np.cumsum(count) + count, count)
        return Linear(len(rows), [(new_row, col[entry], coef[entry])], self.constants()[rows])

    def running(self, index: Index) -> Linear:
        length = index.shape[-1]
        chunks = []
        for row, col, coef in self.chunks:
            count = length - row % length
            first = np.repeat(row - (np.cumsum(count) - count), count)
            chunks.append(((first + np.arange(len(first))).astype(np.int32),
                           np.repeat(col, count), np.repeat(coef, count)))
        constant = np.cumsum(self.constants().reshape(-1, length), axis=1).reshape(-1)
        return Linear(self.size, chunks, constant)


@lru_cache(maxsize=32)
def each(size: int) -> Array:
    """The positions 0, 1, … of so many rows: the same array for all, so that it is known again."""
    positions = np.arange(size, dtype=np.int32)
    positions.setflags(write=False)
    return positions


def distinct(keys: Array, below: int) -> tuple[Array, Array]:
    """The distinct keys in order, and the position of each key among them.

    Keys that lie close below their limit are ticked off, which is quicker than to sort them.
    """
    if below > CLOSE * len(keys):
        return np.unique(keys, return_inverse=True)
    there = np.zeros(below, dtype=bool)
    there[keys] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[keys]
