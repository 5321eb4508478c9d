"""What is measured of one case: our build and solve, the naive formulation, and SCIP."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from optimizer.answers.audit import audit, withhold_if_different
from optimizer.core.registry import AIMS
from optimizer.errors import NoPlan, SolverTrouble
from optimizer.model.array_model import to_matrix, to_pyomo
from optimizer.model.session import Options, Session, Stop
from optimizer.model.solve import build, pyomo_model, solve

from .builds import REPEATS, Building, building_of
from .clock import Seconds, clock, peak_memory_mb
from .naive import build_naive
from .ready import arrays_of, write_mps

if TYPE_CHECKING:
    from optimizer.domain.scenario import Scenario
    from optimizer.model.array_model import Matrix


@dataclass
class Run:
    """How one solve went. Without a plan, ``gap`` is None."""

    status: str
    seconds: Seconds = field(default_factory=Seconds)
    gap: float | None = None
    objective: float | None = None
    bound: float | None = None


@dataclass
class Planning:
    """Everything about our own solve of a case."""

    lines: int
    building: Building
    run: Run
    audit: Seconds
    memory_mb: float


def _session(matrix: Matrix, options: Options) -> Session:
    return Session(matrix, options, lambda _: None, Stop())


def plan(scenario: Scenario, options: Options) -> Planning:
    """Solve a case our way and audit the plan, as a user's solve does."""
    built, building = building_of(scenario, REPEATS, by_hand=False)
    lines, nothing = len(built.layout.line_lot), Seconds()
    with clock() as solving:
        try:
            solved = solve(built, options)
        except NoPlan:
            solved = None
            run = Run("no plan exists")
        except SolverTrouble:
            solved = None
            run = Run("none found")
    if solved is None:
        run.seconds = solving
        return Planning(lines, building, run, nothing, peak_memory_mb())
    with clock() as auditing:
        found = audit(scenario, built.settings, built.layout, solved.line_units)
        goal, outcome = solved.outcomes[-1]
        withhold_if_different(found, [(goal.name, outcome.objective)])
    run = Run("proven" if solved.proven else "stopped", solving,
              gap(outcome.objective, outcome.bound), outcome.objective, outcome.bound)
    return Planning(lines, building, run, auditing, peak_memory_mb())


def solve_naive(scenario: Scenario, options: Options) -> Run:
    """Solve the naive formulation of a case with the same solver and options."""
    x, objective = build_naive(scenario)
    aim = AIMS[scenario.aims[0].aim]
    session = _session(to_matrix(to_pyomo(x)), options)
    with clock() as solving:
        outcome = session.solve(aim.id, objective, aim.sense == "max")
    if outcome.values is None:
        return Run("no plan exists" if outcome.infeasible else "none found", solving)
    return Run("proven" if outcome.proven else "stopped", solving,
               gap(outcome.objective, outcome.bound), outcome.objective, outcome.bound)


def solve_scip(scenario: Scenario, options: Options) -> Run:
    """Solve our model with SCIP. Its objective is in the unit the model was scaled to."""
    from pyscipopt import Model  # optional: installed by the extra ``bench``

    built = build(scenario)
    if AIMS[built.aims[0].aim].sense == "max":
        return Run("not asked: a maximum")
    arrays = arrays_of(to_matrix(pyomo_model(built)), built.objectives[0])
    scip = Model()
    scip.hideOutput()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model.mps"
        write_mps(arrays, file)
        scip.readProblem(str(file))
    scip.setParam("limits/time", options.time_limit)
    scip.setParam("limits/gap", options.gap)
    scip.setParam("randomization/randomseedshift", options.seed)
    with clock() as solving:
        scip.optimize()
    if scip.getStatus() == "infeasible":
        return Run("no plan exists", solving)
    if not scip.getNSols():
        return Run("none found", solving)
    proven = scip.getStatus() in ("optimal", "gaplimit")
    value, bound = scip.getObjVal(), scip.getDualbound()
    return Run("proven" if proven else "stopped", solving, gap(value, bound), value, bound)


def gap(value: float, bound: float) -> float | None:
    """How far a value may be from the best, as a share of it; None where nothing is proven."""
    if not np.isfinite(bound) or abs(bound) > 1e100:
        return None
    return abs(value - bound) / max(abs(value), 1e-9)
