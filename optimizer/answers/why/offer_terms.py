"""One offer of a scenario changed: its price, its lead time, how much of it must be bought."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from optimizer.domain.commitments import Pin

if TYPE_CHECKING:
    from optimizer.domain.offers import Offer
    from optimizer.domain.scenario import Scenario

WHOLE = frozenset({"KRW", "JPY", "VND", "CLP", "ISK", "HUF", "TWD", "IDR"})
"""Currencies without coins worth counting."""

_FINE_BELOW = 100
"""Prices below this move in hundredths, where the currency has them; all others in whole units."""


def offer_of(scenario: Scenario, offer: str) -> Offer:
    """The offer of that name."""
    return next(row for row in scenario.offers if row.id == offer)


def grain(offer: Offer) -> Decimal:
    """One unit of money: the step in which a price to win is given, offer currency."""
    fine = offer.currency not in WHOLE and offer.unit_price < _FINE_BELOW
    return Decimal("0.01") if fine else Decimal(1)


def at_price(scenario: Scenario, offer: str, price: Decimal) -> Scenario:
    """The scenario with another list price of the offer; its breaks and the prices of single
    phases move in proportion."""
    now = offer_of(scenario, offer).unit_price
    if price == now:
        return scenario

    def scaled(amount: Decimal) -> Decimal:
        with localcontext(prec=40):
            return amount * price / now if now else amount

    # nothing is left for a break to take off a price of nothing
    breaks = tuple(
        row if row.offer != offer else
        row.model_copy(update={"unit_price": scaled(row.unit_price)})
        for row in scenario.price_breaks if row.offer != offer or price
    )
    phases = tuple(
        row if row.offer != offer or row.unit_price is None else
        row.model_copy(update={"unit_price": scaled(row.unit_price)})
        for row in scenario.offer_phases
    )
    offers = tuple(row if row.id != offer else row.model_copy(update={"unit_price": price})
                   for row in scenario.offers)
    return scenario.model_copy(update={"offers": offers, "price_breaks": breaks,
                                       "offer_phases": phases})


def sooner(scenario: Scenario, offer: str, weeks: int) -> Scenario:
    """The scenario with the offer delivered so many weeks sooner, at once at the soonest."""
    def shorter(row: Offer) -> Offer:
        return row.model_copy(update={
            "lead_weeks_min": max(Decimal(0), row.lead_weeks_min - weeks),
            "lead_weeks_max": max(Decimal(0), row.lead_weeks_max - weeks)})

    return scenario.model_copy(update={
        "offers": tuple(shorter(row) if row.id == offer else row for row in scenario.offers)})


def strict(scenario: Scenario) -> Scenario:
    """The scenario with aims that give up nothing of those before them, and pins that hold."""
    aims = tuple(row.model_copy(update={"tolerance": Decimal(0)}) for row in scenario.aims)
    changed = scenario
    if aims != scenario.aims:
        changed = changed.model_copy(update={"aims": aims})
    mode = scenario.rules.get("pins", {}).get("mode", "hard")
    if mode != "hard":
        rules = {**scenario.rules, "pins": {**scenario.rules["pins"], "mode": "hard"}}
        pins = () if mode == "off" else scenario.pins
        changed = changed.model_copy(update={"rules": rules, "pins": pins})
    return changed


def at_least(scenario: Scenario, offer: str, units: int) -> Scenario:
    """The scenario in which at least so many units of the offer are bought."""
    pin = Pin(offer=offer, kind="at_least", units=units)
    return scenario.model_copy(update={"pins": (*scenario.pins, pin)})


def without(scenario: Scenario, offer: str) -> Scenario:
    """The scenario in which nothing of the offer is bought."""
    pin = Pin(offer=offer, kind="at_most", units=0)
    return scenario.model_copy(update={"pins": (*scenario.pins, pin)})
