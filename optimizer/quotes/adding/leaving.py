"""Offers that a newer revision no longer holds: what goes with them, and what they are held by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from optimizer.domain.checks.names import FREE
from optimizer.domain.references import references, tables
from optimizer.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from optimizer.domain.scenario import Scenario

GO_ALONG = ("price_breaks", "offer_phases", "alternates")
"""Tables whose rows are part of an offer."""


def without(scenario: Scenario, gone: Collection[str]) -> dict[str, Any]:
    """The tables that change when offers leave."""
    return {name: tuple(row for row in getattr(scenario, name) if row.offer not in gone)
            for name in GO_ALONG}


def held(scenario: Scenario, gone: Collection[str], file: str) -> Iterator[Problem]:
    """Rows that still name an offer that would leave: pins, placed orders, bundles, rebates."""
    for name, record in tables().items():
        if name in GO_ALONG or name in FREE:
            continue
        fields = [field for field, target in references(record).items() if target == "offers"]
        for position, row in enumerate(getattr(scenario, name)):
            for field in fields:
                if getattr(row, field) in gone:
                    yield Problem(
                        Place(name, position, field, file),
                        f"{name} needs offer {getattr(row, field)}, which the newer revision of "
                        "its quote no longer holds",
                        "Delete or change that row first, or keep the offer in the workbook.")
