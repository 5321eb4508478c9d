"""A model inside HiGHS, and what HiGHS says of it.

Raw highspy on purpose: Pyomo's own HiGHS interfaces hang when two threads solve at once, cannot
be stopped with the best plan kept, and spend most of a small solve copying the model.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import highspy
import numpy as np

from optimizer.model.quiet import quiet_stdout

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.model.array_model import Matrix
    from optimizer.model.options import Options

_AGREE = 1e-7
"""Share by which a plan may miss the objective reported for it; less than the audit's tolerance."""

_SLIGHT_GAP = 1e-7
"""By so much more than the gap asked for a proven plan's gap may be: rounding, no more."""

_MISHAPS = (
    highspy.HighsModelStatus.kSolveError, highspy.HighsModelStatus.kPresolveError,
    highspy.HighsModelStatus.kPostsolveError, highspy.HighsModelStatus.kUnknown,
    highspy.HighsModelStatus.kNotset,
)
_OPTIMAL = highspy.HighsModelStatus.kOptimal

_NODES_SPENT = highspy.HighsModelStatus.kSolutionLimit
_FINISHING = {
    "mip_heuristic_run_feasibility_jump": False, "mip_heuristic_run_rens": False,
    "mip_heuristic_run_root_reduced_cost": False, "mip_allow_restart": False,
    "mip_max_nodes": 1000,
}
"""How a proof is sought once a good plan is at hand. What looks near that plan (RINS) stays on."""


