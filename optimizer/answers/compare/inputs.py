"""Inputs that differ between two scenarios: rows of tables, settings of rules and terms."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from optimizer.domain.checks.duplicates import KEYS
from optimizer.domain.references import tables, tables_with_ids
from optimizer.domain.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TITLES = frozenset({"name", "title", "note"})
"""Fields that name a scenario; they decide nothing."""

OWN_KEYS = {"concessions": ("rule", "where")}
SETTINGS = ("rules", "terms")
WHOLE = "scenario"
"""Where fields that are no table stand."""

Key = tuple[str, str]
"""Table and row: ``("offers", "A")``, ``("rules", "site_power")``, ``("scenario", "as_of")``."""


@dataclass(frozen=True)
class Field:
    """One value that differs; a row that only one scenario has differs as a whole."""

    table: str
    row: str
    field: str
    left: Any
    right: Any


def rows_of(scenario: Scenario, table: str) -> dict[str, Any]:
    """Rows of a table by name, in their order; a name that comes again is numbered."""
    key = OWN_KEYS.get(table) or KEYS.get(table) or ("id",)
    seen: Counter[str] = Counter()
    found = {}
    for row in getattr(scenario, table):
        parts = [getattr(row, part, None) for part in key]
        name = " ".join(str(part) for part in parts if part is not None)
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name} ({seen[name]})"] = row
    return found


def parts_of(scenario: Scenario) -> Iterator[tuple[Key, Any]]:
    """Everything that can differ, by table and row."""
    for name in Scenario.model_fields:
        if name in SETTINGS:
            for entry, settings in getattr(scenario, name).items():
                yield (name, entry), settings
        elif name in tables() and name != "aims":
            for row, record in rows_of(scenario, name).items():
                yield (name, row), record
        elif name not in TITLES:
            yield (WHOLE, name), getattr(scenario, name)


def differing(left: Scenario, right: Scenario) -> dict[Key, tuple[Any, Any]]:
    """Rows and settings that differ, with both sides; None where one has it not."""
    mine, theirs = dict(parts_of(left)), dict(parts_of(right))
    return {key: (mine.get(key), theirs.get(key)) for key in {**mine, **theirs}
            if mine.get(key) != theirs.get(key)}


def fields(changes: Mapping[Key, tuple[Any, Any]]) -> Iterator[Field]:
    """Every value that differs."""
    for (table, row), (before, after) in changes.items():
        mine, theirs = _values(before), _values(after)
        if before is None or after is None:
            if table in SETTINGS:
                for name in mine or theirs:
                    yield Field(table, row, name, mine.get(name), theirs.get(name))
            else:
                yield Field(table, row, "", _short(before), _short(after))
        elif table == WHOLE and not isinstance(before, dict) and not mine:
            yield Field(table, row, "", before, after)
        else:
            for name in {**mine, **theirs}:
                if mine.get(name) != theirs.get(name):
                    yield Field(table, row, name, mine.get(name), theirs.get(name))


def _values(part: Any) -> dict[str, Any]:
    if isinstance(part, dict):
        return part
    return part.model_dump(mode="json") if hasattr(part, "model_dump") else {}


def _short(part: Any) -> str | None:
    if part is None:
        return None
    said = [f"{name} {value}" for name, value in _values(part).items()
            if value not in (None, "", [], ()) and name != "id"]
    return ", ".join(said[:6])


def has_id(table: str) -> bool:
    """Whether other tables refer to rows of a table."""
    return table in tables_with_ids()
