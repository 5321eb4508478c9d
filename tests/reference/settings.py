"""Rule settings: mode, price of breaking, and figures, with the defaults of each rule."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .records import exact

OFF_BY_DEFAULT = {
    "grid_step", "overbuy", "single_source", "spares", "domestic_preference", "change_limit",
}
NEVER_SOFT = {"export_eligibility", "price_breaks", "vendor_rebates", "conditional_rebates"}

RULES = (
    "delivery_target", "compute_target", "budget_year", "budget_total", "site_power", "grid_step",
    "cooling", "rack_space", "export_eligibility", "export_quota", "supply_phase", "supply_total",
    "minimum_order", "order_multiple", "price_breaks", "overbuy", "vendor_rebates",
    "conditional_rebates", "bundles", "alternates", "vendor_award", "vendor_count", "shares",
    "cluster_block", "cluster_count", "variety", "single_source", "resilience", "spares",
    "domestic_preference", "placed_orders", "pins", "change_limit",
)
"""Every rule id, in the order of the specification."""


@dataclass(frozen=True)
class Settings:
    """What a scenario says of one rule."""

    rule: str
    mode: str
    values: dict[str, Any]

    def number(self, name: str, default: Any = None) -> Fraction | None:
        """A figure, or the default where it is blank."""
        value = self.values.get(name)
        value = default if value is None else value
        return None if value is None else exact(value)

    def flag(self, name: str, default: bool = False) -> bool:
        """A yes/no setting."""
        value = self.values.get(name)
        return default if value is None else bool(value)

    def entries(self, name: str) -> list[dict[str, Any]]:
        """A list of small tables, such as milestones."""
        return list(self.values.get(name) or ())

    def text(self, name: str, default: str) -> str:
        """A text setting."""
        return self.values.get(name) or default


def settings_of(rule: str, values: dict[str, Any]) -> Settings:
    """Settings of a rule with its default mode; a soft rule must have a price."""
    if rule not in RULES:
        raise ValueError(f"rules: {rule} is not a rule")
    mode = values.get("mode") or ("off" if rule in OFF_BY_DEFAULT else "hard")
    if mode == "soft" and (rule in NEVER_SOFT or values.get("price") is None):
        raise ValueError(f"rules.{rule}: it cannot be soft, or has no price")
    return Settings(rule, mode, values)
