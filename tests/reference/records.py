"""Reads a scenario given as a plain dict: exact fractions, dates, and defaults for blanks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import SimpleNamespace
from typing import Any

MUST = object()
"""Stands where a field has no default."""


def exact(value: Any) -> Fraction:
    """The number exactly as it is written: 0.1 is one tenth."""
    return _written(str(value))


@cache
def _written(text: str) -> Fraction:
    return Fraction(Decimal(text))


def day(value: Any) -> date:
    """A date from its ISO text."""
    return value if isinstance(value, date) else date.fromisoformat(value)


KINDS = {"number": exact, "count": int, "text": str, "day": day, "names": tuple, "flag": bool}


def _fields(**kinds: str) -> dict[str, tuple[str, Any]]:
    """``number="a b=0 c="``: a must be given, b defaults to 0, c may be blank (None)."""
    found: dict[str, tuple[str, Any]] = {}
    for kind, names in kinds.items():
        for name in names.split():
            field, equals, default = name.partition("=")
            if not equals:
                found[field] = (kind, MUST)
            elif kind == "names":
                found[field] = (kind, ())
            elif default == "":
                found[field] = (kind, "" if kind == "text" else None)
            elif kind == "flag":
                found[field] = (kind, default == "yes")
            else:
                found[field] = (kind, KINDS[kind](default))
    return found


_ORDER = _fields(text="offer site phase", count="units")

TABLES = {
    "phases": _fields(text="id", day="start end", count="fiscal_year"),
    "accelerators": _fields(
        text="id maker maker_country",
        number="memory_gb bf16_tflops= fp8_tflops= fp6_tflops= fp4_tflops= int8_tops= int4_tops= "
        "die_area_mm2= failure_share_per_year=0",
        count="ics=1",
        names="uses=",
    ),
    "systems": _fields(
        text="id accelerator cooling platform_class=",
        count="accelerators_per_unit",
        number="unit_kw_max unit_kw_typical rack_units liquid_heat_share=0 acceptance_weeks=0",
    ),
    "vendors": _fields(
        text="id country group=", number="engagement_fee=0 award_min= award_max=",
        count="maximum_total=",
    ),
    "vendor_slips": _fields(text="vendor", number="weeks chance"),
    "sites": _fields(
        text="id country operator operator_parent_country",
        number="pue tariff_per_kwh load_factor=1 existing_power_kw=0 existing_liquid_kw=0 "
        "existing_air_kw=0 existing_rack_units=0",
    ),
    "site_phases": _fields(text="site phase", number="power_kw liquid_kw air_kw rack_units"),
    "offers": _fields(
        text="id vendor system currency price_basis=unit break_kind= break_basis=order origin=",
        number="unit_price lead_weeks_max deposit_share=0 delivery_share=1 acceptance_share=0 "
        "support_per_year=0 freight_per_unit=0",
        count="minimum_order=0 order_multiple=1 maximum_per_phase= maximum_total=",
        day="valid_from= valid_until=",
        names="sites=",
    ),
    "price_breaks": _fields(text="offer", count="from_units", number="unit_price"),
    "offer_phases": _fields(text="offer phase", number="unit_price=", count="maximum="),
    "alternates": _fields(text="group offer"),
    "bundles": _fields(text="bundle offer", count="units=1"),
    "conditional_rebates": _fields(
        text="id trigger_offer discounted_offer", count="trigger_units", number="discount_share"
    ),
    "vendor_rebates": _fields(text="vendor basis kind", number="from_amount rebate"),
    "exchange_rates": _fields(text="currency phase=", number="rate"),
    "taxes": _fields(text="origin", number="duty_share vat_share"),
    "budgets": _fields(count="fiscal_year", number="amount carry_over_share=0"),
    "placed_orders": _ORDER,
    "pins": _fields(text="offer site= phase= kind", count="units"),
    "previous_plan": _ORDER,
    "export_groups": _fields(text="regime group", names="countries="),
    "export_thresholds": _fields(
        text="regime eccn",
        day="valid_from valid_to=",
        number="tpp_from= tpp_below= density_from= density_below=",
    ),
    "export_rules": _fields(
        text="regime id verdict",
        day="valid_from valid_to=",
        names="classes= makers= destinations= not_destinations= parents= quotas=",
        number="lead_weeks=0 chance=1",
        flag="refused_by_policy=no",
    ),
    "export_quotas": _fields(text="regime id scope", number="tpp", day="valid_from valid_to"),
}
"""The fields this checker reads of each table; it ignores all others."""


def record(table: str, row: dict[str, Any]) -> SimpleNamespace:
    """One row of a table with exact numbers, dates and defaults."""
    values = {}
    for field, (kind, default) in TABLES[table].items():
        value = row.get(field)
        if value is None and default is MUST:
            raise ValueError(f"{table}: {field} is missing in {row}")
        values[field] = default if value is None else KINDS[kind](value)
    return SimpleNamespace(**values)


def read(scenario: dict[str, Any]) -> SimpleNamespace:
    """All tables of a scenario as lists of records, under the tables' names."""
    return SimpleNamespace(
        **{name: [record(name, row) for row in scenario.get(name) or ()] for name in TABLES}
    )
