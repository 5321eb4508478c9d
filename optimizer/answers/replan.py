"""Quotes have moved, half is ordered already: what stays, what changes, and why."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from optimizer.answers.aiming import first_aim
from optimizer.answers.nearby.pursuit import pursue
from optimizer.answers.replanning.moves import moves
from optimizer.answers.replanning.ordered import checked, ordered_by, replanned
from optimizer.answers.replanning.reasons import Reasons
from optimizer.answers.replanning.telling import changes_table, figures_table, no_plan, sentences
from optimizer.core.registry import RULES
from optimizer.domain.answer import Answer, Phrase
from optimizer.errors import NoPlan, SolverTrouble
from optimizer.model.goals import Goal

if TYPE_CHECKING:
    from datetime import date

    from optimizer.answers.bench import Bench
    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr
    from optimizer.core.frame import Frame
    from optimizer.domain.answer import Trial
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario

TITLE = Phrase("The plan after what is ordered", "발주분을 유지한 재계획")


def replan(
    plan: Plan, as_of: date, bench: Bench, scenario: Scenario | None = None,
    most_change: int | None = None,
) -> Answer:
    """The best plan in which everything ordered before a day stays, and what changes in it.

    ``scenario``: a newer one, else the plan's own. ``most_change``: most units added or taken
    away, line by line; no bound if not given, unless the scenario has one.

    Raises:
        BadInput: a plan whose scenario was changed since; a date outside the phases or before
            the plan; ordered offers that the newer scenario has not. NoPlan: what is ordered
            cannot stand with the rules. SolverTrouble: no plan was found in the time.
    """
    began = time.monotonic()
    checked(plan, as_of, scenario, most_change)
    wanted = replanned(plan, as_of, scenario, most_change)
    trial = bench.solve(wanted, f"as of {as_of}")
    asked = most_change
    if trial.status == "no plan" and most_change is not None:
        least = _least_change(wanted, bench)
        if least is None:
            raise NoPlan(no_plan(as_of))
        wanted = replanned(plan, as_of, scenario, least)
        trial = bench.solve(wanted, f"as of {as_of}, {least} units of change")
        most_change = least
    if trial.plan is None:
        if trial.status == "no plan":
            raise NoPlan(no_plan(as_of))
        raise SolverTrouble("No plan was found in the time. Allow more of it.")
    ordered = ordered_by(plan, as_of)
    placed = {(row.offer, row.site, row.phase) for row in wanted.placed_orders}
    found = moves(plan.orders, trial.plan.orders, placed)
    reasons = Reasons(plan.scenario, scenario or plan.scenario, wanted)
    free = _without_bound(plan, as_of, scenario, trial, most_change, bench)
    complete = trial.status == "optimal" and (free is None or free.status == "optimal")
    return Answer(
        "replan", TITLE,
        tuple(sentences(plan, as_of, trial.plan, ordered, found, reasons, asked, most_change,
                        free)),
        (changes_table(found, reasons), figures_table(plan, trial.plan)),
        tuple(t for t in (trial, *bench.trials.values())
              if t is trial or t.scenario.sha256 != trial.scenario.sha256),
        complete, time.monotonic() - began)


def _without_bound(
    plan: Plan, as_of: date, scenario: Scenario | None, trial: Trial, most_change: int | None,
    bench: Bench,
) -> Trial | None:
    """The plan without a bound on change, to tell what keeping so much of it costs."""
    if most_change is None or bench.over or trial.plan is None:
        return None
    free = replanned(plan, as_of, scenario, None)
    return bench.solve(free, f"as of {as_of}, any change")


def _least_change(wanted: Scenario, bench: Bench) -> int | None:
    """The fewest units of change with which there is a plan; None where there is none at all."""
    rules = {**wanted.rules, "change_limit": {"mode": "hard", "units": 10_000_000}}
    loose = first_aim(wanted).model_copy(update={"rules": rules})

    def change(x: Decisions, s: Frame) -> Expr:
        rows = RULES["change_limit"].rows(x, s, s.settings.rules["change_limit"])
        return rows.activity  # type: ignore[union-attr]

    got = pursue(loose, [Goal("least change", change)], (), bench)
    return None if got.value is None else int(got.value)
