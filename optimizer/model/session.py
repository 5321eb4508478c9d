"""One live HiGHS object per solve: options, progress, stop, and what it proved.

Raw highspy on purpose: Pyomo's own HiGHS interfaces hang when two threads solve at once, cannot
be stopped with the best plan kept, and spend most of a small solve copying the model.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import highspy
import numpy as np

from optimizer.model.quiet import quiet_stdout

if TYPE_CHECKING:
    from optimizer.core.expr import Linear
    from optimizer.core.number import Array
    from optimizer.model.array_model import Matrix


@dataclass(frozen=True)
class Options:
    """How hard to try. With equal options and versions an unlimited solve is reproducible."""

    gap: float = 1e-4
    """Relative gap at which a plan counts as proven."""
    time_limit: float = 600.0
    """Seconds, over all aims."""
    threads: int = 1
    seed: int = 0


@dataclass(frozen=True)
class Progress:
    """Where a solve stands. ``incumbent`` is None until a first plan is found."""

    aim: str
    seconds: float
    incumbent: float | None
    bound: float | None
    gap: float | None


@dataclass
class Stop:
    """A flag another thread may set: the solve ends soon, and keeps the best plan so far."""

    _event: threading.Event = field(default_factory=threading.Event)

    def __call__(self) -> None:
        self._event.set()

    @property
    def asked(self) -> bool:
        return self._event.is_set()


Listener = Callable[[Progress], None]

_WHOLE = 1e-9
"""Columns this near to a whole number are taken as whole."""

_AGREE = 1e-7
"""Share by which a plan may miss the objective reported for it; less than the audit's tolerance."""

_SMALLEST, _WIDEST = 1e-5, 4
"""Costs are kept above this, a hundred times what the solver takes for nothing, though the largest
may then be so many powers of ten larger than it is otherwise."""

_SLIGHT_GAP = 1e-7
"""By so much more than the gap asked for a proven plan's gap may be: rounding, no more."""

_EASED = 0.6
"""Share of the gap that the solve with parts of units may use up; whole units need the rest."""

SETTLING_S = 10.0
"""Most seconds to work out what follows from decisions that were made."""

_MISHAPS = (
    highspy.HighsModelStatus.kSolveError, highspy.HighsModelStatus.kPresolveError,
    highspy.HighsModelStatus.kPostsolveError, highspy.HighsModelStatus.kUnknown,
    highspy.HighsModelStatus.kNotset,
)


@dataclass(frozen=True)
class Outcome:
    """What one run found: column values (None: no plan), objective and bound in the aim's unit."""

    proven: bool
    infeasible: bool
    values: Array | None
    objective: float
    bound: float


