"""Export regimes name what exists, and their dates and limits are in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.domain.checks.report import at, did_you_mean, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.draft import Draft
    from optimizer.errors import Problem

COUNTRY = re.compile(r"[A-Z]{2}")
PLACES = {
    "export_groups": ("countries",),
    "export_rules": ("makers", "destinations", "not_destinations", "parents"),
}
"""Fields that list countries or country groups."""


def regime_dates(draft: Draft) -> Iterator[Problem]:
    """Rows that end before they begin."""
    for table in ("export_thresholds", "export_rules", "export_quotas"):
        for position, row in draft.rows(table):
            if row.valid_to is not None and row.valid_to < row.valid_from:
                yield at(table, position, "valid_to",
                         f"it ends ({row.valid_to}) before it begins ({row.valid_from})",
                         "Correct one of the two dates.")


def regime_thresholds(draft: Draft) -> Iterator[Problem]:
    """Ranges that hold nothing."""
    for position, row in draft.rows("export_thresholds"):
        for lower, upper in (("tpp_from", "tpp_below"), ("density_from", "density_below")):
            low, high = getattr(row, lower), getattr(row, upper)
            if low is not None and high is not None and high <= low:
                yield at("export_thresholds", position, upper,
                         f"nothing is at least {plain(low)} and below {plain(high)}",
                         f"Correct {lower} or {upper}.")


def regime_names(draft: Draft) -> Iterator[Problem]:
    """Countries that are neither ISO codes nor groups of the regime, and unknown classes."""
    groups = _by_regime(draft, "export_groups", "group")
    classes = _by_regime(draft, "export_thresholds", "eccn")
    for table, fields in PLACES.items():
        for position, row in draft.rows(table):
            if groups is None:
                break
            known = groups.get(row.regime, set())
            for field in fields:
                for name in getattr(row, field):
                    if not COUNTRY.fullmatch(name) and name not in known:
                        yield at(table, position, field,
                                 f"{name} is neither a country code nor a group of regime "
                                 f"{row.regime}", f"{did_you_mean(name, known)}Use ISO codes such "
                                 "as KR, or add the group to export_groups.")
    for position, row in draft.rows("export_rules"):
        if classes is None:
            break
        there = classes.get(row.regime, set())
        for name in row.classes:
            if name not in there:
                yield at("export_rules", position, "classes",
                         f"unknown control class {name} in regime {row.regime}",
                         f"{did_you_mean(name, there)}Add it to export_thresholds or correct it.")


def _by_regime(draft: Draft, table: str, column: str) -> dict[str, set[str]] | None:
    """Names by regime; None where the table has rows that could not be read."""
    if not draft.tables[table].complete:
        return None
    found: dict[str, set[str]] = {}
    for _, row in draft.rows(table):
        found.setdefault(row.regime, set()).add(getattr(row, column))
    return found
