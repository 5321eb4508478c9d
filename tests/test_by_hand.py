"""The hand-written model of the benchmark is ours to the last figure, so its seconds compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np
import pytest
from scipy.sparse import csc_array

from optimizer.model.array_model import to_matrix
from optimizer.model.cost import scaled_cost
from optimizer.model.options import Options
from optimizer.model.solve import build, pyomo_model
from optimizer.model.solver import Solver
from tests.benchmarks.by_hand import read, written
from tests.benchmarks.growing import draw
from tests.benchmarks.sizes import SIZES, TO_BUILD

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDING = 1e-12


@pytest.mark.parametrize(("size", "seed"), [("1k", 1), ("small", 2), ("small", 3), ("medium", 1)])
def test_the_model_by_hand_hands_over_our_matrix(size: str, seed: int) -> None:
    """Columns, bounds, rows up to their order, and costs are the same as those of our model.

    Without it the model by hand could be larger, weaker or looser, and its seconds say nothing.
    """
    scenario = draw(size, {**SIZES, **TO_BUILD}[size], seed)
    built = build(scenario)
    matrix = to_matrix(pyomo_model(built))
    ours = Solver(matrix, Options())
    cost, constant, _ = scaled_cost(built.objectives[0], matrix)
    ours.aim_at(cost, constant, maximise=False)
    one, other = written(read(scenario)).handed_over().getLp(), ours.highs.getLp()
    assert np.array_equal(one.col_lower_, other.col_lower_)
    assert close(one.col_upper_, other.col_upper_)
    assert one.integrality_ == other.integrality_
    for found, wanted in zip(rows_in_order(one), rows_in_order(other), strict=True):
        assert close(found, wanted)
    paid, wanted = (np.array(lp.col_cost_) for lp in (one, other))
    assert np.allclose(paid / paid.max(), wanted / wanted.max(), rtol=ROUNDING, atol=ROUNDING)


def close(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether figures are equal but for rounding."""
    return len(one) == len(other) and np.allclose(one, other, rtol=ROUNDING, atol=0)


def rows_in_order(lp: highspy.HighsLp) -> tuple[np.ndarray, ...]:
    """Lengths, columns, figures and bounds of all rows, sorted by what is in them."""
    held = lp.a_matrix_
    assert held.format_ == highspy.MatrixFormat.kColwise
    rows = csc_array((np.array(held.value_), np.array(held.index_), np.array(held.start_)),
                     shape=(lp.num_row_, lp.num_col_)).tocsr()
    low, high = np.array(lp.row_lower_), np.array(lp.row_upper_)
    weight = np.random.default_rng(0).uniform(1, 2, lp.num_col_)
    order = np.argsort(rows @ weight + sum(
        np.where(np.isfinite(bound), factor * bound, factor)
        for factor, bound in ((1.234, low), (1.717, high))))
    rows = rows[order]
    rows.sort_indices()
    return np.diff(rows.indptr), rows.indices, rows.data, low[order], high[order]
