"""What can be wrong with futures, alone and beside the scenario they are about."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.domain.checks.report import did_you_mean, listed
from optimizer.errors import Place, Problem
from optimizer.export import shipped
from optimizer.studies.futures.correlation import flaw_of
from optimizer.studies.futures.futures import Futures, PriceMove, RateMove, Spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.scenario import Scenario
    from optimizer.studies.futures.futures import Chance

EXACTLY = Decimal("1e-9")
"""Chances may miss 1 by so much."""
NAMED = {"exchange_rate": "currency", "price": "vendor", "slip": "vendor", "failure": "vendor",
         "site_late": "site", "regime_change": "regime", "licence_refused": "vendor",
         "hardware": "accelerator"}
"""What the entries of each list are about."""
JOINT = ("exchange_rate", "price", "slip", "site_late")
"""Lists whose factors can be correlated."""


def problems(futures: Futures, scenario: Scenario) -> Iterator[Problem]:
    """Everything that cannot be reckoned with."""
    yield from _names(futures, scenario)
    for table in JOINT:
        for row, entry in enumerate(getattr(futures, table)):
            yield from _figures(entry, f"{table}[{row}]", table in ("slip", "site_late"))
    yield from _correlated(futures, scenario)


def names_in(scenario: Scenario) -> dict[str, list[str]]:
    """What an entry may be about, by what it names."""
    own = {row.regime for table in ("groups", "thresholds", "rules", "quotas")
           for row in getattr(scenario, f"export_{table}")}
    foreign = {offer.currency for offer in scenario.offers} - {scenario.money.currency}
    return {"vendor": [row.id for row in scenario.vendors],
            "site": [row.id for row in scenario.sites],
            "accelerator": [row.id for row in scenario.accelerators],
            "currency": sorted(foreign), "regime": sorted({*shipped(), *own})}


def _names(futures: Futures, scenario: Scenario) -> Iterator[Problem]:
    known = names_in(scenario)
    for table, field in NAMED.items():
        seen: set[str | None] = set()
        for row, entry in enumerate(getattr(futures, table)):
            name, key = getattr(entry, field), f"{table}[{row}].{field}"
            if name is not None and name not in known[field]:
                yield _wrong(
                    key, f"unknown {field} {name}", f"{did_you_mean(name, known[field])}Use one "
                    f"of: {listed(known[field]) or 'none, for the scenario has none'}.")
            if name in seen and table != "regime_change":
                yield _wrong(key, f"{name or 'all others'} is there already",
                       "Keep one entry for each.")
            seen.add(name)


def _figures(entry: Spread | RateMove, key: str, weeks: bool) -> Iterator[Problem]:
    other = "spread_per_year" if isinstance(entry, RateMove) else "triangular"
    given = getattr(entry, other)
    if bool(entry.table) == (given is not None):
        yield _wrong(key, f"it needs either table or {other}", "Give one of the two.")
    least = Decimal(0) if weeks else Decimal(-1)
    values = [(f"{key}.table[{row}].value", one.value) for row, one in enumerate(entry.table)]
    yield from _chances(entry.table, f"{key}.table")
    if isinstance(entry, Spread) and entry.triangular is not None:
        shape = entry.triangular
        values.append((f"{key}.triangular.low", shape.low))
        if not shape.low <= shape.mode <= shape.high:
            yield _wrong(
                f"{key}.triangular", f"low {shape.low}, mode {shape.mode}, high {shape.high} are "
                "not in order", "Give low ≤ mode ≤ high.")
    for where, value in values:
        if value < least or (value == least and not weeks):
            yield _wrong(where, f"{value} is too low", "Weeks late are 0 or more." if weeks else
                   "A change is above −1, which would be all of it.")
        if weeks and value > 520:
            yield _wrong(where, f"{value} weeks is too late", "Weeks late are at most 520.")
    if isinstance(entry, PriceMove) and not entry.requote_chance:
        yield _wrong(f"{key}.requote_chance", "without a chance of a new quote no price moves",
               "Give a chance above 0, or delete the entry.")


def _chances(table: tuple[Chance, ...], key: str) -> Iterator[Problem]:
    total = sum((one.chance for one in table), Decimal(0))
    if table and abs(total - 1) > EXACTLY:
        yield _wrong(key, f"its chances sum to {total}, not to 1", "Correct the chances.")


def joint_names(futures: Futures, scenario: Scenario) -> list[str]:
    """Names of the factors that can be correlated, as a file writes them."""
    vendors = [row.id for row in scenario.vendors]
    out = []
    for table in JOINT:
        named = [getattr(entry, NAMED[table]) for entry in getattr(futures, table)]
        others = [vendor for vendor in vendors if vendor not in named] if None in named else []
        if table == "slip" and futures.vendor_record:
            recorded = {row.vendor for row in scenario.vendor_slips}
            others = [vendor for vendor in vendors if vendor not in named and
                      (None in named or vendor in recorded)]
        out += [f"{table}.{name}" for name in (*filter(None, named), *others)]
    return out


def _correlated(futures: Futures, scenario: Scenario) -> Iterator[Problem]:
    asked = futures.correlation
    if asked is None:
        return
    known = joint_names(futures, scenario)
    for row, name in enumerate(asked.factors):
        if name not in known:
            yield _wrong(f"correlation.factors[{row}]", f"unknown factor {name}",
                   f"{did_you_mean(name, known)}Use one of: {listed(known, 20)}.")
        if name in asked.factors[:row]:
            yield _wrong(f"correlation.factors[{row}]", f"{name} is there already",
                         "Name it once.")
    if flaw := flaw_of(asked):
        yield _wrong("correlation.matrix", flaw.what, flaw.remedy)


def _wrong(key: str, what: str, remedy: str) -> Problem:
    return Problem(Place(field=key), what, remedy)
