"""No two rows of a table may say the same thing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.domain.checks.report import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.draft import Draft
    from optimizer.errors import Problem

KEYS: dict[str, tuple[str, ...]] = {
    "aims": ("aim",),
    "vendor_slips": ("vendor", "weeks"),
    "site_phases": ("site", "phase"),
    "price_breaks": ("offer", "from_units"),
    "offer_phases": ("offer", "phase"),
    "alternates": ("group", "offer"),
    "bundles": ("bundle", "offer"),
    "vendor_rebates": ("vendor", "basis", "from_amount"),
    "quotes": ("id", "revision", "sha256"),
    "quote_history": ("quote", "revision", "sha256", "offer"),
    "exchange_rates": ("currency", "phase"),
    "taxes": ("origin",),
    "budgets": ("fiscal_year",),
    "placed_orders": ("offer", "site", "phase"),
    "pins": ("offer", "site", "phase", "kind"),
    "previous_plan": ("offer", "site", "phase"),
    "export_groups": ("regime", "group"),
    "export_rules": ("regime", "id"),
    "export_quotas": ("regime", "id"),
}
"""What identifies a row of a table that has no id of its own, or an id within a regime."""


def duplicates(draft: Draft) -> Iterator[Problem]:
    """Rows whose key stands in an earlier row, good or bad."""
    for name, table in draft.tables.items():
        key = KEYS.get(name) or (("id",) if "id" in table.record.model_fields else ())
        if not key:
            continue
        keyed = [
            (position, tuple(getattr(row, field) for field in key)) for position, row in table.rows
        ] + [
            (position, tuple(values[field] for field in key))
            for position, values in table.partial if all(field in values for field in key)
        ]
        first: dict[tuple[object, ...], int] = {}
        for position, values in sorted(keyed, key=lambda pair: pair[0]):
            if first.setdefault(values, position) != position:
                said = " ".join(str(value) for value in values if value is not None)
                yield at(
                    name, position, key[0],
                    f"{said} stands in an earlier row of {name} already",
                    "Give it another id or delete one of the rows." if key[-1] == "id"
                    else "Delete one of the rows, or join them into one.",
                )
