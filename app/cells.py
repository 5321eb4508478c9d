"""Changes of single cells of a scenario: the cells with one thing in them different."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.io.entered import Entered


def with_setting(cells: Entered, kind: str, path: str, text: str) -> Entered:
    """A setting (``site_power.reserve_share``) of ``rules`` or ``terms``; blank: its default."""
    held = {**cells.settings.get(kind, {}), path: text}
    if not text:
        held.pop(path)
    return replace(cells, settings={**cells.settings, kind: held})


def with_cell(cells: Entered, table: str, row: int, column: str, text: str) -> Entered:
    """One cell of a table."""
    rows = [dict(one) for one in cells.tables[table]]
    rows[row][column] = text
    return replace(cells, tables={**cells.tables, table: rows})


def without_entry(cells: Entered, kind: str, entry: str, tables: Sequence[str]) -> Entered:
    """All settings of a rule or term at their defaults, its ``tables`` empty."""
    held = {path: text for path, text in cells.settings.get(kind, {}).items()
            if path.split(".", 1)[0] != entry}
    return replace(cells, settings={**cells.settings, kind: held},
                   tables={**cells.tables, **{table: [] for table in tables}})
