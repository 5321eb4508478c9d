"""The grey example row of every table in the template: one small story, told by field name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.domain.fields import kind_of, limits_of

if TYPE_CHECKING:
    from optimizer.io.outline import TableSpec

BY_FIELD: dict[str, Any] = {
    "aim": "least_cost", "phase": "2025Q3", "start": date(2025, 7, 1), "end": date(2025, 9, 30),
    "fiscal_year": 2025, "vendor": "vendor-a", "system": "hgx-b200", "accelerator": "B200",
    "model": "B200", "site": "hall-1", "sites": ("hall-1", "hall-2"), "offer": "vendor-a-b200",
    "trigger_offer": "vendor-a-b200", "discounted_offer": "vendor-a-h200", "maker": "NVIDIA",
    "maker_country": "US", "country": "KR", "parent_country": "KR", "origin": "US",
    "operator": "operator-a", "operator_parent_country": "KR", "currency": "USD",
    "memory_gb": Decimal(180), "memory_tb_s": Decimal("7.7"), "tdp_w": Decimal(1000),
    "bf16_tflops": Decimal(2250), "fp8_tflops": Decimal(4500), "fp4_tflops": Decimal(9000),
    "release": date(2024, 11, 1), "uses": ("training", "inference"), "ics": 2,
    "accelerators_per_unit": 8, "unit_kw_max": Decimal("14.3"), "unit_kw_typical": Decimal("10.2"),
    "rack_units": Decimal(10), "cooling": "air", "platform_class": "8-GPU board",
    "unit_price": Decimal(400000), "break_kind": "all_units", "from_units": 100,
    "lead_weeks_min": Decimal(8), "lead_weeks_max": Decimal(16), "deposit_share": Decimal("0.3"),
    "delivery_share": Decimal("0.6"), "acceptance_share": Decimal("0.1"),
    "valid_from": date(2025, 7, 1), "valid_until": date(2025, 9, 30), "valid_to": None,
    "pue": Decimal("1.3"), "tariff_per_kwh": Decimal(170), "power_kw": Decimal(20000),
    "liquid_kw": Decimal(4000), "air_kw": Decimal(15000), "rate": Decimal(1380),
    "duty_share": Decimal(0), "vat_share": Decimal("0.1"), "amount": Decimal(1459000000000),
    "weeks": Decimal(2), "chance": Decimal("0.25"), "group": "choose-one", "bundle": "bundle-1",
    "trigger_units": 100, "discount_share": Decimal("0.05"), "kind": "at_least", "units": 10,
    "basis": "spend", "from_amount": Decimal(100000000000), "rebate": Decimal("0.02"),
    "regime": "my-regime", "countries": ("KR", "JP"), "eccn": "3A090.a", "tpp": Decimal(790000000),
    "accelerators": 10000, "use": "training", "share": Decimal("0.2"), "confidence": "assumption",
    "source": "vendor's data sheet", "sentence": "No licence is needed.", "name": None,
    "quote": "vendor-a / Q-2025-17", "quoted_units": 100, "incoterm": "DDP Seoul",
    "verdict": "no_licence", "maximum": 200, "maximum_total": 500,
}
"""Value of a field, the same in all tables."""

BY_TABLE: dict[str, Any] = {
    "phases.id": "2025Q3", "accelerators.id": "B200", "accelerators.name": "NVIDIA B200 SXM",
    "systems.id": "hgx-b200", "systems.name": "8 × B200 server", "vendors.id": "vendor-a",
    "vendors.name": "Vendor A", "vendors.group": "domestic", "sites.id": "hall-1",
    "sites.name": "Hall 1", "offers.id": "vendor-a-b200", "offer_phases.unit_price": None,
    "price_breaks.unit_price": Decimal(380000), "conditional_rebates.id": "b200-helps-h200",
    "vendor_rebates.kind": "all_units", "export_groups.group": "friends",
    "export_rules.id": "friends-free", "export_quotas.id": "country-cap",
    "export_quotas.valid_to": date(2027, 12, 31), "export_rules.quotas": ("country-cap",),
    "quotes.id": "vendor-a / Q-2025-17", "quotes.number": "Q-2025-17",
    "exchange_rates.phase": None, "export_rules.maker": None, "export_rules.valid_until": None,
    "accelerators.rack_units": None,
}
"""Value of a field where one table says something else."""


def example_of(spec: TableSpec) -> dict[str, Any]:
    """An example row of a table; fields nobody gave an example of get the least that is valid."""
    row: dict[str, Any] = {}
    for name, field in spec.record.model_fields.items():
        kind = kind_of(field)
        given = BY_TABLE.get(f"{spec.name}.{name}", BY_FIELD.get(name))
        if given is not None and _fits(kind.holds, kind.choices, given):
            row[name] = given
        elif not field.is_required():
            default = field.get_default(call_default_factory=True)
            row[name] = None if default == () else default
        else:
            row[name] = _least(kind.holds, kind.choices, limits_of(field))
    return row


def _fits(holds: str, choices: tuple[str, ...], value: Any) -> bool:
    types: dict[str, Any] = {"text": str, "texts": tuple, "integer": int, "date": date,
                             "number": (int, Decimal), "yes_no": bool, "choice": str}
    return isinstance(value, types.get(holds, ())) and (not choices or value in choices)


def _least(holds: str, choices: tuple[str, ...], limits: dict[str, Any]) -> Any:
    least: dict[str, Any] = {
        "text": "name", "texts": ("name",), "date": date(2025, 7, 1), "yes_no": True,
        "integer": limits.get("ge", 1), "number": Decimal(limits.get("ge", 1)),
    }
    return choices[0] if choices else least[holds]