class Session:
    """A model inside HiGHS. Aims are solved one after another, each kept for the next."""

    EVERY_S = 0.1

    def __init__(
        self, matrix: Matrix, options: Options, listen: Listener, stop: Stop,
        decided: Array | None = None, placed: Array | None = None,
    ) -> None:
        """``decided``: whether a column is a decision, from which all others follow.

        ``placed``: whether it says how many units of a pool a site takes.
        """
        self.matrix, self.options, self.listen, self.stop = matrix, options, listen, stop
        self.decided, self.placed = decided, placed
        self.began = time.monotonic()
        self.values: Array | None = None
        with quiet_stdout():
            self.highs = highspy.Highs()
        # mip_lifting_for_probing stays off, as by default: it "proves" wrong optima (HiGHS #3307)
        for name, value in {
            "output_flag": False, "threads": options.threads, "random_seed": options.seed,
            "mip_rel_gap": options.gap, "mip_abs_gap": 0.0,
        }.items():
            self.highs.setOptionValue(name, value)
        rows = matrix.rows
        count = len(matrix.lower)
        self.highs.passModel(
            count, len(matrix.low), rows.nnz, highspy.MatrixFormat.kRowwise.value, 1, 0.0,
            np.zeros(count), matrix.lower, matrix.upper, matrix.low, matrix.high,
            rows.indptr.astype(np.int32, copy=False), rows.indices.astype(np.int32, copy=False),
            rows.data,
            matrix.integer.astype(np.int32),
        )
        self._aim, self._unit, self._told = "", 1.0, 0.0
        self.highs.cbMipInterrupt += self._poll
        self.highs.cbSimplexInterrupt += self._halt

    def solve(self, aim: str, objective: Linear, maximise: bool) -> Outcome:
        """Minimise (or maximise) one aim over the model and all aims kept so far."""
        cost, constant, unit = _scaled_cost(objective, self.matrix)
        count = len(cost)
        if count == 0:
            return self._without_columns(constant * unit)
        self.highs.changeColsCost(count, np.arange(count, dtype=np.int32), cost)
        sense = highspy.ObjSense.kMaximize if maximise else highspy.ObjSense.kMinimize
        self.highs.changeObjectiveSense(sense)
        self.highs.changeObjectiveOffset(constant)
        self._aim, self._unit = aim, unit
        eased = self._eased()
        if eased is not None and (eased.proven or self.stop.asked):
            return eased
        if self.values is not None:
            start = highspy.HighsSolution()
            start.col_value = self.values.tolist()
            self.highs.setSolution(start)
        self._run()
        if self._returned_another_plan(cost, constant):
            self.highs.clearSolver()
            self._run()
        return self._outcome()

    def _eased(self) -> Outcome | None:
        """Let sites take any part of a unit first, then find whole ones for the same orders.

        Whole orders seldom leave a site a part of one, and the model is far easier so. Its bound
        holds for whole units too; if the plan with whole units is within the gap of it, that is
        the proof. If not, the plan is where the full solve starts.
        """
        if self.placed is None or self.options.gap == 0:
            return None
        eased = np.nonzero(self.placed & self.matrix.integer)[0].astype(np.int32)
        if not len(eased):
            return None
        self._set_kind(eased, highspy.HighsVarType.kContinuous)
        self.highs.setOptionValue("mip_rel_gap", self.options.gap * _EASED)
        self._run()
        self.highs.setOptionValue("mip_rel_gap", self.options.gap)
        info = self.highs.getInfo()
        bound, values = info.mip_dual_bound, np.asarray(self.highs.getSolution().col_value)
        found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        self._set_kind(eased, highspy.HighsVarType.kInteger)
        if not found or self.decided is None:
            return None
        orders = np.nonzero(self.decided & ~self.placed)[0].astype(np.int32)
        fixed = self._with_fixed(orders, np.rint(values[orders]))
        fixed.setOptionValue("mip_rel_gap", self.options.gap * (1 - _EASED) / 2)
        fixed.setOptionValue("time_limit", SETTLING_S)
        fixed.run()
        info = fixed.getInfo()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        self.values, objective = self._whole(*self._settled(
            np.asarray(fixed.getSolution().col_value), info.objective_function_value))
        within = abs(objective - bound) <= self.options.gap * abs(objective)
        return Outcome(proven=within, infeasible=False, values=self.values,
                       objective=objective * self._unit, bound=bound * self._unit)

    def _set_kind(self, columns: Array, kind: highspy.HighsVarType) -> None:
        kinds = np.full(len(columns), kind.value, dtype=np.uint8)
        self.highs.changeColsIntegrality(len(columns), columns, kinds)

    def _run(self) -> None:
        left = self.options.time_limit - (time.monotonic() - self.began)
        self.highs.setOptionValue("time_limit", max(0.0, left))
        self.highs.run()
        if self._mishap():  # presolve can fail where the rest does not
            self.highs.setOptionValue("presolve", "off")
            self.highs.clearSolver()
            self.highs.run()
            self.highs.setOptionValue("presolve", "choose")

    def _returned_another_plan(self, cost: Array, constant: float) -> bool:
        """Whether the plan at hand is not the one whose objective is reported.

        Given a start, the presolve can improve it unseen: the better objective is then proven, and
        the start returned as it was. Solved without a start, plan and objective belong together.
        """
        reported = self.highs.getInfo().objective_function_value
        held = np.asarray(self.highs.getSolution().col_value)
        if self.values is None or len(held) != len(cost) or not np.isfinite(reported):
            return False
        return abs(float(cost @ held) + constant - reported) > _AGREE * max(1.0, abs(reported))

    def _mishap(self) -> bool:
        """No verdict, or an "optimal" whose own bound does not bear it out."""
        status, info = self.highs.getModelStatus(), self.highs.getInfo()
        called_optimal = status == highspy.HighsModelStatus.kOptimal
        wide = self.matrix.integer.any() and info.mip_gap > self.options.gap + _SLIGHT_GAP
        return status in _MISHAPS or (called_optimal and bool(wide))

    def _outcome(self) -> Outcome:
        status, info = self.highs.getModelStatus(), self.highs.getInfo()
        code = highspy.HighsModelStatus
        found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        objective = info.objective_function_value
        if found:
            values = np.asarray(self.highs.getSolution().col_value)
            if status != code.kOptimal or self.options.gap > 0:
                values, objective = self._settled(values, objective)
            self.values, objective = self._whole(values, objective)
        proven = status in (code.kOptimal, code.kModelEmpty) and not self._mishap()
        bound = info.mip_dual_bound if self.matrix.integer.any() else objective
        return Outcome(
            proven=proven, infeasible=status in (code.kInfeasible, code.kUnboundedOrInfeasible),
            values=self.values if found else None,
            objective=objective * self._unit, bound=bound * self._unit,
        )

    def _without_columns(self, value: float) -> Outcome:
        """Nothing can be ordered at all. HiGHS would not look at the rows of such a model."""
        holds = bool((self.matrix.low <= 0).all() and (self.matrix.high >= 0).all())
        self.values = np.zeros(0) if holds else None
        return Outcome(proven=holds, infeasible=not holds, values=self.values,
                       objective=value, bound=value)

    def _whole(self, values: Array, objective: float) -> tuple[Array, float]:
        """The same plan with its whole numbers truly whole, and everything else made to fit.

        Within its integrality tolerance the solver's plan can look better than any real one; kept
        as a bound for the aims to come it would then exclude them all.
        """
        integer = self.matrix.integer
        rounded = np.where(integer, np.rint(values), values)
        if float(np.abs(rounded - values).max(initial=0.0)) <= _WHOLE:
            return rounded, objective
        at = np.nonzero(integer)[0].astype(np.int32)
        fixed = self._with_fixed(at, rounded[at])
        continuous = np.full(len(at), highspy.HighsVarType.kContinuous.value, dtype=np.uint8)
        fixed.changeColsIntegrality(len(at), at, continuous)
        fixed.run()
        if fixed.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return values, objective  # the audit will have the last word
        return np.asarray(fixed.getSolution().col_value), fixed.getInfo().objective_function_value

    def _settled(self, values: Array, objective: float) -> tuple[Array, float]:
        """The same decisions, with all that follows from them at its best.

        A plan that is good enough, or the best so far, may leave a saving untaken or count a
        concession that is not needed; the exact recomputation does neither.
        """
        if self.decided is None:
            return values, objective
        at = np.nonzero(self.decided)[0].astype(np.int32)
        fixed = self._with_fixed(at, np.rint(values[at]))
        fixed.setOptionValue("time_limit", SETTLING_S)
        fixed.run()
        if fixed.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return values, objective
        return np.asarray(fixed.getSolution().col_value), fixed.getInfo().objective_function_value

    def _with_fixed(self, at: Array, held: Array) -> highspy.Highs:
        """The model as it stands, some columns fixed."""
        with quiet_stdout():
            fixed = highspy.Highs()
        for name, value in {"output_flag": False, "threads": self.options.threads,
                            "mip_rel_gap": 0.0, "mip_abs_gap": 0.0}.items():
            fixed.setOptionValue(name, value)
        fixed.passModel(self.highs.getLp())
        fixed.changeColsBounds(len(at), at, held, held)
        return fixed

    def keep(self, objective: Linear, maximise: bool, value: float, tolerance: float) -> None:
        """From now on an aim's value may be worse than this one only by the tolerance."""
        cost, constant, unit = _scaled_cost(objective, self.matrix)
        used = np.nonzero(cost)[0].astype(np.int32)
        given = tolerance * abs(value)
        limit = (value - given if maximise else value + given) / unit - constant
        slack = 1e-9 * max(1.0, abs(limit))
        low, high = (limit - slack, np.inf) if maximise else (-np.inf, limit + slack)
        self.highs.addRow(low, high, len(used), used, cost[used])

    # ---- while it runs

    def _halt(self, event: Any) -> None:
        if self.stop.asked:
            event.data_in.user_interrupt = True

    def _poll(self, event: Any) -> None:
        self._halt(event)
        now = time.monotonic()
        if now - self._told < self.EVERY_S:
            return
        self._told = now
        data = event.data_out
        self.listen(Progress(
            self._aim, now - self.began, _figure(data.mip_primal_bound, self._unit),
            _figure(data.mip_dual_bound, self._unit), _figure(data.mip_gap, 1.0),
        ))


def _figure(value: float, unit: float) -> float | None:
    return value * unit if np.isfinite(value) and abs(value) < 1e100 else None


def _scaled_cost(objective: Linear, matrix: Matrix) -> tuple[Array, float, float]:
    """Cost per column and constant in a power of ten of the aim's unit, and that power."""
    _, col, coef = objective.entries()
    cost = np.bincount(col, coef, len(matrix.lower))
    sizes = np.abs(cost[(cost != 0) & (matrix.lower < matrix.upper)])
    if not len(sizes):  # no column with a cost can move
        return cost, float(objective.constants()[0]), 1.0
    unit = 10.0 ** np.floor(np.log10(sizes.max()) - 2)
    unit /= 10.0 ** min(_WIDEST, max(0.0, np.ceil(np.log10(_SMALLEST * unit / sizes.min()))))
    return cost / unit, float(objective.constants()[0]) / unit, float(unit)
