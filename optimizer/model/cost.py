"""Costs as the solver takes them well: neither too large nor lost in its tolerances."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from optimizer.core.expr import Linear
    from optimizer.core.number import Array
    from optimizer.model.array_model import Matrix

_SMALLEST, _WIDEST = 1e-5, 4
"""Costs are kept above this, a hundred times what the solver takes for nothing, though the largest
may then be so many powers of ten larger than it is otherwise."""


def scaled_cost(objective: Linear, matrix: Matrix) -> tuple[Array, float, float]:
    """Cost per column and constant in a power of ten of the aim's unit, and that power."""
    _, col, coef = objective.entries()
    cost = np.bincount(col, coef, len(matrix.lower))
    sizes = np.abs(cost[(cost != 0) & (matrix.lower < matrix.upper)])
    if not len(sizes):  # no column with a cost can move
        return cost, float(objective.constants()[0]), 1.0
    unit = 10.0 ** np.floor(np.log10(sizes.max()) - 2)
    unit /= 10.0 ** min(_WIDEST, max(0.0, np.ceil(np.log10(_SMALLEST * unit / sizes.min()))))
    return cost / unit, float(objective.constants()[0]) / unit, float(unit)
