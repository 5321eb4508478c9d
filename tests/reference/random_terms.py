"""Random conditions of the quotes: breaks, rebates, bundles, taxes, export rules, orders placed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from .draft import Draft, RetryError
from .random_base import RATES
from .world import World


def offer_money(d: Draft, offer: dict[str, Any]) -> float:
    """List price of one unit in the reporting currency, roughly."""
    chips = next(s for s in d.tables["systems"] if s["id"] == offer["system"])
    per = chips["accelerators_per_unit"] if offer["price_basis"] == "accelerator" else 1
    rate = RATES[d.tables["money"]["currency"]][offer["currency"]]
    return offer["unit_price"] * per * rate


def price_breaks(d: Draft) -> None:
    """Breaks of both kinds and bases on some offers."""
    d.set_rule("price_breaks")
    for offer in d.tables["offers"]:
        if d.maybe(0.7):
            offer["break_kind"] = d.rng.choice(("all_units", "incremental"))
            offer["break_basis"] = d.rng.choice(("order", "horizon"))
            price = offer["unit_price"]
            for start in sorted(d.rng.sample((2, 3, 4), d.rng.choice((1, 2)))):
                price = round(price * d.rng.uniform(0.82, 0.96), 2)
                d.table("price_breaks").append(
                    {"offer": offer["id"], "from_units": start, "unit_price": price})


def vendor_rebates(d: Draft) -> None:
    """Rebates of the four sorts: on spend or units, on everything or beyond a step."""
    d.set_rule("vendor_rebates")
    for vendor in d.tables["vendors"]:
        mine = [o for o in d.tables["offers"] if o["vendor"] == vendor["id"]]
        if not mine or d.maybe(0.25):
            continue
        price = offer_money(d, mine[0])
        basis = d.rng.choice(("spend", "units"))
        kind, count = d.rng.choice(("all_units", "incremental")), d.rng.choice((1, 2))
        for step, start in enumerate(sorted(d.rng.sample((1, 2, 3, 4), count))):
            rebate = 0.02 * (step + 1) * d.rng.uniform(1, 2)
            d.table("vendor_rebates").append({
                "vendor": vendor["id"], "basis": basis, "kind": kind,
                "from_amount": start if basis == "units" else round(start * 0.93 * price, 0),
                "rebate": round(rebate * price, 2) if basis == "units" else round(rebate, 4),
            })


def ties(d: Draft) -> None:
    """Conditional rebates, bundles and alternates."""
    names = [offer["id"] for offer in d.tables["offers"]]
    if d.has("conditional_rebates"):
        d.set_rule("conditional_rebates")
        for i in range(d.rng.choice((1, 1, 2))):
            trigger, discounted = d.rng.sample(names, 2)
            d.table("conditional_rebates").append({
                "id": f"CR{i + 1}", "trigger_offer": trigger, "discounted_offer": discounted,
                "trigger_units": d.rng.choice((1, 2)), "discount_share": d.between(0.03, 0.12, 4),
            })
    typical = offer_money(d, d.tables["offers"][0])
    if d.has("bundles"):
        d.set_rule("bundles", unit_price=typical * 0.2)
        for offer in d.rng.sample(names, 2):
            d.table("bundles").append({"bundle": "B1", "offer": offer,
                                       "units": d.rng.choice((1, 1, 2))})
    if d.has("alternates"):
        d.set_rule("alternates", unit_price=typical * 0.2)
        for offer in d.rng.sample(names, d.rng.randint(2, len(names))):
            d.table("alternates").append({"group": "G1", "offer": offer})


def few_kinds(d: Draft) -> None:
    """Single source and variety, kept by the witness where they are hard."""
    if d.has("single_source"):
        d.set_rule("single_source", unit_price=offer_money(d, d.tables["offers"][0]) * 0.2,
                   vendors_per_site=d.rng.choice((1, 1, 1, 2)))
    if d.has("variety"):
        figures = {d.rng.choice(("models_per_site", "models_total")): d.rng.choice((1, 1, 1, 2))}
        if d.maybe(0.2):
            figures = {"models_per_site": 1, "models_total": 2}
        d.set_rule("variety", unit_price=offer_money(d, d.tables["offers"][0]) * 0.2, **figures)


def money_terms(d: Draft) -> None:
    """Taxes by origin and the figures of the other bill terms."""
    for origin in ("KR", "US", "TW", "CN"):
        if d.maybe(0.5):
            d.table("taxes").append({"origin": origin, "duty_share": d.rng.choice((0, 0.03, 0.08)),
                                     "vat_share": 0.1})
    krw = d.tables["money"]["currency"] == "KRW"
    terms = {
        "network": {"per_accelerator": 1_250_000 if krw else 850.5},
        "fit_out": {"per_kw": 2_100_000.5 if krw else 1400},
        "licence_fees": {"per_offer": 8_000_000 if krw else 5500},
        "financing": {"rate_per_year": 0.052}, "residual_value": {"share": 0.12},
    }
    for term, figures in terms.items():
        if d.maybe(0.3):
            d.tables["terms"][term] = figures
    for term in ("vat", "energy", "support", "duty", "freight", "network"):
        if d.maybe(0.06):
            d.tables["terms"].setdefault(term, {})["counted"] = False


def export_rules(d: Draft) -> None:
    """An own regime: an exception, a licence that takes time, a refusal, a prohibition."""
    if not (d.has("export_eligibility") or d.has("export_quota")):
        return
    d.tables["export_regime"] = "own"
    common = {"regime": "own", "valid_from": "2023-11-17", "source": "made up"}
    d.table("export_groups").append({"regime": "own", "group": "G2", "countries": ["MY", "SG"]})
    d.table("export_thresholds").append({**common, "eccn": "3A090.a", "tpp_from": 16_500})
    d.table("export_thresholds").append(
        {**common, "eccn": "3A090.b", "tpp_from": 1600, "density_from": 5.92})
    quotas = ["Q1"] if d.has("export_quota") else []
    drawn = d.rng.choice((
        {"verdict": "licence", "lead_weeks": 4.5, "chance": 0.9, "classes": ["3A090.a"]},
        {"verdict": "licence", "lead_weeks": 8, "chance": 0.4, "destinations": ["G2"]},
        {"verdict": "licence", "refused_by_policy": True, "destinations": ["G2"], "chance": 0.2},
        {"verdict": "prohibited", "destinations": ["G2"], "parents": ["MY"]},
        {"verdict": "prohibited", "classes": ["3A090.a"], "not_destinations": ["KR"]},
        {"verdict": "licence", "lead_weeks": 6, "makers": ["US"], "valid_to": "2025-09-30"},
    ))
    rows = [{"id": "first", **drawn},
            {"id": "rest", "verdict": d.rng.choice(("exception", "licence")), "lead_weeks": 1,
             "makers": ["US"]}]
    for row in rows:
        d.table("export_rules").append({**common, **row, "quotas": quotas, "sentence": "made up"})
    figures: dict[str, Any] = {}
    if d.maybe(0.4):
        figures["min_chance"] = 0.5
    if d.maybe(0.3):
        figures["allow_refused"] = True
    d.set_rule("export_eligibility", **figures)


def placed(d: Draft) -> None:
    """Orders already placed, sometimes in a phase that is past."""
    if d.maybe(0.12) and len(d.tables["phases"]) > 1:
        start = date.fromisoformat(d.tables["phases"][0]["start"])
        d.tables["as_of"] = (start + timedelta(days=d.rng.choice((10, 100)))).isoformat()
    if not d.has("placed_orders"):
        return
    lines = World(d.tables).lines
    if not lines:
        raise RetryError("no line")
    d.set_rule("placed_orders", unit_price=offer_money(d, d.tables["offers"][0]))
    key = d.rng.choice(lines).key
    if d.maybe(0.3):
        offer = d.rng.choice(d.tables["offers"])
        key = (offer["id"], offer["sites"][0], "P1")
    least = next(o for o in d.tables["offers"] if o["id"] == key[0])
    units = max(1, least["minimum_order"], least["order_multiple"])
    d.table("placed_orders").append(
        {"offer": key[0], "site": key[1], "phase": key[2], "units": units})
