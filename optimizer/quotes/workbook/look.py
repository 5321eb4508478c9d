"""How an offers workbook looks, and how values of findings are shown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.domain.units import printable
from optimizer.io.cells import as_text, shown, write
from optimizer.io.style import DATE, GENERAL, LINE, LINE_HEIGHT, TEXT, WHOLE, Styles, height_of
from optimizer.io.table_sheet import finish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

INPUT = "#FFF2CC"
"""Where a planner fills in."""
STATUS: dict[str, dict[str, Any]] = {
    "read": {"bg_color": "#E2F0D9"}, "inferred": {"bg_color": "#FFF2CC"},
    "asked": {"bg_color": "#F8CBAD", "bold": True}, "answered": {"bg_color": "#DDEBF7"},
    "not stated": {"font_color": "#6B7280"},
}
"""Colours beside the words, which say the same."""
CELL: dict[str, Any] = {"text_wrap": True, "align": "left", "bottom": 7, "bottom_color": LINE}
TAB_ASK, TAB_PROOF = "#C55A11", "#7F7F7F"
LONGEST = 32_000
"""Characters of a cell; a spreadsheet drops a longer text."""
TALLEST = 180.0
"""Height of a row with a long text, points; the rest shows in the cell itself."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet that is for people."""

    name: str
    width: float
    meaning: str


def people_sheet(
    workbook: Workbook, styles: Styles, name: str, tab: str, columns: Sequence[Column],
) -> Worksheet:
    """A sheet with headings and what they mean; its rows begin in row 3."""
    sheet = workbook.add_worksheet(name)
    sheet.set_tab_color(tab)
    for position, column in enumerate(columns):
        sheet.set_column(position, position, column.width)
        sheet.write_string(0, position, column.name, styles("heading"))
        mark = "# " if position == 0 else ""
        sheet.write_string(1, position, mark + column.meaning, styles("meaning"))
    sheet.set_row(0, LINE_HEIGHT * 1.6)
    sheet.set_row(1, max(height_of(f"# {c.meaning}", c.width) for c in columns))
    return sheet


def close(sheet: Worksheet, columns: Sequence[Column], rows: int, frozen: int = 1) -> None:
    """Filter, frozen headings and print set-up, once the rows are in."""
    sheet.autofilter(0, 0, max(rows + 1, 2), len(columns) - 1)
    sheet.freeze_panes(2, frozen)
    finish(sheet, wide=sum(column.width for column in columns), headings=2)


def put(
    sheet: Worksheet, styles: Styles, row: int, columns: Sequence[Column], values: Sequence[Any],
    looks: Sequence[dict[str, Any]] = (),
) -> None:
    """One row of values, as tall as its longest text."""
    tallest = LINE_HEIGHT
    values = [safe(value) for value in values]
    for position, (column, value) in enumerate(zip(columns, values, strict=True)):
        look = CELL | (looks[position] if looks else {})
        form = DATE if isinstance(value, date) else (
            WHOLE if isinstance(value, int) else TEXT if isinstance(value, str) else GENERAL)
        write(sheet, row, position, value, shown(styles, value, **({"num_format": form} | look)))
        tallest = max(tallest, height_of(as_text(value), column.width, 10))
    sheet.set_row(row, min(math.ceil(tallest), TALLEST))


def safe(value: Any) -> Any:
    """A text from outside as a cell can hold it: no control characters, not longer than it may."""
    return printable(value)[:LONGEST] if isinstance(value, str) else value


def value_shown(field: str, value: Any) -> Any:
    """The value of a finding as one cell: numbers stay numbers."""
    if value is None or isinstance(value, bool | str | int | Decimal | date):
        return ("yes" if value else "no") if isinstance(value, bool) else value
    if not isinstance(value, tuple):
        return str(value)
    if field == "lead_weeks" and len(value) == 2:
        best, worst = (as_text(part).removesuffix(".0") for part in value)
        return best if best == worst else f"{best}–{worst}"
    if field == "payment":
        return " / ".join(f"{(Decimal(part) * 100).normalize():f} %" for part in value)
    if all(isinstance(part, tuple) and len(part) == 2 for part in value):
        return "; ".join(f"from {first:,}: {as_text(price)}" for first, price in value) or "none"
    return "; ".join(as_text(part) for part in value)
