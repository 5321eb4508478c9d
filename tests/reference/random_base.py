"""Random calendars, catalogues, sites, vendors and offers: the ground a scenario stands on."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from math import prod
from typing import Any

from .draft import Draft, RetryError
from .world import World

CHIPS = (
    ("NV-A", "NV", "US", {"memory_gb": 80, "bf16_tflops": 989, "fp8_tflops": 1979,
                          "die_area_mm2": 814}, ["training", "inference"], 0.03),
    ("NV-B", "NV", "US", {"memory_gb": 186, "fp8_tflops": 4500, "fp4_tflops": 9000,
                          "fp6_tflops": 4500, "die_area_mm2": 1600}, ["training"], 0.05),
    ("AM-X", "AM", "US", {"memory_gb": 192, "bf16_tflops": 1307.4, "int8_tops": 2614.9,
                          "die_area_mm2": 1017}, ["training"], 0.04),
    ("RB-Q", "RB", "KR", {"memory_gb": 144, "bf16_tflops": 1024, "fp8_tflops": 2048,
                          "int4_tops": 2048, "die_area_mm2": 1280}, ["inference"], 0.02),
)
RATES = {"KRW": {"USD": 1480.5, "EUR": 1605.25, "KRW": 1.0},
         "USD": {"USD": 1.0, "EUR": 1.085, "KRW": 0.000675}}


PER_OFFER = 300
"""Most combinations of one offer's lines: each is priced on its own."""


