"""Small scenarios in few words, and short ways to read a plan; the tests say only what matters.

What is not said: phases P1, P2, … are quarters from 2026-01-01, each in the fiscal year of its
first day; chip A has exactly the TPP of one H100 (15,832 = 1,979 TFLOPS × 8 bits); system S holds
one of it, so that a unit is an accelerator; site H is in Korea, with PUE 1, free electricity and
room for everything; offers are from V, in won, delivered and in service on the day of the order
(their phase), paid at delivery; money is not discounted; everything else is empty or off.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from optimizer.answers.planning import find_plan, price_orders
from optimizer.domain.commitments import OrderedUnits
from optimizer.domain.plan import Plan, RuleUse
from optimizer.domain.scenario import Scenario
from optimizer.model.solve import Options

Row = dict[str, Any]

AMPLE = 1_000_000


# ---- rows of the tables


def quarters(count: int = 2, first_year: int = 2026, **more: Any) -> list[Row]:
    """Phases P1, P2, …: quarters from the first of January."""
    starts = [date(first_year + i // 4, 1 + 3 * (i % 4), 1) for i in range(count + 1)]
    return [
        {"id": f"P{i + 1}", "start": start, "end": after - timedelta(days=1),
         "fiscal_year": start.year, **more}
        for i, (start, after) in enumerate(pairwise(starts))
    ]


HALVING = 4095
"""A yearly discount rate of 409,500 %: 4,096^(−1/12) = 1/2, money halves in value every month."""


def months(count: int = 3, first_year: int = 2026) -> list[Row]:
    """Phases P1, P2, …: months from the first of January."""
    starts = [date(first_year + i // 12, 1 + i % 12, 1) for i in range(count + 1)]
    return [
        {"id": f"P{i + 1}", "start": start, "end": after - timedelta(days=1),
         "fiscal_year": start.year}
        for i, (start, after) in enumerate(pairwise(starts))
    ]


def years(count: int = 2, first_year: int = 2026) -> list[Row]:
    """Phases P1, P2, …: whole years, each its own fiscal year."""
    return [
        {"id": f"P{i + 1}", "start": date(year, 1, 1), "end": date(year, 12, 31),
         "fiscal_year": year}
        for i, year in enumerate(range(first_year, first_year + count))
    ]


def accelerator(name: str = "A", **more: Any) -> Row:
    """A chip of one H100 equivalent from an American maker."""
    return {"id": name, "maker": "M", "maker_country": "US", "memory_gb": 80,
            "fp8_tflops": 1979, **more}


def system(name: str = "S", accelerator: str = "A", per_unit: int = 1, **more: Any) -> Row:
    """An air-cooled system: 10 kW at most, 8 kW typically, 8 rack units."""
    return {"id": name, "accelerator": accelerator, "accelerators_per_unit": per_unit,
            "unit_kw_max": 10, "unit_kw_typical": 8, "rack_units": 8, "cooling": "air", **more}


def vendor(name: str = "V", **more: Any) -> Row:
    """A Korean vendor."""
    return {"id": name, "country": "KR", "parent_country": "KR", **more}


def site(name: str = "H", **more: Any) -> Row:
    """A Korean hall with PUE 1 and free electricity."""
    return {"id": name, "country": "KR", "operator": f"op-{name}", "operator_parent_country": "KR",
            "pue": 1, "tariff_per_kwh": 0, **more}


def room(site: str = "H", phase: str = "P1", **limits: Any) -> Row:
    """What a site can take from a phase on; ample where nothing is said."""
    return {"site": site, "phase": phase, "power_kw": AMPLE, "liquid_kw": AMPLE, "air_kw": AMPLE,
            "rack_units": AMPLE, **limits}


def offer(name: str, price: Any, *, vendor: str = "V", system: str = "S", **more: Any) -> Row:
    """A quoted line in won, delivered at once and paid at delivery."""
    return {"id": name, "vendor": vendor, "system": system, "currency": "KRW", "unit_price": price,
            "lead_weeks_min": 0, "lead_weeks_max": 0, **more}


def breaks(offer: str, *steps: tuple[int, Any]) -> list[Row]:
    """Price breaks of an offer as (first unit, price)."""
    return [{"offer": offer, "from_units": first, "unit_price": price} for first, price in steps]


def milestone(accelerators: int, phase: str = "P2", **filters: Any) -> Row:
    """So many accelerators in service by the end of a phase."""
    return {"phase": phase, "accelerators": accelerators, **filters}


def target(*milestones: Row, **settings: Any) -> dict[str, Row]:
    """The delivery target as a rule setting: ``rules=target(milestone(10)) | {...}``."""
    return {"delivery_target": {"milestones": list(milestones), **settings}}


def scenario(**tables: Any) -> Scenario:
    """A scenario from the tables that matter; what is left out takes the defaults above.

    Vendors that offers name and no table lists are made; so is ample room for every site.
    """
    given = {"name": "test", "phases": quarters(2), "accelerators": [accelerator()],
             "systems": [system()], "sites": [site()], "offers": [], **tables}
    first = given["phases"][0]["id"]
    named = dict.fromkeys(row["vendor"] for row in given["offers"])
    given.setdefault("vendors", [vendor(name) for name in named])
    given.setdefault("site_phases", [room(row["id"], first) for row in given["sites"]])
    return Scenario.model_validate(given)


def regime_rule(name: str, verdict: str, **more: Any) -> Row:
    """A rule of the regime ``own`` that holds from 2020 on."""
    return {"regime": "own", "id": name, "valid_from": date(2020, 1, 1), "verdict": verdict,
            "sentence": f"rule {name}", "source": "test", **more}


# ---- plans and what they say


def solved(question: Scenario) -> Plan:
    """The proven best plan, without any gap."""
    return find_plan(question, Options(gap=0.0, time_limit=30.0))


def order(offer: str, units: int, phase: str = "P1", site: str = "H") -> OrderedUnits:
    """Whole units of an offer."""
    return OrderedUnits(offer=offer, site=site, phase=phase, units=units)


def priced(question: Scenario, *orders: OrderedUnits) -> Plan:
    """What given orders cost and how every rule stands."""
    return price_orders(question, orders)


def bought(plan: Plan) -> dict[str, int]:
    """Units by offer, all sites and phases together."""
    total: dict[str, int] = {}
    for row in plan.orders:
        total[row.offer] = total.get(row.offer, 0) + row.units
    return total


def units(plan: Plan) -> dict[tuple[str, str, str], int]:
    """Units by (offer, site, order phase)."""
    return {(row.offer, row.site, row.phase): row.units for row in plan.orders}


def amount(plan: Plan, term: str) -> Decimal:
    """Present value of one term of the bill."""
    return next(line.amount for line in plan.bill if line.term == term)


def nominal(plan: Plan, term: str) -> Decimal:
    """One term of the bill as paid."""
    return next(line.nominal for line in plan.bill if line.term == term)


def uses(plan: Plan, rule: str) -> dict[str, RuleUse]:
    """How the rows of a rule stand, by their names."""
    return {row.where: row for row in plan.rules if row.rule == rule}


def row(plan: Plan, rule: str, where: str = "") -> tuple[Any, str, Any, Any]:
    """(activity, sense, bound, headroom) of one row of a rule."""
    found = uses(plan, rule)[where]
    return found.activity, found.sense, found.bound, found.headroom
