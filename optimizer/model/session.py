"""One solve: the aims one after another, what is heard of them, a stop, and what was proved."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import highspy
import numpy as np

from optimizer.errors import SolverTrouble
from optimizer.model.cost import scaled_cost
from optimizer.model.options import Listener, Options, Progress, Stop
from optimizer.model.proofs import Proofs, Proved
from optimizer.model.settle import SETTLING_S, following, positions, settled, whole
from optimizer.model.solver import Solver
from optimizer.model.starts import TRIED, start_of

if TYPE_CHECKING:
    from optimizer.core.expr import Linear
    from optimizer.core.number import Array
    from optimizer.core.rule import Sense
    from optimizer.model.array_model import Matrix

__all__ = ["Listener", "Options", "Outcome", "Progress", "Session", "Stop"]

_EASED = 0.6
"""Share of the gap that the solve with parts of units may use up; whole units need the rest."""

_EQUAL = 1e-12
"""Share by which plan and bound may differ where no gap is asked for: rounding."""


@dataclass(frozen=True)
class Outcome:
    """What one run found: column values (None: no plan), objective and bound in the aim's unit."""

    proven: bool
    infeasible: bool
    values: Array | None
    objective: float
    bound: float


def undecided() -> SolverTrouble:
    """What to raise where a run found neither a plan nor that there is none."""
    return SolverTrouble("The solver ended without a plan and without a proof that none exists. "
                         "Allow more time, or look for contradictions first.")


