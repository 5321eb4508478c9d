"""The matrix found ready: our own finished model as bare arrays, put together and handed over.

Nothing is worked out here: the coefficients lie ready, each with its row and column. What is timed
is what is left to do even so: sorting them into one sparse matrix, a HiGHS object, and
``passModel``, column by column, as that is the quickest way in (passed by rows, HiGHS takes three
times as long). It is a lower limit that no way of building can reach. What the same model costs
that somebody writes by hand is measured by ``by_hand``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy
import numpy as np
from scipy.sparse import coo_array, csc_array

from optimizer.model.quiet import quiet_stdout

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.core.expr import Linear
    from optimizer.model.array_model import Matrix


@dataclass(frozen=True)
class Arrays:
    """A minimisation as arrays: coefficients by row and column, costs, bounds, which are whole."""

    row: np.ndarray
    col: np.ndarray
    coef: np.ndarray
    cost: np.ndarray
    low: np.ndarray
    high: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    integer: np.ndarray


def arrays_of(matrix: Matrix, objective: Linear) -> Arrays:
    """Take a finished model apart. The cost is brought to figures below 1000, as ours is."""
    entries = coo_array(matrix.rows)
    _, col, coef = objective.entries()
    cost = np.bincount(col, coef, len(matrix.lower))
    cost /= 10.0 ** (np.floor(np.log10(np.abs(cost).max(initial=1.0))) - 2)
    return Arrays(*entries.coords, entries.data, cost, matrix.low, matrix.high,
                  matrix.lower, matrix.upper, matrix.integer)


def handed_over(arrays: Arrays) -> highspy.Highs:
    """Put the matrix together and pass it on."""
    columns = csc_array((arrays.coef, (arrays.row, arrays.col)),
                        shape=(len(arrays.low), len(arrays.cost)))
    with quiet_stdout():
        highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.passModel(
        len(arrays.cost), len(arrays.low), columns.nnz, highspy.MatrixFormat.kColwise.value, 1, 0.0,
        arrays.cost, arrays.lower, arrays.upper, arrays.low, arrays.high,
        columns.indptr.astype(np.int32), columns.indices.astype(np.int32), columns.data,
        arrays.integer.astype(np.int32),
    )
    return highs


def write_mps(arrays: Arrays, path: Path) -> None:
    """Write the model for another solver."""
    handed_over(arrays).writeModel(str(path))
