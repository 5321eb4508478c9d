"""From a scenario to whole units per line: build, solve the aims in order, stop politely."""

from __future__ import annotations

import time
from dataclasses import dataclass
from decimal import Decimal
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
from optimizer.errors import BadInput, NoPlan, SolverTrouble
from optimizer.export import find
from optimizer.model.array_model import to_matrix, to_pyomo
from optimizer.model.assign import line_units
from optimizer.model.session import Listener, Options, Outcome, Session, Stop

if TYPE_CHECKING:
    from pyomo.environ import ConcreteModel

    from optimizer.core.expr import Linear
    from optimizer.core.layout import Layout
    from optimizer.core.number import Array
    from optimizer.core.registry import Settings
    from optimizer.domain.scenario import Scenario


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
    outcomes: tuple[tuple[AimChoice, Outcome], ...]
    proven: bool
    seconds: dict[str, float]


def build(scenario: Scenario, settings: Settings | None = None) -> Built:
    """Lay the scenario out and let every rule and aim put its rows on it.

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
    x.balance()
    return Built(scenario, settings, layout, x, aims, objectives)


def aims_of(scenario: Scenario, settings: Settings) -> tuple[AimChoice, ...]:
    """The aims in order; soft rules lead where the first aim could not weigh them in money."""
    soft = any(rule.mode == "soft" for rule in settings.rules.values())
    if soft and not AIMS[scenario.aims[0].aim].money:
        return (AimChoice(aim="least_concession", tolerance=Decimal(0)), *scenario.aims)
    return scenario.aims


def pyomo_model(built: Built) -> ConcreteModel:
    """The same model as a Pyomo object."""
    return to_pyomo(built.columns)


def solve(
    built: Built, options: Options | None = None, listen: Listener | None = None,
    stop: Stop | None = None,
) -> Solved:
    """Solve the aims in their order.

    Raises:
        NoPlan: proven that no plan keeps all hard rules.
        SolverTrouble: neither a plan nor a proof within the time, or a numerical failure.
    """
    began = time.monotonic()
    session = Session(to_matrix(pyomo_model(built)), options or Options(),
                      listen or (lambda _: None), stop or Stop(),
                      built.columns.decided(), built.columns.decided(("place",)))
    handed_over = time.monotonic()
    outcomes: list[tuple[AimChoice, Outcome]] = []
    best: Array | None = None
    for choice, objective in zip(built.aims, built.objectives, strict=True):
        maximise = AIMS[choice.aim].sense == "max"
        outcome = session.solve(choice.aim, objective, maximise)
        if outcome.values is None:
            if best is not None:
                break
            if outcome.infeasible:
                raise NoPlan("No plan keeps every hard rule of this scenario.")
            raise SolverTrouble("The solver ended without a plan and without a proof that none "
                                "exists. Allow more time, or look for contradictions first.")
        best = outcome.values
        outcomes.append((choice, outcome))
        if not outcome.proven:
            break
        session.keep(objective, maximise, outcome.objective, float(choice.tolerance))
    assert best is not None
    return Solved(
        line_units(built.columns, best), tuple(outcomes),
        proven=len(outcomes) == len(built.aims) and all(o.proven for _, o in outcomes),
        seconds={"hand_over": handed_over - began, "solve": time.monotonic() - handed_over},
    )
