"""Pyomo components whose rows live in arrays, so that a model builds at array speed.

An ``ArrayVar`` and an ``ArrayConstraint`` are ordinary Pyomo families: they have names, bounds,
bodies and expressions. But columns and rows become Pyomo objects only when somebody asks for them;
until then a family is a few arrays, and handing it to a solver costs a concatenation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from pyomo.common.gc_manager import PauseGC
from pyomo.core.base.constraint import ConstraintData, IndexedConstraint
from pyomo.core.base.var import IndexedVar
from pyomo.core.expr.numeric_expr import LinearExpression
from pyomo.core.expr.relational_expr import EqualityExpression, InequalityExpression
from pyomo.environ import Binary, ConcreteModel, Constraint, Integers, RangeSet, Reals, Var
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from optimizer.core.bounded import Bounded, RowFamily
    from optimizer.core.number import Array


class ArrayVar(IndexedVar):  # type: ignore[misc]
    """Columns with bounds in arrays, as one indexed variable."""

    def __new__(cls, *_args: Any, **_kwargs: Any) -> ArrayVar:
        return object.__new__(cls)

    def __init__(self, lower: Array, upper: Array, whole: bool) -> None:
        self.low, self.high, self.whole = lower, upper, whole
        yes_no = whole and (upper <= 1).all()
        domain = Binary if yes_no else Integers if whole else Reals
        super().__init__(RangeSet(0, len(lower) - 1), domain=domain, dense=False)

    def _getitem_when_not_present(self, index: int) -> Any:
        column = super()._getitem_when_not_present(index)
        column.setlb(float(self.low[index]))
        column.setub(float(self.high[index]))
        return column


class Columns:
    """All columns of a model by position, made when asked for."""

    def __init__(self, families: list[ArrayVar]) -> None:
        self.families = families
        self.starts = np.cumsum([0, *(len(family.low) for family in families)])

    def __len__(self) -> int:
        return int(self.starts[-1])

    def __getitem__(self, position: int) -> Any:
        at = int(np.searchsorted(self.starts, position, side="right")) - 1
        return self.families[at][int(position - self.starts[at])]


class ArrayConstraint(IndexedConstraint):  # type: ignore[misc]
    """Rows ``low ≤ A·x ≤ high`` over the model's columns, as one indexed constraint."""

    def __new__(cls, *_args: Any, **_kwargs: Any) -> ArrayConstraint:
        return object.__new__(cls)

    def __init__(self, columns: Columns, matrix: csr_array, low: Array, high: Array) -> None:
        self.columns, self.matrix, self.low, self.high = columns, matrix, low, high
        super().__init__(RangeSet(0, len(low) - 1))

    def construct(self, data: Any = None) -> None:
        """Nothing to do until a row is asked for, but to build the index set."""
        if not self._constructed:  # type: ignore[has-type]
            self._constructed = True
            for anonymous in self._anonymous_sets or ():
                anonymous.construct()

    def _getitem_when_not_present(self, index: int) -> ConstraintData:
        first, last = self.matrix.indptr[index], self.matrix.indptr[index + 1]
        body = LinearExpression(
            constant=0, linear_coefs=self.matrix.data[first:last].tolist(),
            linear_vars=[self.columns[i] for i in self.matrix.indices[first:last]],
        )
        low, high = float(self.low[index]), float(self.high[index])
        if low == high:
            expression: Any = EqualityExpression((body, low))
        elif np.isneginf(low):
            expression = InequalityExpression((body, high), False)
        else:
            expression = InequalityExpression((low, body), False)
        row = ConstraintData(component=self)
        row._index = index
        row.set_value(expression)
        self._data[index] = row
        return row

    def materialise(self) -> None:
        """Make every row a Pyomo object, for writers and tools that walk over rows."""
        for index in range(len(self.low)):
            self[index]  # making it is the effect


@dataclass(frozen=True)
class Matrix:
    """A model ready to be handed over: min/max c·x with low ≤ A·x ≤ high, lower ≤ x ≤ upper."""

    rows: csr_array
    low: Array
    high: Array
    lower: Array
    upper: Array
    integer: Array

    def shaped_like(self, other: Matrix) -> bool:
        """Whether both have the same columns, and coefficients in the same places."""
        mine, theirs = self.rows, other.rows
        return (mine.shape == theirs.shape and np.array_equal(self.integer, other.integer)
                and np.array_equal(mine.indptr, theirs.indptr)
                and np.array_equal(mine.indices, theirs.indices))


def scaled(family: RowFamily, columns: int) -> tuple[csr_array, Array, Array]:
    """A family's rows, each divided by the power of ten that brings its largest figure below 1000.

    Money in won beside units of one would hide a violated budget in the solver's tolerance.
    """
    matrix = family.expr.matrix(columns)
    largest = np.zeros(family.expr.size)
    filled = np.diff(matrix.indptr) > 0
    if filled.any():
        largest[filled] = np.maximum.reduceat(np.abs(matrix.data), matrix.indptr[:-1][filled])
    factor = np.ones(len(largest))
    large = np.flatnonzero(largest > 1000)
    if len(large):
        factor[large] = 10.0 ** (3 - np.ceil(np.log10(largest[large])))
        figures = matrix.data * np.repeat(factor, np.diff(matrix.indptr))
        matrix = csr_array((figures, matrix.indices, matrix.indptr), shape=matrix.shape)
    room = (family.bound - family.expr.constants()) * factor
    infinite = np.full(len(room), np.inf)
    return (matrix, -infinite if family.sense == "<=" else room,
            infinite if family.sense == ">=" else room)


def to_pyomo(x: Bounded) -> ConcreteModel:
    """The Pyomo model of what was asked of ``x``: a variable per column family, rows as arrays."""
    with PauseGC():
        model = ConcreteModel()
        families = []
        for number, family in enumerate(x.families):
            span = slice(family.start, family.start + family.size)
            var = ArrayVar(x.lower[span], x.upper[span], bool(x.integer[span].any()))
            model.add_component(f"{_plain(family.name)}_{number}", var)
            families.append(var)
        columns = Columns(families)
        for number, rows in enumerate(x.rows):
            if rows.expr.size:
                part = ArrayConstraint(columns, *scaled(rows, len(columns)))
                model.add_component(f"{_plain(rows.name)}_rows_{number}", part)
    return model


def _plain(name: str) -> str:
    return "".join(c if c.isalnum() else "_" for c in name)


def to_matrix(model: ConcreteModel) -> Matrix:
    """Read a model of array families back as one matrix: the fast way to a solver."""
    columns = list(model.component_objects(Var, active=True))
    families = list(model.component_objects(Constraint, active=True))
    parts = [family.matrix for family in families]
    count = sum(len(family.low) for family in columns)
    indptr = np.concatenate(
        [[0], *(np.diff(part.indptr) for part in parts)]).cumsum(dtype=np.int32)
    rows = csr_array(
        (np.concatenate([np.zeros(0), *(p.data for p in parts)]),
         np.concatenate([np.zeros(0, dtype=np.int32), *(p.indices for p in parts)],
                        dtype=np.int32), indptr),
        shape=(len(indptr) - 1, count),
    )
    return Matrix(
        rows,
        np.concatenate([np.zeros(0), *(f.low for f in families)]),
        np.concatenate([np.zeros(0), *(f.high for f in families)]),
        np.concatenate([np.zeros(0), *(f.low for f in columns)]),
        np.concatenate([np.zeros(0), *(f.high for f in columns)]),
        np.concatenate([np.zeros(0, dtype=bool),
                        *(np.full(len(f.low), f.whole) for f in columns)]),
    )
