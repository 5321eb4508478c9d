"""Changes of a scenario whose effect on the best plan is known beforehand."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from random import Random
from typing import Any

from .drawing import Raw

IN_MONEY = {"budget_year", "budget_total", "vendor_award"}
"""Rules whose rows are held in the reporting currency."""

NAMED = {"vendors": ("vendor",), "offers": ("offer", "trigger_offer", "discounted_offer"),
         "sites": ("site",), "phases": ("phase",), "systems": ("system",),
         "accelerators": ("accelerator", "model")}
"""Tables whose rows have names, and the fields that refer to them."""

ORDERED = {"phases", "aims", "export_rules"}
"""Tables in which the order of the rows says something."""


# ---- money


def _times(row: Raw, factor: Decimal, *fields: str) -> None:
    for name in fields:
        if row.get(name) is not None:
            row[name] = Decimal(str(row[name])) * factor


def _quotes(raw: Raw, factor: Decimal, offers: set[str]) -> None:
    for row in raw["offers"]:
        if row["id"] in offers:
            _times(row, factor, "unit_price", "support_per_year", "freight_per_unit")
    for row in [*raw.get("price_breaks", ()), *raw.get("offer_phases", ())]:
        if row["offer"] in offers:
            _times(row, factor, "unit_price")


def _reported(raw: Raw, factor: Decimal) -> None:
    """Every amount in the reporting currency that no quote states."""
    for row in raw["vendors"]:
        _times(row, factor, "engagement_fee", "award_min", "award_max")
    for row in raw["sites"]:
        _times(row, factor, "tariff_per_kwh")
    for row in raw.get("vendor_rebates", ()):
        _times(row, factor, "from_amount" if row["basis"] == "spend" else "rebate")
    for row in raw.get("budgets", ()):
        _times(row, factor, "amount")
    for settings in raw.get("terms", {}).values():
        _times(settings, factor, "per_accelerator", "per_kw", "per_offer")
    for rule, settings in raw.get("rules", {}).items():
        measured = {entry.get("measure") for entry in settings.get("entries", ())}
        in_money = rule in IN_MONEY or "spend" in measured
        _times(settings, factor, "max_concession" if in_money else "price")
        if rule in ("budget_total", "grid_step"):
            _times(settings, factor, "amount", "fee")


def mixed_measures(raw: Raw) -> bool:
    """Whether one price weighs both money and units, which no change of currency keeps."""
    shares = raw.get("rules", {}).get("shares", {})
    measured = {entry["measure"] == "spend" for entry in shares.get("entries", ())}
    return shares.get("mode") == "soft" and len(measured) > 1


def quoted_dearer(raw: Raw, factor: Decimal) -> Raw:
    """Every price, freight and support of every quote times a factor; nothing else."""
    out = deepcopy(raw)
    _quotes(out, factor, {row["id"] for row in out["offers"]})
    return out


def dearer(raw: Raw, factor: Decimal) -> Raw:
    """All quotes, fees, thresholds and limits in money times a factor, at the same rates."""
    out = quoted_dearer(raw, factor)
    _reported(out, factor)
    return out


def in_other_money(raw: Raw, factor: Decimal) -> Raw:
    """The same scenario reported in a unit of which ``factor`` make one of the unit before.

    Quotes in foreign currency stay; their exchange rates change.
    """
    out = deepcopy(raw)
    home = out["money"]["currency"]
    _quotes(out, factor, {row["id"] for row in out["offers"] if row["currency"] == home})
    for row in out.get("exchange_rates", ()):
        _times(row, factor, "rate")
    _reported(out, factor)
    return out


# ---- names and order


def renamed(raw: Raw) -> Raw:
    """New names whose alphabet runs the other way: ``z3~`` is put before the first of three."""
    names = {table: {row["id"]: f"z{len(raw[table]) - i}~{row['id']}"
                     for i, row in enumerate(raw[table])} for table in NAMED}
    fields = {field: names[table] for table, used in NAMED.items() for field in used}

    def walk(node: Any) -> Any:
        if isinstance(node, list):
            return [walk(item) for item in node]
        if not isinstance(node, dict):
            return node
        out = {key: fields[key][value] if key in fields and isinstance(value, str)
               else walk(value) for key, value in node.items()}
        if out.get("of") in fields:
            out["name"] = fields[out["of"]].get(out["name"], out["name"])
        return out

    out = walk(raw)
    for table, known in names.items():
        for row in out[table]:
            row["id"] = known[row["id"]]
    for row in out["offers"]:
        row["sites"] = [names["sites"][site] for site in row.get("sites", ())]
    return out


def shuffled(raw: Raw, chance: int) -> Raw:
    """Rows of every table and list of settings in another order, where order says nothing."""
    out, rng = deepcopy(raw), Random(chance)
    lists = [rows for table, rows in out.items() if isinstance(rows, list) and table not in ORDERED]
    for settings in out.get("rules", {}).values():
        lists += [rows for rows in settings.values() if isinstance(rows, list)]
    for rows in lists:
        rng.shuffle(rows)
    return out
