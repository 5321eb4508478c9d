"""Cells, headings and widths of an answer's table on a sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.io.plan.look import Cell, Kind, Price
from optimizer.io.plan.table import shown
from optimizer.io.style import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.domain.answer import Cell as Value
    from optimizer.domain.answer import Column, Table

KINDS: dict[str, Kind] = {"text": "text", "integer": "whole", "number": "figure",
                          "share": "share", "date": "date"}
WIDEST, NARROW, NARROWEST = 46.0, 24.0, 11.0
PAGE = 150.0
"""Characters across a page that can still be read; beyond, texts wrap sooner."""


def kind_of(column: Column, currency: str) -> Kind:
    """What a column's cells show; money in another currency than the plan's as a price."""
    if column.kind == "money":
        return "money" if column.unit in ("", currency) else "price"
    return KINDS[column.kind]


def heading_of(column: Column) -> str:
    """English over Korean, with the unit."""
    unit = f", {column.unit}" if column.unit else ""
    same = column.heading.en == column.heading.ko
    return f"{column.heading.en}{unit}" + ("" if same else f"\n{column.heading.ko}{unit}")


def cell_of(value: Value, column: Column, currency: str) -> Cell:
    """A value as a cell of the sheet."""
    if column.kind == "date" and isinstance(value, str):
        return _date(value)
    if column.kind == "money" and column.unit not in ("", currency) and isinstance(
            value, Decimal | int):
        return Price(Decimal(value), column.unit)
    return value


def _date(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def without_blanks(table: Table) -> Table:
    """A table without columns that hold nothing in any row."""
    held = [place for place, _ in enumerate(table.columns)
            if not table.rows or any(row[place] not in (None, "") for row in table.rows)]
    return replace(table, columns=tuple(table.columns[place] for place in held),
                   rows=tuple(tuple(row[place] for place in held) for row in table.rows))


def widths_of(tables: Sequence[Table]) -> list[float]:
    """How wide each column of a sheet is, for all tables that stand on it."""
    widths = _widths(tables, WIDEST)
    return widths if sum(widths) <= PAGE else _widths(tables, NARROW)


def _widths(tables: Sequence[Table], widest: float) -> list[float]:
    """The widths that the tables need, texts wrapping where they are wider than this."""
    widths: list[float] = []
    for table in tables:
        for place, column in enumerate(table.columns):
            needed = _needed(column, [row[place] for row in table.rows], widest)
            widths[place:place + 1] = [max([needed, *widths[place:place + 1]])]
    return widths


def _needed(column: Column, values: Sequence[Value], widest: float) -> float:
    kind = kind_of(column, column.unit)
    texts = [shown(value, kind) for value in values]
    words = [word for line in heading_of(column).split("\n") for word in line.split()]
    cells = min(width_of(texts) if texts else 0.0, widest if column.kind == "text" else WIDEST)
    return max(cells, min(width_of(words) + 2, WIDEST), NARROWEST)
