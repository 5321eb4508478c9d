"""Linear expressions and exact figures answer alike: one formula, two readings."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from optimizer.core.expr import Expr, Figures, Linear
from optimizer.core.index import Index

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.core.number import Array

COLUMNS = 7
GRID = Index(["a", "b", "c"], ["1", "2", "3", "4"])
SIZE = GRID.size


def exact(values: Array) -> Figures:
    out = np.empty(len(values), dtype=object)
    out[:] = [Fraction(int(v)) for v in values]
    return Figures(out)


class Pair:
    """Random whole-number expressions over columns, and their figures at a random point."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.point = self.rng.integers(-5, 6, COLUMNS)

    def make(self, size: int = SIZE) -> tuple[Linear, Figures]:
        """An expression in two chunks, with repeated columns and empty rows, and a constant."""
        chunks = [(self.rng.integers(0, size, 9), self.rng.integers(0, COLUMNS, 9),
                   self.rng.integers(-4, 5, 9).astype(float)) for _ in range(2)]
        held = Linear(size, chunks, self.rng.integers(-4, 5, size).astype(float))
        return held, exact(self.value(held))

    def value(self, held: Expr) -> Array:
        assert isinstance(held, Linear)
        row, col, coef = held.entries()
        return np.bincount(row, coef * self.point[col], held.size) + held.constants()


INTO = np.array([0, -1, 2, 2, 1, 0, -1, 4, 4, 4, 0, 2])
ROWS = np.array([3, 3, 0, 11, 7])
FACTOR = np.arange(SIZE) - 5
OPERATIONS: dict[str, Callable[[Expr, Expr], Expr]] = {
    "sum": lambda a, b: a + b,
    "difference": lambda a, b: a - b,
    "constant": lambda a, _b: a + 3,
    "constant first": lambda a, _b: 3 + a,
    "less a constant": lambda a, _b: a - 3,
    "own constants": lambda a, _b: a + FACTOR,
    "negative": lambda a, _b: -a,
    "multiple": lambda a, _b: a * 3,
    "multiple first": lambda a, _b: 3 * a,
    "own multiples": lambda a, _b: a * FACTOR,
    "collect": lambda a, _b: a.collect(INTO, 5),
    "take": lambda a, _b: a.take(ROWS),
    "take none": lambda a, _b: a.take(np.zeros(0, dtype=np.int64)),
    "total": lambda a, _b: a.total(),
    "running": lambda a, _b: a.running(GRID),
    "all of it": lambda a, b: (a.running(GRID) - b * FACTOR).take(ROWS).total() * 2 + 1,
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_linear_agrees_with_exact(name: str) -> None:
    """At a whole-number point every operation gives the same figure in both readings."""
    for seed in range(20):
        pair = Pair(seed)
        (a, exact_a), (b, exact_b) = pair.make(), pair.make()
        held, figures = OPERATIONS[name](a, b), OPERATIONS[name](exact_a, exact_b)
        assert isinstance(figures, Figures)
        assert held.size == figures.size
        assert pair.value(held).tolist() == [int(v) for v in figures.values]


def test_running_totals_start_anew_in_every_row_of_the_grid() -> None:
    """1 2 3 4 | 5 6 7 8 | 9 … becomes 1 3 6 10 | 5 11 18 26 | 9 …"""
    figures = exact(np.arange(1, 13)).running(GRID)
    assert figures.values.tolist() == [1, 3, 6, 10, 5, 11, 18, 26, 9, 19, 30, 42]


def test_operations_leave_their_operands_alone() -> None:
    pair = Pair(1)
    held, figures = pair.make()
    before = pair.value(held).tolist()
    for operation in OPERATIONS.values():
        operation(held, held)
        operation(figures, figures)
    assert pair.value(held).tolist() == before == [int(v) for v in figures.values]


def test_exact_means_exact() -> None:
    """A third and a tenth, summed up 30 times: 13, not 12.999…"""
    parts = np.array([Fraction(1, 3), Fraction(1, 10)] * 30, dtype=object)
    assert Figures(parts).total().take(np.array([0])).size == 1
    total = Figures(parts).total()
    assert isinstance(total, Figures)
    assert total.values[0] == 13


@pytest.mark.parametrize(("size", "columns", "count"), [
    (2, 5, 200), (3, 4, 12), (40, 50, 60), (6, 3, 0), (0, 4, 0), (3, 0, 0)])
def test_entries_of_one_place_are_one_in_the_matrix(size: int, columns: int, count: int) -> None:
    """Few long rows, many short ones, and none at all; half of the entries cancel out another.

    Long rows are added up another way than short ones; both give each place its sum, in order.
    """
    rng = np.random.default_rng(size)
    row, col = rng.integers(0, max(size, 1), count), rng.integers(0, max(columns, 1), count)
    coef = rng.integers(-3, 4, count).astype(float)
    half = count // 2
    made = Linear(size, [(row, col, coef), (row[:half], col[:half], -coef[:half])])
    full = np.zeros((size, columns))
    np.add.at(full, (row[half:], col[half:]), coef[half:])
    matrix = made.matrix(columns)
    assert matrix.toarray().tolist() == full.tolist()
    assert (matrix.data.dtype, matrix.nnz) == (np.float64, np.count_nonzero(full))
    at, place, figure = made.summed()
    assert np.column_stack([at, place]).tolist() == np.argwhere(full).tolist()
    assert figure.tolist() == full[full != 0].tolist()
