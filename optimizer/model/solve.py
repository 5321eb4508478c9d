"""From a scenario to whole units per line: build, solve the aims in order, stop politely."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import optimizer.objectives
import optimizer.rules  # noqa: F401  (both register what they hold)
from optimizer.core.bounded import linear
from optimizer.core.columns import Columns
from optimizer.core.evaluate import apply_rule, rules_in_order, unused_concessions
from optimizer.core.frame import Frame
from optimizer.core.layout import lay_out
from optimizer.core.number import FLOAT
from optimizer.core.registry import AIMS, settings_of
from optimizer.domain.scenario import AimChoice
from optimizer.errors import BadInput, NoPlan
from optimizer.export import find
from optimizer.model.array_model import to_matrix, to_pyomo
from optimizer.model.assign import line_units
from optimizer.model.goals import Goal, Limit, goals_of, limits_of, none_keeps
from optimizer.model.proofs import Proofs
from optimizer.model.session import Listener, Options, Outcome, Session, Stop, undecided
from optimizer.model.solver import Solver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyomo.environ import ConcreteModel

    from optimizer.core.expr import Linear
    from optimizer.core.layout import Layout
    from optimizer.core.number import Array
    from optimizer.core.registry import Settings
    from optimizer.domain.scenario import Scenario
    from optimizer.model.array_model import Matrix

CONCESSION = AimChoice(aim="least_concession")
"""As little as can be of what soft rules concede."""


@dataclass(frozen=True)
class Built:
    """A model and what it was built from."""

    scenario: Scenario
    settings: Settings
    layout: Layout
    columns: Columns
    aims: tuple[AimChoice, ...]
    objectives: tuple[Linear, ...]


@dataclass(frozen=True)
class Solved:
    """Whole units per line of the best plan found, and per aim what the solver says of it."""

    line_units: Array
    outcomes: tuple[tuple[Goal, Outcome], ...]
    proven: bool
    seconds: dict[str, float]


@dataclass
class Loaded:
    """A model inside the solver, kept from one solve to the next."""

    solver: Solver | None = None
    values: Array | None = None
    proofs: Proofs = field(default_factory=Proofs)
    in_place: int = 0
    """How many solves changed the loaded model instead of loading another."""

    def holding(self, matrix: Matrix, options: Options) -> Solver:
        """The solver with this model in it."""
        same = self.solver is not None and self.solver.options == replace(
            options, time_limit=self.solver.options.time_limit)
        if self.solver is not None and same and self.solver.become(matrix):
            self.in_place += 1
        else:
            self.solver = Solver(matrix, options)
        return self.solver

    def start(self, matrix: Matrix) -> Array | None:
        """The plan of the last solve, if it is one of a model with as many columns."""
        fits = self.values is not None and len(self.values) == len(matrix.lower)
        return self.values if fits else None


def build(scenario: Scenario, settings: Settings | None = None) -> Built:
    """Lay the scenario out and let every rule, aim and limit of an aim put its rows on it.

    Raises:
        BadInput: rules, terms, aims or the export regime are not what they should be.
    """
    settings = settings or settings_of(scenario)
    layout = lay_out(scenario, settings, find(scenario))
    x = Columns(Frame(scenario, settings, layout, FLOAT))
    x.close()
    first = True
    for rule in rules_in_order():
        if first and not rule.limits_quantities:
            x.tighten()
            first = False
        for applied in apply_rule(x, rule):
            if applied.broken is None:
                rows = applied.rows
                x.require(rule.id, rows.activity - rows.bound, rows.sense, 0)
    if problems := unused_concessions(x):
        raise BadInput(problems)
    aims = aims_of(scenario, settings)
    objectives = tuple(linear(AIMS[choice.aim].value(x, x.frame)) for choice in aims)
    for limit in limits_of(aims):
        x.require(f"limit of {limit.name}", limit.value(x, x.frame), limit.sense,
                  float(limit.bound))
    x.balance()
    return Built(scenario, settings, layout, x, aims, objectives)


def aims_of(scenario: Scenario, settings: Settings) -> tuple[AimChoice, ...]:
    """The aims in order.

    What soft rules concede leads where the first aim could not weigh it in money, unless it has a
    place of its own among the aims.
    """
    soft = any(rule.mode == "soft" for rule in settings.rules.values())
    placed = any(choice.aim == CONCESSION.aim for choice in scenario.aims)
    if soft and not placed and not AIMS[scenario.aims[0].aim].money:
        return (CONCESSION, *scenario.aims)
    return scenario.aims


def pyomo_model(built: Built) -> ConcreteModel:
    """The same model as a Pyomo object."""
    return to_pyomo(built.columns)


def solve(
    built: Built, options: Options | None = None, listen: Listener | None = None,
    stop: Stop | None = None, goals: Sequence[Goal] | None = None, limits: Sequence[Limit] = (),
    loaded: Loaded | None = None,
) -> Solved:
    """Solve the aims in their order, or other goals, with limits besides the rules.

    ``loaded`` holds a model from before, whose figures are changed in place if the shape is the
    same, and whose plan is where the search begins.

    Raises:
        NoPlan: proven that no plan keeps all hard rules.
        SolverTrouble: neither a plan nor a proof within the time, or a numerical failure.
    """
    began = time.monotonic()
    x = built.columns
    if goals is None:
        goals, values = goals_of(built.aims), built.objectives
    else:
        values = tuple(linear(goal.value(x, x.frame)) for goal in goals)
    held = [(linear(limit.value(x, x.frame)), limit) for limit in limits]
    matrix = to_matrix(pyomo_model(built))
    loaded = loaded or Loaded()
    options = options or Options()
    session = Session(matrix, options, listen or (lambda _: None), stop or Stop(),
                      x.decided(), x.decided(("place",)), loaded.holding(matrix, options),
                      loaded.start(matrix), loaded.proofs)
    for expr, limit in held:
        session.require(expr, limit.sense, float(limit.bound))
    handed_over = time.monotonic()
    try:
        outcomes = _in_order(session, goals, values, built.aims)
    finally:
        session.close()
        if session.stop.asked:
            loaded.solver = None  # once interrupted, HiGHS may end every later run at once, too
    loaded.values = outcomes[-1][1].values
    assert loaded.values is not None
    return Solved(
        line_units(x, loaded.values), tuple(outcomes),
        proven=len(outcomes) == len(goals) and all(o.proven for _, o in outcomes),
        seconds={"hand_over": handed_over - began, "solve": time.monotonic() - handed_over},
    )


def _in_order(
    session: Session, goals: Sequence[Goal], values: Sequence[Linear],
    aims: Sequence[AimChoice],
) -> list[tuple[Goal, Outcome]]:
    """One goal after another, each kept for the next, as far as they can be proven."""
    outcomes: list[tuple[Goal, Outcome]] = []
    for goal, objective in zip(goals, values, strict=True):
        outcome = session.solve(goal.name, objective, goal.maximise)
        if outcome.values is None:
            if outcomes:
                break
            if outcome.infeasible:
                raise NoPlan(f"{none_keeps(aims)}.")
            raise undecided()
        outcomes.append((goal, outcome))
        if not outcome.proven:
            break
        session.keep(objective, goal.maximise, outcome.objective, goal.tolerance)
    return outcomes
