"""What of a plan is ordered by a date, and the scenario in which it stays so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.answers.nearby.held import planned
from optimizer.domain.commitments import PlacedOrder
from optimizer.domain.offers import OfferPhase
from optimizer.errors import BadInput, Place, Problem

if TYPE_CHECKING:
    from datetime import date

    from optimizer.domain.commitments import OrderedUnits
    from optimizer.domain.plan import Order, Plan
    from optimizer.domain.scenario import Scenario


def checked(plan: Plan, as_of: date, scenario: Scenario | None, most_change: int | None) -> None:
    """Raise BadInput for a plan of another scenario, or a date or a bound that cannot be."""
    problems = []
    if scenario is None and plan.scenario_sha256 != plan.scenario.sha256:
        problems.append(Problem(
            Place(field="plan"), "its scenario was changed since the plan was made (hash "
            f"{plan.scenario.sha256[:12]}…, the plan is of {plan.scenario_sha256[:12]}…)",
            "Give the plan as it was solved, and the newer scenario beside it."))
    wanted = scenario or plan.scenario
    first, last = wanted.phases[0].start, wanted.phases[-1].end
    if not first <= as_of <= last:
        problems.append(Problem(Place(field="as_of"), f"{as_of} is not in the phases, which run "
                                f"from {first} to {last}", "Give a day between them."))
    elif plan.scenario.as_of is not None and as_of < plan.scenario.as_of:
        problems.append(Problem(Place(field="as_of"), f"{as_of} is before the day of the plan, "
                                f"{plan.scenario.as_of}", "Give that day or a later one."))
    if most_change is not None and most_change < 0:
        problems.append(Problem(Place(field="most_change"), f"{most_change} units is less than "
                                "none", "Give 0 or more."))
    for table, field in (("offers", "offer"), ("sites", "site"), ("phases", "phase")):
        known = {row.id for row in getattr(wanted, table)}
        gone = dict.fromkeys(getattr(order, field) for order in ordered_by(plan, as_of)
                             if getattr(order, field) not in known)
        problems += [Problem(Place(table), f"{name} is ordered already, but the newer scenario "
                             "has it not", "Keep its row; what is ordered stays.")
                     for name in gone]
    if problems:
        raise BadInput(problems)


def ordered_by(plan: Plan, as_of: date) -> list[Order]:
    """Orders placed before the day: each goes out on the first day it can in its phase."""
    phases = {phase.id: phase for phase in plan.scenario.phases}
    offers = {offer.id: offer for offer in plan.scenario.offers}
    found = []
    for order in plan.orders:
        start, since = phases[order.phase].start, offers[order.offer].valid_from
        day = max(d for d in (start, since, plan.scenario.as_of) if d is not None)
        if day < as_of:
            found.append(order)
    return found


def replanned(
    plan: Plan, as_of: date, scenario: Scenario | None, most_change: int | None,
) -> Scenario:
    """The scenario to solve again: what is ordered is placed, at the price it was ordered at."""
    wanted = scenario or plan.scenario
    ordered = ordered_by(plan, as_of)
    rules = dict(wanted.rules)
    if most_change is not None:
        rules["change_limit"] = {"mode": "hard", "units": most_change}
    return wanted.model_copy(update={
        "as_of": as_of if wanted.as_of is None else max(as_of, wanted.as_of),
        "placed_orders": _placed(wanted, ordered), "previous_plan": planned(plan.orders),
        "offer_phases": _prices_kept(plan.scenario, wanted, ordered), "rules": rules})


def _placed(wanted: Scenario, ordered: list[Order]) -> tuple[PlacedOrder, ...]:
    units = {_key(row): row.units for row in wanted.placed_orders}
    for order in ordered:
        units[_key(order)] = max(order.units, units.get(_key(order), 0))
    return tuple(PlacedOrder(offer=offer, site=site, phase=phase, units=count)
                 for (offer, site, phase), count in units.items())


def _key(order: OrderedUnits) -> tuple[str, str, str]:
    return order.offer, order.site, order.phase


def _prices_kept(
    old: Scenario, new: Scenario, ordered: list[Order],
) -> tuple[OfferPhase, ...]:
    """Rows of offers and phases with the list prices of what is ordered already."""
    rows = {(row.offer, row.phase): row for row in new.offer_phases}
    for order in ordered:
        key = order.offer, order.phase
        price = _list_price(old, *key)
        if price != _list_price(new, *key):
            row = rows.get(key) or OfferPhase(offer=key[0], phase=key[1])
            rows[key] = row.model_copy(update={"unit_price": price})
    return tuple(rows.values())


def _list_price(scenario: Scenario, offer: str, phase: str) -> object:
    special = next((row.unit_price for row in scenario.offer_phases
                    if (row.offer, row.phase) == (offer, phase) and row.unit_price is not None),
                   None)
    return special if special is not None else next(
        row.unit_price for row in scenario.offers if row.id == offer)
