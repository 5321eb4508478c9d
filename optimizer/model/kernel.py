"""A first plan for large models: solve a small one made of the orders the relaxation likes.

Kernel search (Angelelli, Mansini and Speranza 2010): the relaxation is solved, the orders it uses
and the cheapest of the others by reduced cost are kept, all others are left out, and the small
model that remains is solved as well as time allows. Its plan is a plan of the large one, which
starts from it; it proves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np

from optimizer.model.quiet import quiet_stdout

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from optimizer.core.number import Array

LARGE = 6_000
"""Whole columns from which a model gets a first plan this way."""

KEPT = 0.15
"""Share of the orders the relaxation does not use that are kept all the same."""

GAP = 0.005
"""Good enough for a first plan."""


def first_plan(
    model: highspy.HighsLp, orders: Array, threads: int, seconds: float, halt: Callable[[Any], None]
) -> Array | None:
    """Column values of a plan found in at most so many seconds, or None.

    ``orders``: whether a column is an order. ``halt`` is called while it runs, to stop it.
    """
    relaxed = _solver(model, threads, seconds, halt)
    whole = np.nonzero(np.asarray(model.integrality_) == highspy.HighsVarType.kInteger)[0]
    kind = np.full(len(whole), highspy.HighsVarType.kContinuous.value, dtype=np.uint8)
    relaxed.changeColsIntegrality(len(whole), whole.astype(np.int32), kind)
    relaxed.run()
    if relaxed.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    solution = relaxed.getSolution()
    used = np.asarray(solution.col_value) > 1e-6
    price = np.abs(np.asarray(solution.col_dual))
    idle = orders & ~used
    dear = idle & (price > np.quantile(price[idle], KEPT)) if idle.any() else idle
    left_out = np.nonzero(dear)[0].astype(np.int32)
    small = _solver(model, threads, seconds, halt)
    small.setOptionValue("mip_rel_gap", GAP)
    small.changeColsBounds(len(left_out), left_out, np.zeros(len(left_out)),
                           np.zeros(len(left_out)))
    small.run()
    info = small.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    return np.asarray(small.getSolution().col_value)


def _solver(
    model: highspy.HighsLp, threads: int, seconds: float, halt: Callable[[Any], None]
) -> highspy.Highs:
    with quiet_stdout():
        highs = highspy.Highs()
    for name, value in {"output_flag": False, "threads": threads, "time_limit": seconds}.items():
        highs.setOptionValue(name, value)
    highs.passModel(model)
    highs.cbMipInterrupt += halt
    highs.cbSimplexInterrupt += halt
    return highs
