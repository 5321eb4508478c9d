"""The question what changed between two scenarios or plans."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.compare.effects import effects_of
from optimizer.answers.compare.inputs import differing, fields
from optimizer.answers.compare.tables import (
    bill_table,
    causes_table,
    inputs_table,
    orders_table,
)
from optimizer.answers.compare.words import sentences
from optimizer.answers.nearby.trading import aims_of_orders
from optimizer.domain.answer import Answer, Phrase
from optimizer.domain.plan import Plan
from optimizer.errors import BadInput, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario

TITLE = Phrase("What changed", "무엇이 바뀌었나")


def compare(left: Scenario | Plan, right: Scenario | Plan, bench: Bench) -> Answer:
    """Inputs, orders and bill that differ, and which input change caused how much of the
    difference of the left one's first aim: made first, and made last.

    Of plans their own orders are compared; how far they are from the best is told apart.

    Raises:
        BadInput: a plan whose scenario was changed since; another currency.
    """
    began = time.monotonic()
    sides = (left, right)
    scenarios = [one.scenario if isinstance(one, Plan) else one for one in sides]
    _comparable(sides, scenarios)
    for one, name in zip(sides, ("left", "right"), strict=True):
        if isinstance(one, Plan) and one.status == "optimal":
            bench.known(one, name)
    found = effects_of(scenarios[0], scenarios[1], bench)
    plans = [one if isinstance(one, Plan) else trial.plan
             for one, trial in zip(sides, (found.left, found.right), strict=True)]
    mine, theirs = (_off(one, best, found.aim) for one, best in
                    zip(sides, (found.before, found.after), strict=True))
    inputs = list(fields(differing(*scenarios)))
    orders = orders_table(*plans)
    tables = [causes_table(found, scenarios[0].money.currency, (-mine, theirs)),
              inputs_table(inputs), orders]
    if plans[0] is not None and plans[1] is not None:
        tables.append(bill_table(plans[0], plans[1]))
    complete = all(trial.status in ("optimal", "no plan") for trial in bench.trials.values()) and (
        not bench.stop.asked and all(one.why.find("time") < 0 for one in found.effects)
        and "unknown" not in (found.left.status, found.right.status))
    said = tuple(sentences(found, scenarios[0].money.currency, len(inputs), len(orders.rows),
                           (mine, theirs)))
    return Answer("compare", TITLE, said, tuple(tables), _trials(bench, found.left),
                  complete, time.monotonic() - began)


def compare_each(
    first: Scenario | Plan, others: Sequence[Scenario | Plan], bench: Bench,
) -> tuple[Answer, ...]:
    """Several scenarios or plans, each against the first."""
    return tuple(compare(first, other, bench) for other in others)


def _comparable(sides: Sequence[Scenario | Plan], scenarios: Sequence[Scenario]) -> None:
    problems = [
        Problem(Place(field=name), f"the scenario of plan {one.scenario.name} was changed since "
                "the plan was made", "Solve it again first.")
        for name, one in zip(("left", "right"), sides, strict=True)
        if isinstance(one, Plan) and one.scenario_sha256 != one.scenario.sha256]
    mine, theirs = (scenario.money.currency for scenario in scenarios)
    if mine != theirs:
        problems.append(Problem(Place("money", field="currency"),
                                f"one counts in {mine}, the other in {theirs}",
                                "Bring both to one reporting currency."))
    if problems:
        raise BadInput(problems)


def _off(one: Scenario | Plan, best: Decimal | None, aim: str) -> Decimal:
    """By how much a plan at hand differs from the best of its scenario."""
    if not isinstance(one, Plan) or best is None:
        return Decimal(0)
    return aims_of_orders(one.scenario, one.orders, [aim])[aim] - best


def _trials(bench: Bench, left: Trial) -> tuple[Trial, ...]:
    kept = {left.scenario.sha256: left, **bench.trials}
    return tuple(kept.values())