class Session:
    """A model inside HiGHS. Aims are solved one after another, each kept for the next."""

    EVERY_S = 0.1

    def __init__(
        self, matrix: Matrix, options: Options, listen: Listener, stop: Stop,
        decided: Array | None = None, placed: Array | None = None,
        solver: Solver | None = None, start: Array | None = None, proofs: Proofs | None = None,
    ) -> None:
        """``decided``: whether a column is a decision, from which all others follow.

        ``placed``: whether it says how many units of a pool a site takes. ``solver`` has the model
        loaded already; ``start`` is a plan to begin with, which need not be one of this model;
        ``proofs`` is what was proved of models before.
        """
        self.matrix, self.options, self.listen, self.stop = matrix, options, listen, stop
        self.decided, self.placed = decided, placed
        self.began = time.monotonic()
        self.values = start
        self.proofs, self.limited = proofs, False
        self.solver = solver or Solver(matrix, options)
        self._aim, self._unit, self._told = "", 1.0, 0.0
        self.solver.highs.cbMipInterrupt += self._poll
        self.solver.highs.cbSimplexInterrupt += self._halt

    def close(self) -> None:
        """Stop listening, so that the solver can serve another session."""
        self.solver.highs.cbMipInterrupt -= self._poll
        self.solver.highs.cbSimplexInterrupt -= self._halt

    def solve(self, aim: str, objective: Linear, maximise: bool) -> Outcome:
        """Minimise (or maximise) one aim over the model and all aims kept so far."""
        cost, constant, unit = scaled_cost(objective, self.matrix)
        if not len(cost):
            return self._without_columns(constant * unit)
        self.solver.aim_at(cost, constant, maximise)
        self._aim, self._unit = aim, unit
        sign = -unit if maximise else unit
        full, offset = sign * cost, sign * constant
        found = None
        if self.proofs is not None and not self.limited:
            found = self._proved_before(self.proofs, full, offset, maximise)
        outcome = found or self._search(cost, constant, maximise, self._start(full, offset))
        if self.proofs is not None:
            self._remember(self.proofs, outcome, full, offset, maximise)
        return outcome

    def _remember(
        self, proofs: Proofs, outcome: Outcome, cost: Array, constant: float, maximise: bool,
    ) -> None:
        """Keep what was proved; of a model with limits besides its rows only the plan."""
        bound = np.inf if outcome.infeasible else outcome.bound * (-1 if maximise else 1)
        if self.limited:
            bound = -np.inf
        if outcome.values is not None or np.isfinite(bound) or bound > 0:
            proofs.keep(Proved(self.matrix, cost, constant, bound, outcome.values, self.decided))

    def _start(self, cost: Array, constant: float) -> Array | None:
        """A plan of this model to begin with, made of the nearest one from before."""
        if self.decided is None:
            return None
        own = [] if self.values is None else [self.values]
        if self.proofs is None:
            return start_of(self.solver, self.decided, own, [])
        before = self.proofs.plans(self.matrix, cost, constant)
        return start_of(self.solver, self.decided, [*own, *before] if self.limited
                        else [*before, *own], self.proofs.decisions(int(self.decided.sum())))

    def _proved_before(
        self, proofs: Proofs, cost: Array, constant: float, maximise: bool,
    ) -> Outcome | None:
        """The outcome without a search, where it follows from what was proved before."""
        bound = proofs.bound(self.matrix, cost, constant)
        if bound == np.inf:
            proofs.used += 1
            return Outcome(proven=False, infeasible=True, values=None, objective=np.nan,
                           bound=np.nan)
        if bound == -np.inf or self.decided is None:
            return None
        for plan in proofs.plans(self.matrix, cost, constant)[:TRIED]:
            made = following(self.solver, self.decided, plan)
            if made is None:
                continue
            values, objective = whole(self.solver, *made)
            value = objective * self._unit * (-1 if maximise else 1)
            if value - bound <= max(self.options.gap, _EQUAL) * abs(value):
                proofs.used += 1
                self.values = values
                return Outcome(
                    proven=True, infeasible=False, values=values,
                    objective=objective * self._unit, bound=-bound if maximise else bound)
        return None

    def _search(
        self, cost: Array, constant: float, maximise: bool, start: Array | None,
    ) -> Outcome:
        if start is not None:
            self.values = start
        run = self.solver.run if start is None else self.solver.finish
        eased, known = self._eased(start)
        if eased is not None and (eased.proven or self.stop.asked):
            return eased
        if self.values is not None:
            self.solver.start_from(self.values)
        run(self._left())
        if self.values is not None and self.solver.returned_another_plan(cost, constant):
            self.solver.highs.clearSolver()
            self.solver.run(self._left())
        return self._within(self._outcome(), known, maximise)

    def _left(self) -> float:
        return self.options.time_limit - (time.monotonic() - self.began)

    def _eased(self, start: Array | None) -> tuple[Outcome | None, float | None]:
        """Let sites take any part of a unit first, then find whole ones for the same orders.

        Whole orders seldom leave a site a part of one, and the model is far easier so. Its bound
        holds for whole units too; if the plan with whole units is within the gap of it, that is
        the proof. If not, the plan is where the full solve starts. Returned are plan and bound.
        """
        if self.placed is None or self.options.gap == 0:
            return None, None
        eased = positions(self.placed & self.matrix.integer)
        if not len(eased):
            return None, None
        highs = self.solver.highs
        self.solver.let_go(eased)
        highs.setOptionValue("mip_rel_gap", self.options.gap * _EASED)
        if start is None:
            self.solver.run(self._left())
        else:
            self.solver.start_from(start)
            self.solver.finish(self._left())
        highs.setOptionValue("mip_rel_gap", self.options.gap)
        found, values, bound = self.solver.found, self.solver.values, self.solver.bound
        self.solver.hold(eased)
        if not found or self.decided is None:
            return None, None
        orders = positions(self.decided & ~self.placed)
        fixed = self.solver.with_fixed(orders, np.rint(values[orders]))
        fixed.setOptionValue("mip_rel_gap", self.options.gap * (1 - _EASED) / 2)
        fixed.setOptionValue("time_limit", SETTLING_S)
        fixed.run()
        info = fixed.getInfo()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None, bound
        self.values, objective = whole(self.solver, *settled(
            self.solver, self.decided, np.asarray(fixed.getSolution().col_value),
            info.objective_function_value))
        return Outcome(
            proven=self._near(objective, bound), infeasible=False, values=self.values,
            objective=objective * self._unit, bound=bound * self._unit), bound

    def _near(self, objective: float, bound: float) -> bool:
        return abs(objective - bound) <= self.options.gap * abs(objective)

    def _within(self, outcome: Outcome, known: float | None, maximise: bool) -> Outcome:
        """The outcome, with the bound that was known before where that is the better one.

        A solve whose time is up after easing would else forget what it had proved.
        """
        if outcome.values is None or known is None:
            return outcome
        bound = (min if maximise else max)(outcome.bound, known * self._unit)
        return replace(outcome, bound=bound,
                       proven=outcome.proven or self._near(outcome.objective, bound))

    def _outcome(self) -> Outcome:
        solver, found, objective = self.solver, self.solver.found, self.solver.objective
        if found:
            values = solver.values
            if not solver.optimal or self.options.gap > 0:
                values, objective = settled(solver, self.decided, values, objective)
            self.values, objective = whole(solver, values, objective)
        bound = solver.bound if self.matrix.integer.any() else objective
        return Outcome(
            proven=solver.proven, infeasible=solver.infeasible,
            values=self.values if found else None,
            objective=objective * self._unit, bound=bound * self._unit,
        )

    def _without_columns(self, value: float) -> Outcome:
        """Nothing can be ordered at all. HiGHS would not look at the rows of such a model."""
        holds = bool((self.matrix.low <= 0).all() and (self.matrix.high >= 0).all())
        self.values = np.zeros(0) if holds else None
        return Outcome(proven=holds, infeasible=not holds, values=self.values,
                       objective=value, bound=value)

    def keep(self, objective: Linear, maximise: bool, value: float, tolerance: float) -> None:
        """From now on an aim's value may be worse than this one only by the tolerance."""
        cost, constant, unit = scaled_cost(objective, self.matrix)
        used = positions(cost)
        given = tolerance * abs(value)
        limit = (value - given if maximise else value + given) / unit - constant
        slack = 1e-9 * max(1.0, abs(limit))
        low, high = (limit - slack, np.inf) if maximise else (-np.inf, limit + slack)
        self.solver.highs.addRow(low, high, len(used), used, cost[used])
        self.limited = True

    def require(self, expr: Linear, sense: Sense, bound: float) -> None:
        """A row besides the model's own: one figure held against a bound."""
        cost, constant, unit = scaled_cost(expr, self.matrix)
        used = positions(cost)
        limit = bound / unit - constant
        low = -np.inf if sense == "<=" else limit
        high = np.inf if sense == ">=" else limit
        self.solver.highs.addRow(low, high, len(used), used, cost[used])
        self.limited = True

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
