"""A scenario in which the orders are settled, so that anybody can derive a plan again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.answers.planning import price_orders
from optimizer.core.registry import settings_of
from optimizer.domain.answer import Trial
from optimizer.domain.commitments import PlannedOrder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from optimizer.answers.bench import Bench
    from optimizer.domain.commitments import OrderedUnits
    from optimizer.domain.scenario import Scenario


def planned(orders: Iterable[OrderedUnits]) -> tuple[PlannedOrder, ...]:
    """Orders as those of a previous plan."""
    return tuple(PlannedOrder(offer=row.offer, site=row.site, phase=row.phase, units=row.units)
                 for row in orders)


def held_to(scenario: Scenario, orders: Iterable[OrderedUnits]) -> Scenario | None:
    """The scenario with these orders as the previous plan, of which nothing may change.

    None where the change limit is on already: it means something else then.
    """
    if settings_of(scenario).on("change_limit"):
        return None
    rules = {**scenario.rules, "change_limit": {"mode": "hard", "units": 0}}
    return scenario.model_copy(update={"previous_plan": planned(orders), "rules": rules})


def settled(
    bench: Bench, scenario: Scenario, orders: Sequence[OrderedUnits], name: str,
) -> Trial:
    """The plan with these orders: solved again with nothing else allowed, or priced where that
    cannot be said in a scenario or the time is up."""
    held = held_to(scenario, orders)
    trial = bench.solve(held, name) if held is not None else None
    if trial is not None and trial.plan is not None:
        return trial
    wanted = scenario if held is None else held
    return Trial(name, wanted, "stopped", price_orders(wanted, orders))
