"""A file of what may move to begin with: every kind that the scenario has, to be corrected."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from optimizer.io.toml_records import toml_text
from optimizer.studies.futures.checks import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.scenario import Scenario

ASSUMED = "# assumption: change it to what you know, or delete the entry"
RANGES = {("USD", "KRW"): (
    "0.053", "2025 range KRW/USD 1,350 to 1,470 [K34]; the range of a random walk over a year is "
             "1.596 of its yearly spread on average", "C")}
"""Pairs of currencies: yearly spread of the rate's logarithm, its source, the confidence."""
FAILURES = ("0.04", "permanent failures 2.5 to 6 % a year, centre 4 % [D12]", "W")


def starter(scenario: Scenario) -> str:
    """The file as TOML; figures without a source are marked as assumptions in it."""
    return "\n".join(_lines(scenario)) + "\n"


def _lines(scenario: Scenario) -> Iterator[str]:
    own = scenario.money.currency
    yield "# What may move after the contract is signed. Entries that do not apply are deleted."
    yield "# Vendors are late as their records in the scenario say."
    for currency in names_in(scenario)["currency"]:
        spread, source, confidence = RANGES.get((currency, own), ("0.06", "", ""))
        yield from ("", f"[[exchange_rate]]{'' if source else '  ' + ASSUMED}",
                    f"currency = {toml_text(currency)}", f"spread_per_year = {spread}")
        yield from _from(source, confidence)
    yield from ("", f"[[price]]  {ASSUMED}", "requote_chance = 0.25",
                "triangular = { low = -0.02, mode = 0.05, high = 0.20 }")
    yield from ("", f"[[failure]]  {ASSUMED}", "chance_per_year = 0.01")
    for site, ready in _later_power(scenario).items():
        yield from ("", f"[[site_late]]  {ASSUMED}; in weeks", f"site = {toml_text(site)}",
                    f"ready = {ready.isoformat()}",
                    "table = [{ value = 0, chance = 0.8 }, { value = 4, chance = 0.15 }, "
                    "{ value = 8, chance = 0.05 }]")
    yield from ("", "[[licence_refused]]  # as the rules of the export regime say")
    yield from ("", "[[hardware]]", f"share_per_year = {FAILURES[0]}")
    yield from _from(*FAILURES[1:])


def _later_power(scenario: Scenario) -> dict[str, date]:
    """Sites whose power comes in steps, and the day of the first later one."""
    begins = {phase.id: phase.start for phase in scenario.phases[1:]}
    days: dict[str, date] = {}
    for row in scenario.site_phases:
        if row.phase in begins:
            days[row.site] = min(days.get(row.site, date.max), begins[row.phase])
    return days


def _from(source: str, confidence: str) -> Iterator[str]:
    if source:
        yield from (f"source = {toml_text(source)}", f"confidence = {toml_text(confidence)}")
