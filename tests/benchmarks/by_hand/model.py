"""Columns and rows as they are put on, and the way into HiGHS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np
from scipy.sparse import csc_array

from optimizer.model.quiet import quiet_stdout

if TYPE_CHECKING:
    from numpy import ndarray

INF = np.inf


class Model:
    """A minimisation under construction: arrays of columns and of entries by row and column."""

    def __init__(self) -> None:
        self.columns = self.rows = 0
        self.upper: list[ndarray] = []
        self.integer: list[ndarray] = []
        self.cost: list[tuple[ndarray, ndarray]] = []
        self.entries: list[tuple[ndarray, ndarray, ndarray]] = []
        self.low: list[ndarray] = []
        self.high: list[ndarray] = []

    def add_columns(self, upper: ndarray, whole: bool = True) -> ndarray:
        """Columns from 0 to ``upper``; returns their positions."""
        start, self.columns = self.columns, self.columns + len(upper)
        self.upper.append(upper)
        self.integer.append(np.full(len(upper), whole, dtype=np.int32))
        return np.arange(start, self.columns, dtype=np.int32)

    def add_rows(
        self, size: int, *entries: tuple[ndarray, ndarray, ndarray | float],
        low: ndarray | float = -INF, high: ndarray | float = INF,
    ) -> None:
        """Rows ``low ≤ sum of the entries ≤ high``; entries are row (from 0), column, figure."""
        for row, col, coef in entries:
            self.entries.append((row + np.int32(self.rows), col,
                                 np.broadcast_to(coef, row.shape)))
        self.low.append(np.broadcast_to(low, (size,)))
        self.high.append(np.broadcast_to(high, (size,)))
        self.rows += size

    def handed_over(self) -> highspy.Highs:
        """Sort the entries by column and pass everything on."""
        row, col, coef = (np.concatenate(part) for part in zip(*self.entries, strict=True))
        matrix = csc_array((coef, (row, col)), shape=(self.rows, self.columns))
        at, money = (np.concatenate(part) for part in zip(*self.cost, strict=True))
        cost = np.bincount(at, money, self.columns)
        cost /= 10.0 ** (np.floor(np.log10(np.abs(cost).max())) - 2)
        with quiet_stdout():
            highs = highspy.Highs()
        highs.setOptionValue("output_flag", False)
        highs.passModel(
            self.columns, self.rows, matrix.nnz, highspy.MatrixFormat.kColwise.value, 1, 0.0,
            cost, np.zeros(self.columns), np.concatenate(self.upper), np.concatenate(self.low),
            np.concatenate(self.high), matrix.indptr.astype(np.int32, copy=False),
            matrix.indices.astype(np.int32, copy=False), matrix.data,
            np.concatenate(self.integer),
        )
        return highs


def unit(largest: ndarray) -> ndarray:
    """What brings figures below 1000: rows whose largest is above it are divided by tens."""
    factor = np.ones(len(largest))
    large = np.flatnonzero(largest > 1000)
    factor[large] = 10.0 ** (3 - np.ceil(np.log10(largest[large])))
    return factor


def scaled(size: int, row: ndarray, coef: ndarray) -> tuple[ndarray, ndarray]:
    """Figures in the unit of their row, and the unit of every row."""
    largest = np.zeros(size)
    np.maximum.at(largest, row, np.abs(coef))
    factor = unit(largest)
    return coef * factor[row], factor


def money_unit(upper: ndarray) -> ndarray:
    """The power of ten in which a column of money is counted, so that it stays below a million."""
    return 10.0 ** np.maximum(0, np.ceil(np.log10(np.maximum(upper, 1.0) / 1e6)))


def spans(count: ndarray) -> tuple[ndarray, ndarray]:
    """So many members of each group: the group of every member, and its number within it."""
    group = np.repeat(np.arange(len(count), dtype=np.int32), count)
    first = (np.cumsum(count) - count).astype(np.int32)
    return group, np.arange(len(group), dtype=np.int32) - first[group]
