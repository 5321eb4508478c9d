"""What an export regime decides for one delivery: a small own reading of its tables."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from .records import record

FORMAT_BITS = {
    "bf16_tflops": 16,
    "fp8_tflops": 8,
    "fp6_tflops": 6,
    "fp4_tflops": 4,
    "int8_tops": 8,
    "int4_tops": 4,
}

FREE = SimpleNamespace(
    id="", verdict="no_licence", lead_weeks=Fraction(0), chance=Fraction(1),
    refused_by_policy=False, quotas=(),
)
"""What holds where no rule fits, or where the export rule is off."""


def tpp(accelerator: SimpleNamespace) -> Fraction:
    """Total processing performance: the highest dense rate x bit length of any format."""
    return max((getattr(accelerator, name) or Fraction(0)) * b for name, b in FORMAT_BITS.items())


def _holds(row: SimpleNamespace, when: date) -> bool:
    return row.valid_from <= when and (row.valid_to is None or when <= row.valid_to)


class Regime:
    """The rows of one regime, from the scenario's own tables or from a regime dict given."""

    def __init__(self, name: str, own: SimpleNamespace, shipped: dict[str, Any] | None) -> None:
        tables = {}
        for table in ("groups", "thresholds", "rules", "quotas"):
            full = f"export_{table}"
            extra = [record(full, row) for row in (shipped or {}).get(table, ())]
            tables[table] = [row for row in [*getattr(own, full), *extra] if row.regime == name]
        self.groups = {row.group: row.countries for row in tables["groups"]}
        self.thresholds, self.rules = tables["thresholds"], tables["rules"]
        self.quotas = tables["quotas"]

    def countries(self, names: tuple[str, ...]) -> set[str]:
        """ISO codes of a list that may name country groups, and groups of groups."""
        found: set[str] = set()
        for name in names:
            found |= self.countries(self.groups[name]) if name in self.groups else {name}
        return found

    def eccn(self, accelerator: SimpleNamespace, when: date) -> str:
        """The first control class whose limits the accelerator meets; "" for none."""
        if not self.thresholds:
            return ""
        power = tpp(accelerator)
        area = accelerator.die_area_mm2
        density = None if area is None else power / area
        per_ic = power / accelerator.ics
        for row in self.thresholds:
            if _holds(row, when) and _within(per_ic, row.tpp_from, row.tpp_below) and _within(
                density, row.density_from, row.density_below
            ):
                return row.eccn
        return ""

    def decide(
        self, accelerator: SimpleNamespace, site: SimpleNamespace, when: date
    ) -> SimpleNamespace:
        """The first rule that fits a shipment of that day, or ``FREE``."""
        eccn = self.eccn(accelerator, when)
        for row in self.rules:
            if (
                _holds(row, when)
                and (not row.classes or eccn in row.classes)
                and self._named(row.makers, accelerator.maker_country)
                and self._named(row.destinations, site.country)
                and site.country not in self.countries(row.not_destinations)
                and self._named(row.parents, site.operator_parent_country)
            ):
                return row
        return FREE

    def _named(self, names: tuple[str, ...], country: str) -> bool:
        return not names or country in self.countries(names)


def _within(value: Fraction | None, low: Fraction | None, below: Fraction | None) -> bool:
    """Whether a value meets limits; blank limits do not matter, an unknown value meets none."""
    if value is None:
        return low is None and below is None
    return (low is None or value >= low) and (below is None or value < below)
