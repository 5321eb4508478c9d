"""Writing one value into one cell so that reading it gives the same value back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.io.style import grouped
from optimizer.io.values import joined, survives_as_float

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from optimizer.io.style import Styles

FIRST_DATE = date(1900, 3, 1)
"""Spreadsheets disagree about days before this one; they are written as text."""


def write(sheet: Worksheet, row: int, column: int, value: Any, style: Format) -> None:
    """Write a value by its type. Text is always text, whatever sign it starts with."""
    if value is None or value in ("", ()):
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, style)
    elif isinstance(value, int | Decimal):
        if survives_as_float(Decimal(value)):
            sheet.write_number(row, column, float(value), style)
        else:
            sheet.write_string(row, column, format(Decimal(value), "f"), style)
    elif isinstance(value, date) and value >= FIRST_DATE:
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_string(row, column, as_text(value), style)


def as_text(value: Any) -> str:
    """What a cell shows, roughly; for widths, and for cells that are text."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return joined(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:,f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def shown(styles: Styles, value: Any, *kinds: str, num_format: str, **more: Any) -> Format:
    """The format of a cell that holds this value."""
    if isinstance(value, Decimal):
        num_format = grouped(value)
    return styles(*kinds, num_format=num_format, **more)
