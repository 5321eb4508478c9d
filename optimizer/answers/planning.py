"""From a scenario to a plan: solve, audit, only then show. Or price orders given from outside."""

from __future__ import annotations

import platform
import time
from dataclasses import asdict
from fractions import Fraction
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np

from optimizer.answers.audit import Audit, audit, withhold_if_different
from optimizer.answers.decimals import decimal
from optimizer.answers.plan_orders import dropped_lines, export_evidence, plan_orders
from optimizer.answers.plan_tables import (
    cash,
    in_service_by_phase,
    not_chosen,
    site_uses,
    warnings,
)
from optimizer.core.registry import AIMS
from optimizer.domain.plan import Plan, Proof, Status
from optimizer.errors import BadInput, Place, Problem
from optimizer.model.session import Options
from optimizer.model.solve import build, solve
from optimizer.quantities.lines import units_of_orders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.domain.commitments import OrderedUnits
    from optimizer.domain.scenario import Scenario
    from optimizer.model.goals import Goal, Limit
    from optimizer.model.session import Listener, Outcome, Stop
    from optimizer.model.solve import Loaded

_PACKAGES = ("gpu-procurement-optimizer", "pyomo", "highspy", "pydantic", "numpy")


def find_plan(
    scenario: Scenario, options: Options | None = None, listen: Listener | None = None,
    stop: Stop | None = None, loaded: Loaded | None = None, limits: Sequence[Limit] = (),
) -> Plan:
    """The best plan of a scenario, proven within the gap asked for, or the best found in time.

    ``loaded`` keeps the model in the solver for the next scenario of the same shape; ``limits``
    hold besides the rules.

    Raises:
        BadInput: rules, terms, aims or the export regime are not what they should be.
        NoPlan: proven that no plan keeps all hard rules and limits.
        SolverTrouble: neither a plan nor a proof within the time.
        AuditMismatch: the solver's figures do not survive exact recomputation.
    """
    return plan_for(scenario, options, listen, stop, loaded, None, limits)


def plan_for(
    scenario: Scenario, options: Options | None = None, listen: Listener | None = None,
    stop: Stop | None = None, loaded: Loaded | None = None,
    goals: Sequence[Goal] | None = None, limits: Sequence[Limit] = (),
) -> Plan:
    """The same for other goals than the scenario's aims, with limits besides its rules.

    A goal that has the name of an aim has a proof in the plan. Raises what ``find_plan`` raises.
    """
    options = options or Options()
    began = time.monotonic()
    built = build(scenario)
    building = time.monotonic() - began
    solved = solve(built, options, listen, stop, goals, limits, loaded)
    checking = time.monotonic()
    found = audit(scenario, built.settings, built.layout, solved.line_units)
    named = [(goal, outcome) for goal, outcome in solved.outcomes if goal.name in AIMS]
    last = [(goal.name, outcome.objective) for goal, outcome in solved.outcomes[-1:]
            if goal.name in AIMS]
    withhold_if_different(
        found, last, [(goal.name, outcome.objective, goal.tolerance)
                      for goal, outcome in named[:len(named) - len(last)]], limits)
    proofs = tuple(_proof(goal.name, outcome, found) for goal, outcome in named)
    seconds = {"build": building + solved.seconds["hand_over"], "solve": solved.seconds["solve"]}
    plan = _plan(found, "optimal" if solved.proven else "stopped", proofs, options, seconds)
    seconds["audit"] = time.monotonic() - checking
    return plan.model_copy(update={"seconds": seconds})


def price_orders(scenario: Scenario, orders: Sequence[OrderedUnits]) -> Plan:
    """Recompute orders given from outside: what they cost, and how every rule stands.

    Rules that the orders break are shown with negative headroom; nothing is optimised.

    Raises:
        BadInput: an order names something unknown, or a line that cannot be, with the reason.
    """
    began = time.monotonic()
    built = build(scenario)
    frame = built.columns.frame
    _known(scenario, orders)
    units, held = units_of_orders(frame, orders)
    building = time.monotonic() - began
    found = audit(scenario, built.settings, built.layout, units)
    missing = np.nonzero(~held)[0].tolist()
    if missing:
        reasons = dropped_lines(found.orders)
        phases = frame.positions("phases", [order.phase for order in orders])
        raise BadInput([_cannot(i, orders[i], phases[i], reasons) for i in missing])
    seconds = {"build": building, "solve": 0.0}
    return _plan(found, "priced", (), Options(), seconds).model_copy(
        update={"seconds": {**seconds, "audit": time.monotonic() - began - building}})


def _known(scenario: Scenario, orders: Sequence[OrderedUnits]) -> None:
    ids = {"offer": {o.id for o in scenario.offers}, "site": {s.id for s in scenario.sites},
           "phase": {p.id for p in scenario.phases}}
    problems = [
        Problem(Place("orders", i, field), f"unknown {field} {getattr(order, field)}",
                f"Name one of the scenario's {field}s.")
        for i, order in enumerate(orders) for field, known in ids.items()
        if getattr(order, field) not in known
    ]
    if problems:
        raise BadInput(problems)


def _cannot(
    row: int, order: OrderedUnits, phase: int, reasons: dict[tuple[str, str, str], list[int]]
) -> Problem:
    why = next((reason for (offer, site, reason), phases in reasons.items()
                if (offer, site) == (order.offer, order.site) and phase in phases),
               "this line does not exist")
    return Problem(Place("orders", row),
                   f"{order.offer} for {order.site} cannot be ordered in {order.phase}: {why}",
                   "Correct the order or the offer.")


def _proof(aim: str, outcome: Outcome, found: Audit) -> Proof:
    value = found.aim(aim)
    bound = Fraction(outcome.bound) if np.isfinite(outcome.bound) else Fraction(0)
    # the best of an earlier aim, not what later aims left of it, is what its bound proves
    best = Fraction(outcome.objective)
    gap = abs(best - bound) / max(abs(best), Fraction(1, 10**9))
    return Proof(aim=aim, objective=decimal(value), bound=decimal(bound),
                 gap=decimal(gap, 9), unit=AIMS[aim].unit)


@cache
def _versions() -> tuple[tuple[str, str], ...]:
    """Of what found the plan; they stay while the process runs, and reading them takes long."""
    return ("python", platform.python_version()), *((name, version(name)) for name in _PACKAGES)


def _plan(
    found: Audit, status: Status, proofs: tuple[Proof, ...], options: Options,
    seconds: dict[str, float],
) -> Plan:
    x = found.orders
    scenario = x.frame.scenario
    orders = plan_orders(x)
    return Plan(
        scenario=scenario, status=status, proofs=proofs, currency=scenario.money.currency,
        total_cost=sum((line.amount for line in found.bill), decimal(Fraction(0))),
        accelerators=sum(order.accelerators for order in orders),
        in_service_by_phase=in_service_by_phase(x, orders), orders=orders, bill=found.bill,
        rules=found.rules, cash=cash(x), sites=site_uses(x), export=export_evidence(x),
        not_chosen=not_chosen(x, orders), warnings=warnings(found, orders),
        scenario_sha256=scenario.sha256,
        versions=dict(_versions()),
        options={name: str(value) for name, value in asdict(options).items()},
        seconds=seconds,
    )


