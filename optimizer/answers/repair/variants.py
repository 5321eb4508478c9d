"""The scenario with rules off, rules that may be conceded, or concessions granted."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.answers.aiming import pursuing
from optimizer.core.registry import AIMS, RULES, settings_of
from optimizer.core.relief import concession_price
from optimizer.domain.commitments import Concession
from optimizer.model.solve import CONCESSION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from optimizer.domain.plan import RuleUse
    from optimizer.domain.scenario import Scenario

LEAST = CONCESSION
"""With no soft rule left this aim is 0 whatever is bought: any plan will do."""

FREE = {"reporting currency": Decimal(10) ** 17}
AMPLE = Decimal(10) ** 12
"""A bound moved so far holds nothing back; figures of models stay below these."""


def members(scenario: Scenario, uses: Iterable[RuleUse]) -> tuple[str, ...]:
    """Rules that can stand against each other: on, not merely a way to price, and with an end.

    A rule has rows, or else decides what can be ordered at all. A soft rule without a limit can
    always give way; one with a limit cannot beyond it.
    """
    rules = settings_of(scenario).rules
    held = {use.rule for use in uses}
    return tuple(
        name for name, rule in RULES.items()
        if rule.remedy and (name in held or "soft" not in rule.modes)
        and (rules[name].mode == "hard" or (
            rules[name].mode == "soft" and rules[name].max_concession is not None))
    )


def negotiable(scenario: Scenario, uses: Iterable[RuleUse]) -> dict[str, Decimal]:
    """Hard rules that may be conceded, and the price of one unit in the reporting currency.

    A rule with an equation is not among them: its bound has no side to move to.
    """
    rules = settings_of(scenario).rules
    uses = list(uses)
    equations = {use.rule for use in uses if use.sense == "=="}
    prices = {}
    for name in members(scenario, uses):
        price = concession_price(scenario, RULES[name], rules[name])
        if rules[name].mode == "hard" and name not in equations and price is not None:
            prices[name] = price
    return prices


def only(scenario: Scenario, kept: Collection[str], moved: Sequence[Concession] = ()) -> Scenario:
    """Of all rules that can stand against each other only these count, and money does not.

    The question is only whether a plan exists: a soft rule costs nothing up to its limit, and
    limits of aims are left out.
    """
    rules = settings_of(scenario).rules
    change: dict[str, dict[str, Any]] = {}
    for name, rule in RULES.items():
        if rules[name].mode == "off" or not rule.remedy:
            continue
        if name not in kept:
            change[name] = {"mode": "off"}
        elif rules[name].mode == "soft":
            change[name] = {"price": 0}
    return _with(scenario, change, aims=(LEAST,), concessions=_of(scenario, kept, moved))


def eased(scenario: Scenario, prices: Mapping[str, Decimal]) -> Scenario:
    """These rules may be broken at these prices, and as little as possible is.

    Limits of aims are kept, for they are not negotiable; but those of money would count the prices,
    which nobody pays once it is conceded: they wait for the scenario that is solved again.
    """
    change = {name: {"mode": "soft", "price": price, "max_concession": None}
              for name, price in prices.items()}
    made = pursuing(_with(scenario, change), LEAST)
    return made.model_copy(update={"aims": (LEAST, *(
        choice for choice in made.aims[1:] if not AIMS[choice.aim].money))})


def money_aside(scenario: Scenario) -> Scenario:
    """The scenario asked only for a plan, with the limits its aims have."""
    own = (choice for choice in scenario.aims if choice.aim == LEAST.aim)
    return pursuing(scenario, next(own, LEAST))


def breakable(scenario: Scenario, rule: str) -> Scenario:
    """This rule may be broken, at 1 per unit."""
    return _with(scenario, {rule: {"mode": "soft", "price": 1, "max_concession": None}})


def granted(scenario: Scenario, more: Sequence[Concession]) -> Scenario:
    """The scenario itself, with these concessions besides those it has."""
    return scenario.model_copy(update={"concessions": (*scenario.concessions, *more)})


def dropped(use: RuleUse) -> Concession:
    """A concession so large that the row holds nothing back."""
    return Concession(rule=use.rule, where=use.where, amount=FREE.get(use.unit, AMPLE))


def _of(
    scenario: Scenario, kept: Collection[str], moved: Sequence[Concession],
) -> tuple[Concession, ...]:
    """Concessions of rules that are off would name no row."""
    return tuple(one for one in (*scenario.concessions, *moved) if one.rule in kept)


def _with(scenario: Scenario, change: Mapping[str, Mapping[str, Any]], **more: Any) -> Scenario:
    rules = {name: dict(values) for name, values in scenario.rules.items()}
    for name, values in change.items():
        rules[name] = {**rules.get(name, {}), **values}
    return scenario.model_copy(update={"rules": rules, **more})
