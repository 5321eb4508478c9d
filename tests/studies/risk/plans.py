"""Small plans for futures: chips in service on the day they come, vendors with slips."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from optimizer.domain.plan import Plan
from optimizer.studies.futures.futures import Futures
from optimizer.studies.risk.assess import Found, reckoned
from tests.build import milestone, months, offer, order, priced, scenario, target

SINCE = date(2026, 1, 1)


def slips(vendor: str, *rows: tuple[int, str]) -> list[dict[str, Any]]:
    """A vendor's record as (weeks, chance)."""
    return [{"vendor": vendor, "weeks": weeks, "chance": Decimal(chance)}
            for weeks, chance in rows]


def plan(
    *units: int, asked: int, phases: int = 3, lead: int = 0, **tables: Any,
) -> Plan:
    """Units of a, b, … from A, B, … at 100 won, ordered on the first of January; milestone P1."""
    names = [chr(97 + i) for i in range(len(units))]
    offers = tables.pop("offers", [
        offer(name, 100, vendor=name.upper(), lead_weeks_max=lead) for name in names])
    given = scenario(phases=months(phases), offers=offers, **{
        "rules": target(milestone(asked, "P1")), **tables})
    return priced(given, *(order(name, count) for name, count in zip(names, units, strict=True)))


def found(of: Plan, samples: int = 20_000, seed: int = 1, **futures: Any) -> Found:
    """What is reckoned of a plan if these things may move."""
    return reckoned(of, Futures.model_validate(futures), samples, seed, SINCE)


def chance(of: Found) -> float:
    """Share of futures that meet the target."""
    return float(of.outcome.met.mean())


def close(share: float, true: float, samples: int) -> bool:
    """Whether a share of samples is within four standard errors of the true chance."""
    return abs(share - true) <= 4 * (true * (1 - true) / samples) ** 0.5
