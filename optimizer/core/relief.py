"""What a concession is assumed to be worth where the planner has set no price for it.

The assumption is told in prices of one accelerator, so that it fits every currency and every
market: the typical list price of an accelerator in the scenario's own offers. Rules about money
are told in money itself. These are magnitudes to rank ways out by, not quotes: a planner who
knows better sets ``concession_price``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from statistics import median_low
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.core.rule import Rule, RuleSettings
    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True)
class Relief:
    """One unit of a concession is worth so many prices of an accelerator, or so much money."""

    weight: Decimal
    of: Literal["accelerator", "money"] = "accelerator"

    def __str__(self) -> str:
        if self.of == "money":
            return f"{self.weight:f} per 1"
        return f"{self.weight:f} x the typical price of an accelerator"


def in_accelerators(weight: str) -> Relief:
    """So many prices of an accelerator per unit of the rule."""
    return Relief(Decimal(weight))


def in_money(weight: str) -> Relief:
    """So much money per unit of money."""
    return Relief(Decimal(weight), "money")


def dearest(reliefs: Iterable[Relief]) -> Relief:
    """Of several measures in one rule the one with the largest weight; a rule has one price."""
    return max(reliefs, key=lambda relief: (relief.of == "accelerator", relief.weight),
               default=in_accelerators("1"))


def relief_of(rule: Rule, settings: RuleSettings) -> Relief | None:
    """The assumed worth of one unit; None for a rule that nobody can concede."""
    return rule.relief(settings) if callable(rule.relief) else rule.relief


def concession_price(scenario: Scenario, rule: Rule, settings: RuleSettings) -> Decimal | None:
    """What conceding one unit of a rule counts as, reporting currency; None: not to be had.

    The planner's ``concession_price``, else the rule's ``price``, else the assumption.
    """
    relief = relief_of(rule, settings)
    if relief is None or "soft" not in rule.modes:
        return None
    for own in (settings.concession_price, settings.price):
        if own is not None:
            return own
    price = relief.weight * (Decimal(1) if relief.of == "money" else typical_price(scenario))
    return Decimal(f"{price:f}")  # 160000000, not 1.6E+8


def typical_price(scenario: Scenario) -> Decimal:
    """The median list price of one accelerator, reporting currency, to two figures; 1 if none."""
    sizes = {system.id: system.accelerators_per_unit for system in scenario.systems}
    rates = {row.currency: row.rate for row in reversed(scenario.exchange_rates)}
    rates |= {row.currency: row.rate for row in scenario.exchange_rates if row.phase is None}
    prices = [
        offer.unit_price * rates.get(offer.currency, Decimal(1))
        / (1 if offer.price_basis == "accelerator" else sizes[offer.system])
        for offer in scenario.offers if offer.unit_price
    ]
    return _two_figures(median_low(prices)) if prices else Decimal(1)


def _two_figures(value: Decimal) -> Decimal:
    step = Decimal(1).scaleb(value.adjusted() - 1)
    return Decimal(f"{(value / step).to_integral_value() * step:f}")
