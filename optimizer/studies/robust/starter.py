"""Futures to begin with, made of what the scenario has, to be corrected."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.io.toml_records import toml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.domain.scenario import Scenario

DEARER, LATER_WEEKS, CHANCE = Decimal("1.05"), 4, Decimal("0.2")
NOTE = "assumption: change it to what you expect"


def starter(scenario: Scenario) -> str:
    """The file as TOML: as planned, a dear currency, a late vendor; all of it assumptions."""
    moved = [*_dear(scenario), *_late(scenario)]
    lines = ["# What may come, and what is different then. The chances sum to 1.",
             *_future("as planned", 1 - CHANCE * len(moved), ())]
    for name, changes in moved:
        lines += _future(name, CHANCE, changes)
    return "\n".join(lines) + "\n"


def _future(name: str, chance: Decimal, changes: Sequence[str]) -> Iterator[str]:
    yield from ("", "[[future]]", f"name = {toml_text(name)}", f"chance = {chance}")
    if changes:
        yield from ("set = [", *(f"    {toml_text(one)}," for one in changes), "]")
    yield f"note = {toml_text(NOTE)}"


def _dear(scenario: Scenario) -> Iterator[tuple[str, list[str]]]:
    """The currency of most offers, dearer after the first phase."""
    foreign = Counter(offer.currency for offer in scenario.offers
                      if offer.currency != scenario.money.currency)
    for currency, _ in foreign.most_common(1):
        rows = [(at, row) for at, row in enumerate(scenario.exchange_rates)
                if row.currency == currency]
        later = rows[1:] or rows
        yield f"dear {currency}", [
            f"scenario.exchange_rates[{at}].rate={(row.rate * DEARER).normalize():f}"
            for at, row in later]


def _late(scenario: Scenario) -> Iterator[tuple[str, list[str]]]:
    """The vendor of most offers, later than it says."""
    for vendor, _ in Counter(offer.vendor for offer in scenario.offers).most_common(1):
        yield f"{vendor} late", [
            f"scenario.offers[{at}].lead_weeks_max={offer.lead_weeks_max + LATER_WEEKS}"
            for at, offer in enumerate(scenario.offers) if offer.vendor == vendor]
