"""What follows from a plan's decisions, put right: whole numbers whole, savings taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.model.solver import Solver

_WHOLE = 1e-9
"""Columns this near to a whole number are taken as whole."""

SETTLING_S = 10.0
"""Most seconds to work out what follows from decisions that were made."""


def whole(solver: Solver, values: Array, objective: float) -> tuple[Array, float]:
    """The same plan with its whole numbers truly whole, and everything else made to fit.

    Within its integrality tolerance the solver's plan can look better than any real one; kept
    as a bound for the aims to come it would then exclude them all.
    """
    rounded = np.where(solver.integer, np.rint(values), values)
    if float(np.abs(rounded - values).max(initial=0.0)) <= _WHOLE:
        return rounded, objective
    at = positions(solver.integer)
    fixed = solver.with_fixed(at, rounded[at])
    continuous = np.full(len(at), highspy.HighsVarType.kContinuous.value, dtype=np.uint8)
    fixed.changeColsIntegrality(len(at), at, continuous)
    return _solved(fixed) or (values, objective)  # the audit will have the last word


def settled(
    solver: Solver, decided: Array | None, values: Array, objective: float
) -> tuple[Array, float]:
    """The same decisions, with all that follows from them at its best.

    A plan that is good enough, or the best so far, may leave a saving untaken or count a
    concession that is not needed; the exact recomputation does neither.
    """
    if decided is None:
        return values, objective
    return following(solver, decided, values) or (values, objective)


def following(
    solver: Solver, decided: Array, values: Array, seconds: float = SETTLING_S,
) -> tuple[Array, float] | None:
    """The best that follows from a plan's decisions in the solver's model; None: not possible."""
    at = positions(decided)
    fixed = solver.with_fixed(at, np.rint(values[at]))
    fixed.setOptionValue("time_limit", seconds)
    return _solved(fixed)


def positions(mask: Array) -> Array:
    """Positions as the solver takes them."""
    return np.nonzero(mask)[0].astype(np.int32)


def _solved(model: highspy.Highs) -> tuple[Array, float] | None:
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.asarray(model.getSolution().col_value), model.getInfo().objective_function_value
