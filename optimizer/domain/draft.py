"""A scenario as far as it could be read; of bad rows, what is known, so that checks stay calm."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from optimizer.domain.references import tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pydantic import BaseModel

    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True, slots=True)
class DraftTable:
    """One table: its good rows, and of its bad rows the fields that could be read."""

    record: type[BaseModel]
    rows: tuple[tuple[int, Any], ...] = ()
    partial: tuple[tuple[int, Mapping[str, Any]], ...] = ()
    whole: bool = True
    """False when the table itself is missing or lacks a column: nothing is known of its rows."""

    @property
    def complete(self) -> bool:
        """Every row of the source is a good row."""
        return self.whole and not self.partial

    def named(self, column: str) -> frozenset[str] | None:
        """Every name a column holds, of bad rows too; None where some could not be read."""
        if not self.whole or any(column not in values for _, values in self.partial):
            return None
        names = {getattr(row, column) for _, row in self.rows}
        return frozenset(names | {values[column] for _, values in self.partial})

    def spoiled(self, **key: Any) -> bool:
        """Whether a bad row may belong to the rows that have these values."""
        return not self.whole or any(
            all(values.get(name, wanted) == wanted for name, wanted in key.items())
            for _, values in self.partial
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """All tables (the scenario's and those of rule settings), and the single values by path."""

    tables: Mapping[str, DraftTable]
    values: Mapping[str, Any]
    names: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Names that come from outside the scenario: by field, e.g. ``aim`` or ``export_regime``."""

    def rows(self, table: str) -> Iterator[tuple[int, Any]]:
        """Good rows with their position in the source."""
        yield from self.tables[table].rows

    def groups(self, table: str, *key: str) -> dict[tuple[Any, ...], list[tuple[int, Any]]]:
        """Good rows by the values of some fields; groups a bad row may belong to are left out."""
        found: dict[tuple[Any, ...], list[tuple[int, Any]]] = {}
        for position, row in self.rows(table):
            values = tuple(getattr(row, name) for name in key)
            found.setdefault(values, []).append((position, row))
        return {
            values: rows for values, rows in found.items()
            if not self.tables[table].spoiled(**dict(zip(key, values, strict=True)))
        }

    def by_id(self, table: str) -> dict[str, Any]:
        """Good rows by their id; the first of a duplicate."""
        found: dict[str, Any] = {}
        for _, row in self.rows(table):
            found.setdefault(row.id, row)
        return found


def draft_of(scenario: Scenario, names: Mapping[str, Collection[str]] | None = None) -> Draft:
    """The draft of a scenario that exists already, e.g. one changed by an option."""
    drafted = {
        name: DraftTable(record, tuple(enumerate(getattr(scenario, name))))
        for name, record in tables().items()
    }
    values = {
        "as_of": scenario.as_of,
        "export_regime": scenario.export_regime,
        **{f"money.{name}": value for name, value in scenario.money},
    }
    return Draft(drafted, values, names or {})


