"""Correlated normal figures: the root of a correlation matrix, found without pivoting surprises.

Plain arithmetic in a fixed order, so that the same file gives the same figures on any machine.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from optimizer.io.values import Flaw

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.studies.futures.futures import Correlation

CLOSE = 1e-9
"""What counts as zero of a correlation matrix."""


def flaw_of(asked: Correlation) -> Flaw | None:
    """Why a matrix is none, and what to do."""
    size, rows = len(asked.factors), asked.matrix
    if len(rows) != size or any(len(row) != size for row in rows):
        return Flaw(f"it is not {size} × {size}", "Give one row and one column per factor.")
    for i, row in enumerate(rows):
        if row[i] != 1:
            return Flaw(f"the diagonal of row {i + 1} is {row[i]}, not 1", "Write 1 there.")
        for j in range(i):
            if row[j] != rows[j][i]:
                return Flaw(f"it is not symmetric: row {i + 1} column {j + 1} is {row[j]}, the "
                            f"other way round {rows[j][i]}", "Correct one of the two.")
            if abs(row[j]) > 1:
                return Flaw(f"{row[j]} is no correlation", "Correlations are from −1 to 1.")
    if root_of(asked) is None:
        return Flaw("it is not positive semidefinite: no figures can be correlated so",
                    "Bring the correlations nearer to 0.")
    return None


def root_of(asked: Correlation) -> Array | None:
    """L with L·Lᵀ the matrix (lower triangular); None where there is none."""
    rows = [[float(value) for value in row] for row in asked.matrix]
    root = np.zeros((len(rows), len(rows)))
    for i, row in enumerate(rows):
        for j in range(i + 1):
            rest = row[j] - sum(root[i, k] * root[j, k] for k in range(j))
            if i == j:
                if rest < -CLOSE:
                    return None
                root[i, i] = math.sqrt(rest) if rest > CLOSE else 0.0
            elif root[j, j] > 0:
                root[i, j] = rest / root[j, j]
            elif abs(rest) > math.sqrt(CLOSE):
                return None
    return root
