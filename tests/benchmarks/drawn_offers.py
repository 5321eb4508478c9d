"""Drawn vendors and their quotes: prices by phase, breaks, rebates, supply, lead times, terms."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from .drawn_models import Row
from .sizes import TARGET, Size

if TYPE_CHECKING:
    from numpy.random import Generator

    from .drawn_models import Models

MILLION = 1_000_000
QUARTER_WEEKS = 13
ALL_UNITS = 0.65
"""Share of the quotes whose breaks lower the price of every unit."""

MOST_FROM_ONE = 0.4 * TARGET
"""Breaks lie below what a vendor can sell within its share of the whole."""


def draw_vendors(rng: Generator, size: Size) -> dict[str, list[Row]]:
    """Vendors with an engagement fee, and one to three steps of a rebate on all they sell."""
    vendors, rebates = [], []
    for v in range(size.vendors):
        vendors.append({"id": f"V{v}", "country": "KR", "parent_country": "KR",
                        "engagement_fee": int(rng.integers(300, 3000)) * MILLION})
        steps = int(rng.integers(1, 4))
        spend = np.sort(rng.uniform(0.03, 0.35, steps)) * TARGET * 65
        share = np.sort(rng.uniform(0.005, 0.04, steps))
        rebates += [
            {"vendor": f"V{v}", "basis": "spend", "kind": "all_units",
             "from_amount": round(float(money)) * MILLION, "rebate": f"{back:.4f}"}
            for money, back in zip(spend, share, strict=True)
        ]
    return {"vendors": vendors, "vendor_rebates": rebates}


def draw_offers(rng: Generator, size: Size, models: Models, phases: list[Row]) -> dict:
    """Who quotes what. Every model is quoted by somebody, and supply is ample but not endless."""
    pairs = _who_sells_what(rng, size)
    level = rng.uniform(0.93, 1.11, size.vendors)
    decline = rng.uniform(0, 0.25, size.models) / size.phases
    sellers = np.bincount([m for _, m in pairs], minlength=size.models)
    tables: dict[str, list[Row]] = {"offers": [], "offer_phases": [], "price_breaks": []}
    for v, m in pairs:
        name, per_unit = f"V{v}-G{m}", int(models.per_unit[m])
        price = models.price[m] * per_unit * level[v] * rng.uniform(0.97, 1.03)
        first = min(int(models.generation[m]) * size.phases // 8, size.phases // 2)
        share = 3.2 * TARGET / size.models / sellers[m] / per_unit
        least = 1 if per_unit == 72 else int(rng.choice([1, 2, 4, 8]))
        lead = int(rng.integers(0, max(2, size.phases // 5 + 1)))
        weeks = QUARTER_WEEKS * lead + 1
        offer = {
            "id": name, "vendor": f"V{v}", "system": f"S{m}", "currency": "KRW",
            "unit_price": round(float(price)) * MILLION, "minimum_order": least,
            "lead_weeks_min": weeks, "lead_weeks_max": weeks, "valid_from": phases[first]["start"],
            "deposit_share": "0.3", "delivery_share": "0.7",
            "break_kind": "all_units" if rng.random() < ALL_UNITS else "incremental",
            "break_basis": "horizon",
        }
        supply = np.maximum(
            least, share / (size.phases - first) * rng.uniform(0.4, 2.2, size.phases)).astype(int)
        tables["offers"].append(offer)
        tables["offer_phases"] += [
            {"offer": name, "phase": phases[t]["id"], "maximum": int(supply[t]) + 1,
             "unit_price": round(float(price * (1 - decline[m] * t))) * MILLION}
            for t in range(first, size.phases)
        ]
        most = min(int(supply[first:].sum()), MOST_FROM_ONE / per_unit)
        tables["price_breaks"] += _breaks(rng, offer, size.steps - 1, most)
    return {**tables, **_ties(rng, tables)}


def _who_sells_what(rng: Generator, size: Size) -> list[tuple[int, int]]:
    """One vendor for every model, then any other pairs until there are enough quotes."""
    known = {(int(rng.integers(size.vendors)), m) for m in range(size.models)}
    every = rng.permutation(size.vendors * size.models)
    for pair in every:
        if len(known) >= size.offers:
            break
        known.add((int(pair) // size.models, int(pair) % size.models))
    return sorted(known)


def _breaks(rng: Generator, offer: Row, count: int, most: float) -> list[Row]:
    """Breaks at rising quantities, each cheaper than the one before, by 14 % at most."""
    quantity = np.unique(np.maximum(2, (rng.uniform(0.08, 0.75, count) * most).astype(int)))
    off = np.sort(rng.uniform(0.01, 0.14, len(quantity)))
    return [
        {"offer": offer["id"], "from_units": int(q),
         "unit_price": round(offer["unit_price"] * (1 - d) / MILLION) * MILLION}
        for q, d in zip(quantity, off, strict=True)
    ]


def _ties(rng: Generator, tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Half of the vendors give a discount on one quote for another; an eighth sell two together."""
    of_vendor: dict[str, list[str]] = {}
    for offer in tables["offers"]:
        of_vendor.setdefault(offer["vendor"], []).append(offer["id"])
    rebates: list[Row] = []
    bundles: list[Row] = []
    for vendor, names in of_vendor.items():
        shuffled = [str(name) for name in rng.permutation(names)]
        luck = rng.random()
        for one, two in list(pairwise(shuffled))[:1]:
            if luck < 0.5:
                rebates.append({"id": f"{vendor}-pair", "trigger_offer": one,
                                "trigger_units": int(rng.integers(4, 24)),
                                "discounted_offer": two,
                                "discount_share": f"{rng.uniform(0.01, 0.04):.3f}"})
            elif luck < 0.625:
                bundles += [{"bundle": f"{vendor}-both", "offer": name, "units": 2}
                            for name in (one, two)]
    return {"conditional_rebates": rebates, "bundles": bundles}