def calendar_and_money(d: Draft) -> None:
    """One to three phases of 3 or 6 months, and the planner's money settings."""
    months, start = d.rng.choice((3, 6)), d.rng.choice((1, 4, 7, 10))
    firsts = [start + months * i for i in range(d.rng.choice((1, 2, 2, 3, 3)) + 1)]
    days = [date(2025 + (m - 1) // 12, (m - 1) % 12 + 1, 1) for m in firsts]
    yearly = d.maybe(0.5)
    for i, (first, after) in enumerate(pairwise(days)):
        d.table("phases").append({
            "id": f"P{i + 1}", "start": first.isoformat(),
            "end": (after - timedelta(days=1)).isoformat(),
            "fiscal_year": first.year if yearly else 2025 + i // 2 if months == 3 else 2025 + i,
        })
    currency = d.rng.choice(("KRW", "KRW", "KRW", "USD"))
    d.tables["money"] = {"currency": currency, "discount_rate": d.rng.choice((0, 0.045, 0.08)),
                         "horizon_years": d.rng.choice((0.5, 2, 2.5, 5))}
    for foreign, rate in RATES[currency].items():
        if foreign != currency:
            d.table("exchange_rates").append({"currency": foreign, "rate": rate})
            for phase in d.tables["phases"]:
                if d.maybe(0.4):
                    by_phase = round(rate * d.rng.uniform(0.93, 1.07), 7 if rate < 1 else 2)
                    d.table("exchange_rates").append(
                        {"currency": foreign, "phase": phase["id"], "rate": by_phase})


def catalogue(d: Draft) -> None:
    """Two or three accelerators, and a system for each; now and then two."""
    for name, maker, country, rates, uses, failure in d.rng.sample(CHIPS, d.rng.choice((2, 3))):
        d.table("accelerators").append({
            "id": name, "maker": maker, "maker_country": country, **rates, "uses": uses,
            "failure_share_per_year": failure,
        })
        for suffix in ("", "-L") if d.maybe(0.3) else ("",):
            liquid = suffix == "-L" or d.maybe(0.25)
            d.table("systems").append({
                "id": f"{name}{suffix}-box", "accelerator": name,
                "accelerators_per_unit": d.rng.choice((4, 8, 8)),
                "unit_kw_max": d.between(8, 14, 1), "unit_kw_typical": d.between(5, 8, 1),
                "rack_units": d.rng.choice((4, 6, 8)), "cooling": "liquid" if liquid else "air",
                "liquid_heat_share": d.rng.choice((0.6, 0.75)) if liquid else 0,
                "platform_class": d.rng.choice(("HGX", "OAM")),
                "acceptance_weeks": d.rng.choice((0, 2, 2.5, 6)),
            })


def sites(d: Draft) -> None:
    """One to three halls; their limits are drawn later, around the witness."""
    krw = d.tables["money"]["currency"] == "KRW"
    for i in range(d.rng.choice((1, 2, 2, 3))):
        country = d.rng.choice(("KR", "KR", "MY"))
        busy = d.maybe(0.4)
        d.table("sites").append({
            "id": f"S{i + 1}", "country": country, "operator": d.rng.choice(("OpA", "OpB")),
            "operator_parent_country": d.rng.choice((country, "US")),
            "pue": d.between(1.1, 1.5),
            "tariff_per_kwh": d.between(80, 150, 1) if krw else d.between(0.08, 0.15, 4),
            "load_factor": d.rng.choice((1, 0.85)),
            **({"existing_power_kw": 12.5, "existing_liquid_kw": 3, "existing_air_kw": 9.5,
                "existing_rack_units": 10} if busy else {}),
        })
        wet = d.maybe(0.85)
        d.table("site_phases").append({
            "site": f"S{i + 1}", "phase": "P1", "power_kw": 9000, "rack_units": 9000,
            "liquid_kw": 9000 if wet or busy else 0, "air_kw": 9000,
        })


def vendors(d: Draft) -> None:
    """One to three vendors with fees and on-time records."""
    fees = {"KRW": 45_000_000, "USD": 30_000}[d.tables["money"]["currency"]]
    for i in range(d.rng.choice((2, 3) if d.has("single_source") else (1, 2, 2, 3))):
        country = d.rng.choice(("KR", "US", "TW"))
        vendor: dict[str, Any] = {
            "id": f"V{i + 1}", "country": country, "parent_country": country,
            "group": d.rng.choice(("domestic", "foreign")),
        }
        if d.maybe(0.4):
            vendor["engagement_fee"] = round(fees * d.rng.uniform(0.5, 2), 0)
        d.table("vendors").append(vendor)
        if d.maybe(0.5):
            for weeks, chance in ((0, 0.7), (6, 0.2), (14.5, 0.1)):
                d.table("vendor_slips").append(
                    {"vendor": vendor["id"], "weeks": weeks, "chance": chance})


def offers(d: Draft) -> None:
    """Two to four quoted lines at tiny quantities."""
    halls = [site["id"] for site in d.tables["sites"]]
    for i in range(d.rng.choice((2, 2, 3, 3, 4))):
        system = d.rng.choice(d.tables["systems"])
        currency = d.rng.choice(("USD", "USD", "EUR", d.tables["money"]["currency"]))
        rate = RATES["KRW"][currency]
        per_chip = 1480.5 / rate * d.rng.uniform(11_000, 38_000)
        basis = d.rng.choice(("unit", "unit", "accelerator"))
        price = per_chip * (system["accelerators_per_unit"] if basis == "unit" else 1)
        shares = d.rng.choice(((0, 1, 0), (0.3, 0.7, 0), (0.3, 0.5, 0.2), (1, 0, 0), (0, 0.9, 0.1)))
        least = d.rng.choice((0, 2, 2, 3)) if d.has("minimum_order") else 0
        offer: dict[str, Any] = {
            "id": f"O{i + 1}", "vendor": d.rng.choice(d.tables["vendors"])["id"],
            "system": system["id"], "currency": currency, "unit_price": round(price, 2),
            "price_basis": basis, "minimum_order": least,
            "order_multiple": d.rng.choice((1, 2, 2)) if d.has("order_multiple") else 1,
            "maximum_per_phase": max(least, d.rng.choice((1, 2, 3, 4))),
            "lead_weeks_min": 1, "lead_weeks_max": d.rng.choice((1, 3, 6.5, 10, 14)),
            "deposit_share": shares[0], "delivery_share": shares[1], "acceptance_share": shares[2],
            "sites": sorted(d.rng.sample(halls, d.rng.randint(1, min(2, len(halls))))),
        }
        if d.maybe(0.4):
            offer["support_per_year"] = round(price * 0.04, 2)
        if d.maybe(0.4):
            offer["freight_per_unit"] = round(price * 0.011, 2)
        if d.maybe(0.2):
            offer["origin"] = d.rng.choice(("TW", "CN"))
        if d.has("supply_total") or d.modes.get("supply_phase") == "off":
            offer["maximum_total"] = offer["maximum_per_phase"] + d.rng.choice((0, 0, 1))
        _windows(d, offer)
        d.table("offers").append(offer)
        for phase in d.tables["phases"]:
            if d.maybe(0.25):
                row = {"offer": offer["id"], "phase": phase["id"],
                       "unit_price": round(offer["unit_price"] * d.rng.uniform(0.9, 1.1), 2)}
                if d.has("supply_phase") and d.maybe(0.5):
                    row["maximum"] = max(least, d.rng.choice((1, 2, 3)))
                d.table("offer_phases").append(row)


def _windows(d: Draft, offer: dict[str, Any]) -> None:
    """Dates between which a quote can be taken up."""
    phases = d.tables["phases"]
    if d.maybe(0.25):
        first = date.fromisoformat(d.rng.choice(phases)["start"])
        offer["valid_from"] = (first + timedelta(days=d.rng.choice((0, 20)))).isoformat()
    elif d.maybe(0.25):
        offer["valid_until"] = d.rng.choice(phases)["start"]


def fewer_units(d: Draft, least: int, limit: int) -> None:
    """Lower what vendors can ship until there are few combinations, but not too few."""
    for _ in range(30):
        lines = World(d.tables).lines
        counts = dict.fromkeys((offer["id"] for offer in d.tables["offers"]), 1)
        for line in lines:
            caps = (line.offer.maximum_per_phase, line.offer.maximum_total)
            counts[line.offer.id] *= min(cap for cap in caps if cap is not None) + 1
        if len(lines) > 9 or prod(counts.values()) < least:
            raise RetryError("lines")
        if prod(counts.values()) <= limit and max(counts.values()) <= PER_OFFER:
            return
        offer = d.rng.choice(d.tables["offers"])
        for name in ("maximum_per_phase", "maximum_total"):
            if offer.get(name):
                offer[name] = max(1, offer["minimum_order"], offer[name] - 1)
    raise RetryError("too many combinations")
