"""What else is nearly as good, what it trades, and what all of it has in common."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.nearby.core import no_regret
from optimizer.answers.nearby.held import settled
from optimizer.answers.nearby.others import most_different, others
from optimizer.answers.nearby.tables import core_table, orders_table, plans_table
from optimizer.answers.nearby.trading import worth
from optimizer.answers.nearby.within import near
from optimizer.answers.nearby.words import sentences
from optimizer.core.registry import AIMS
from optimizer.domain.answer import Answer, Phrase, Trial
from optimizer.errors import BadInput, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.answers.bench import Bench
    from optimizer.answers.nearby.core import Least
    from optimizer.domain.plan import Order
    from optimizer.domain.scenario import Scenario

WITHIN = Decimal("0.01")


def alternatives(
    scenario: Scenario, bench: Bench, within: Decimal = WITHIN, count: int = 4,
) -> Answer:
    """Plans whose first aim is within a share of the best and that differ most from each other,
    and the least units of every offer, vendor and system over all such plans.

    ``within``: share of one; ``count``: how many besides the best at most.

    Raises:
        BadInput: not a share, or fewer than one plan asked for. NoPlan: there is no plan at all.
        SolverTrouble: not even a first plan was found in the time.
    """
    began = time.monotonic()
    if count < 1:
        raise BadInput([Problem(Place(field="count"), f"{count} plans is less than one",
                                "Ask for at least 1.")])
    around = near(scenario, bench, Decimal(within))
    found, all_ways = others(around, bench, hops=min(count, 3))
    chosen = most_different(found, count)
    core = no_regret(around, bench, [one.orders for one in found])
    shown = [around.trial, *_solved_again(bench, around.scenario, (
        (f"plan {i}: {one.words.en if one.words else ''}", one.orders)
        for i, one in enumerate(chosen) if i))]
    aims = [around.aim, *(a for a in AIMS if a not in (around.aim, "least_concession"))]
    figures = [worth(trial.plan, aims) for trial in shown if trial.plan is not None]
    fewest = _fewest(bench, around.scenario, core)
    complete = (all_ways and all(row.proven for row in core)
                and around.trial.status == "optimal" and not bench.stop.asked)
    return Answer(
        "alternatives", Phrase("What else is nearly as good", "비슷하게 좋은 다른 계획"),
        tuple(sentences(around, Decimal(within), chosen, figures, core, complete)),
        (plans_table(around, chosen, figures), core_table(core), orders_table(chosen)),
        tuple({trial.scenario.sha256: trial for trial in (*fewest, *shown[1:], *shown[:1])}
              .values())[::-1], complete, time.monotonic() - began)


def _solved_again(
    bench: Bench, scenario: Scenario, wanted: Iterable[tuple[str, tuple[Order, ...]]],
) -> list[Trial]:
    """Every plan as the only one of a scenario in which its orders are settled."""
    return bench.each(lambda one: settled(bench, scenario, one[1], one[0]), list(wanted))


def _fewest(bench: Bench, scenario: Scenario, core: Iterable[Least]) -> list[Trial]:
    """The plans that show that fewer units are enough, each once."""
    names: dict[tuple[Order, ...], list[str]] = {}
    for row in core:
        if row.found < row.best:
            names.setdefault(row.orders, []).append(f"{row.found} of {row.name}")
    return _solved_again(bench, scenario, (
        (f"fewest: {', '.join(said)}", orders) for orders, said in names.items()))
