"""Futures as whole scenarios, and scenarios with what is ordered now settled in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from optimizer.answers.aiming import first_aim
from optimizer.core.changes import with_settings
from optimizer.core.registry import settings_of
from optimizer.domain.checks import check_scenario
from optimizer.domain.commitments import OrderedUnits, Pin
from optimizer.errors import BadInput, Place, Problem
from optimizer.model.solve import Built, aims_of, build
from optimizer.quantities.lines import units_of_orders
from optimizer.studies.robust.targets import allowing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from fractions import Fraction

    from optimizer.domain.scenario import Scenario
    from optimizer.studies.robust.futures import Future, Futures
    from optimizer.studies.robust.stack import Line
    from optimizer.studies.robust.targets import Short


@dataclass(frozen=True)
class Possible:
    """One future, with its chance, its scenario and its model."""

    future: Future
    chance: Fraction
    scenario: Scenario
    built: Built

    @property
    def name(self) -> str:
        """What the file calls it."""
        return self.future.name


def possible_futures(base: Scenario, futures: Futures) -> tuple[Possible, ...]:
    """Every future as a whole scenario that pursues the first aim of the base scenario.

    Raises:
        BadInput: changes that name nothing or do not fit, other aims or another currency; all.
    """
    if bad := _unfit(base, base, Place("scenario")):
        raise BadInput(bad)
    known = check_scenario(base)
    found, problems = [], []
    for row, (one, chance) in enumerate(zip(futures.listed, futures.chances, strict=True)):
        place = Place("future", row, "set", futures.file)
        try:
            scenario = first_aim(with_settings(base, one.set))
            if new := [bad for bad in check_scenario(scenario) if bad not in known]:
                raise BadInput(new)
            found.append(Possible(one, chance, scenario, build(scenario)))
        except BadInput as error:
            problems += [replace(bad, place=replace(place, field=f"set {bad.place}"))
                         for bad in error.problems]
            continue
        problems += _unfit(base, scenario, place)
    if problems:
        raise BadInput(problems)
    return tuple(found)


def _unfit(base: Scenario, scenario: Scenario, place: Place) -> list[Problem]:
    problems = []
    if scenario.aims[0].aim != base.aims[0].aim or scenario.money.currency != base.money.currency:
        problems.append(Problem(place, "its first aim or its currency is another one",
                                "Leave both as they are: futures are added up."))
    settings = settings_of(scenario)
    if aims_of(scenario, settings)[0].aim != scenario.aims[0].aim:
        problems.append(Problem(place, "what soft rules concede would lead the first aim",
                                "Pursue money first, or put least_concession among the aims."))
    if settings.rules["pins"].mode == "soft":
        problems.append(Problem(place, "the rule pins is soft, and what is signed now is pinned",
                                "Make it hard or off."))
    return problems


def ordered_now(scenario: Scenario, by: date) -> frozenset[tuple[str, str]]:
    """Offers and phases whose orders are placed on or before a day, as the base scenario has it.

    An order is placed on the first day of its phase on which it can be.
    """
    first = scenario.as_of or date.min
    return frozenset(
        (offer.id, phase.id) for offer in scenario.offers for phase in scenario.phases
        if max(phase.start, first, offer.valid_from or date.min) <= by)


def of_now(orders: Collection[OrderedUnits], now: Collection[tuple[str, str]]) -> dict[Line, int]:
    """The part of a plan that is ordered now."""
    return {(order.offer, order.site, order.phase): order.units for order in orders
            if (order.offer, order.phase) in now}


def signed(
    one: Possible, now: Collection[tuple[str, str]], orders: Mapping[Line, int], short: Short,
) -> Scenario:
    """The future with these orders, and no other ones, of now; ``short``: how far from its target.

    Orders that are lost in it are not in it.
    """
    scenario = one.scenario
    named = [OrderedUnits(offer=offer, site=site, phase=phase, units=units)
             for (offer, site, phase), units in orders.items() if units]
    if one.future.lost:
        held = units_of_orders(one.built.columns.frame, named)[1]
        named = [order for order, there in zip(named, held, strict=True) if there]
    pins = [Pin(offer=order.offer, site=order.site, phase=order.phase, kind="exactly",
                units=order.units) for order in named]
    taken: dict[tuple[str, str], int] = {}
    for order in named:
        key = order.offer, order.phase
        taken[key] = taken.get(key, 0) + order.units
    pins += [Pin(offer=offer, phase=phase, kind="exactly", units=taken.get((offer, phase), 0))
             for offer, phase in sorted(now)]
    rules = dict(scenario.rules)
    own = scenario.pins
    if not one.built.settings.on("pins"):
        own, rules["pins"] = (), {**rules.get("pins", {}), "mode": "hard"}
    changed = scenario.model_copy(update={"pins": (*own, *pins), "rules": rules})
    return allowing(changed, short)