class Solver:
    """One HiGHS object: the last run's plan and bound are read from it."""

    def __init__(self, matrix: Matrix, options: Options) -> None:
        self.options, self.integer = options, matrix.integer
        self.highs = _silent(options)
        # mip_lifting_for_probing stays off, as by default: it "proves" wrong optima (HiGHS #3307)
        self.highs.setOptionValue("random_seed", options.seed)
        self.highs.setOptionValue("mip_rel_gap", options.gap)
        columns = matrix.rows.tocsc()  # HiGHS takes twice as long to turn rows into columns
        count = len(matrix.lower)
        self.highs.passModel(
            count, len(matrix.low), columns.nnz, highspy.MatrixFormat.kColwise.value, 1, 0.0,
            np.zeros(count), matrix.lower, matrix.upper, matrix.low, matrix.high,
            columns.indptr.astype(np.int32, copy=False),
            columns.indices.astype(np.int32, copy=False), columns.data,
            matrix.integer.astype(np.int32),
        )

        self.matrix = matrix

    def become(self, matrix: Matrix) -> bool:
        """Turn the loaded model into one of the same shape by changing its figures in place.

        Rows that were added since are taken out. False where the shape differs: then nothing of
        this model can be kept but its plan.
        """
        old = self.matrix
        if not matrix.shaped_like(old):
            return False
        rows = len(old.low)
        added = int(self.highs.getNumRow()) - rows
        if added:
            self.highs.deleteRows(added, np.arange(rows, rows + added, dtype=np.int32))
        for row in np.nonzero((old.low != matrix.low) | (old.high != matrix.high))[0].tolist():
            self.highs.changeRowBounds(row, float(matrix.low[row]), float(matrix.high[row]))
        at = np.nonzero((old.lower != matrix.lower) | (old.upper != matrix.upper))[0]
        if len(at):
            self.highs.changeColsBounds(len(at), at.astype(np.int32), matrix.lower[at],
                                        matrix.upper[at])
        where = np.nonzero(old.rows.data != matrix.rows.data)[0]
        row_of = np.searchsorted(old.rows.indptr, where, side="right") - 1
        for position, row in zip(where.tolist(), row_of.tolist(), strict=True):
            self.highs.changeCoeff(row, int(matrix.rows.indices[position]),
                                   float(matrix.rows.data[position]))
        self.matrix = matrix
        return True

    def aim_at(self, cost: Array, constant: float, maximise: bool) -> None:
        """Ask for the least of these costs, or the most."""
        count = len(cost)
        self.highs.changeColsCost(count, np.arange(count, dtype=np.int32), cost)
        sense = highspy.ObjSense.kMaximize if maximise else highspy.ObjSense.kMinimize
        self.highs.changeObjectiveSense(sense)
        self.highs.changeObjectiveOffset(constant)

    @property
    def maximises(self) -> bool:
        """Whether the most is asked for."""
        return bool(self.highs.getObjectiveSense()[1] == highspy.ObjSense.kMaximize)

    def start_from(self, values: Array) -> None:
        """Begin the next run with a plan."""
        start = highspy.HighsSolution()
        start.col_value = values.tolist()
        self.highs.setSolution(start)

    def run(self, seconds: float) -> None:
        """Solve, for so many seconds at most."""
        self.highs.setOptionValue("time_limit", max(0.0, seconds))
        self.highs.run()
        if self.mishap():  # presolve can fail where the rest does not
            self.highs.setOptionValue("presolve", "off")
            self.highs.clearSolver()
            self.highs.run()
            self.highs.setOptionValue("presolve", "choose")

    def finish(self, seconds: float) -> None:
        """Solve from a plan that is thought to be near the best: prove it, or improve it a little.

        Without looking for plans elsewhere a proof takes a third of the time. Where it is not
        found in a few nodes, the search begins again as usual, from the best plan so far.
        """
        began = time.monotonic()
        usual = {name: self.highs.getOptionValue(name)[1] for name in _FINISHING}
        for name, finishing in _FINISHING.items():
            self.highs.setOptionValue(name, finishing)
        try:
            self.highs.setOptionValue("time_limit", max(0.0, seconds))
            self.highs.run()
        finally:
            for name, value in usual.items():
                self.highs.setOptionValue(name, value)
        if self.mishap() or self.highs.getModelStatus() == _NODES_SPENT:
            if self.found:
                self.start_from(self.values)
            self.run(seconds - (time.monotonic() - began))

    def let_go(self, columns: Array) -> None:
        """Let whole columns take any part of a unit."""
        self._set_kind(columns, highspy.HighsVarType.kContinuous)

    def hold(self, columns: Array) -> None:
        """Ask for whole units in these columns again."""
        self._set_kind(columns, highspy.HighsVarType.kInteger)

    def _set_kind(self, columns: Array, kind: highspy.HighsVarType) -> None:
        kinds = np.full(len(columns), kind.value, dtype=np.uint8)
        self.highs.changeColsIntegrality(len(columns), columns, kinds)

    # ---- what the last run found

    @property
    def found(self) -> bool:
        """Whether there is a plan."""
        feasible = highspy.SolutionStatus.kSolutionStatusFeasible
        return bool(self.highs.getInfo().primal_solution_status == feasible)

    @property
    def optimal(self) -> bool:
        """Whether the search is said to have ended within the gap."""
        return bool(self.highs.getModelStatus() == _OPTIMAL)

    @property
    def proven(self) -> bool:
        """Whether that is so and borne out, or there is nothing to decide."""
        empty = self.highs.getModelStatus() == highspy.HighsModelStatus.kModelEmpty
        return (self.optimal or bool(empty)) and not self.mishap()

    @property
    def infeasible(self) -> bool:
        """Whether no plan exists."""
        code = highspy.HighsModelStatus
        return self.highs.getModelStatus() in (code.kInfeasible, code.kUnboundedOrInfeasible)

    @property
    def values(self) -> Array:
        """The plan, column by column."""
        return np.asarray(self.highs.getSolution().col_value)

    @property
    def objective(self) -> float:
        """What the plan costs."""
        return float(self.highs.getInfo().objective_function_value)

    @property
    def bound(self) -> float:
        """What no plan with whole units can beat; only for models with whole columns."""
        return float(self.highs.getInfo().mip_dual_bound)

    def mishap(self) -> bool:
        """No verdict, or an "optimal" whose own bound does not bear it out."""
        wide = self.highs.getInfo().mip_gap > self.options.gap + _SLIGHT_GAP
        return self.highs.getModelStatus() in _MISHAPS or (
            self.optimal and bool(self.integer.any() and wide))

    def returned_another_plan(self, cost: Array, constant: float) -> bool:
        """Whether the plan at hand is not the one whose objective is reported.

        Given a start, the presolve can improve it unseen: the better objective is then proven, and
        the start returned as it was. Solved without a start, plan and objective belong together.
        """
        reported, held = self.objective, self.values
        if len(held) != len(cost) or not np.isfinite(reported):
            return False
        return abs(float(cost @ held) + constant - reported) > _AGREE * max(1.0, abs(reported))

    # ---- the same model with part of it decided

    def with_fixed(self, at: Array, held: Array) -> highspy.Highs:
        """The model as it stands, some columns fixed, to be solved without a gap."""
        fixed = _silent(self.options)
        fixed.setOptionValue("mip_rel_gap", 0.0)
        fixed.passModel(self.highs.getLp())
        fixed.changeColsBounds(len(at), at, held, held)
        return fixed


def _silent(options: Options) -> highspy.Highs:
    with quiet_stdout():
        highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", options.threads)
    highs.setOptionValue("mip_abs_gap", 0.0)
    return highs
