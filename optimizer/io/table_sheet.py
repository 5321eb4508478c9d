"""A table as a sheet: headings, what they mean, dropdowns, and the rows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from optimizer.domain.fields import Kind, kind_of, limits_of
from optimizer.domain.references import target_of
from optimizer.io.cells import as_text, shown, write
from optimizer.io.sheets import REMARK
from optimizer.io.style import (
    LINE_HEIGHT,
    TAB_DATA,
    Styles,
    height_of,
    number_format,
    width_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from pydantic.fields import FieldInfo
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from optimizer.io.outline import TableSpec

ROOM = 5000
"""Rows that have dropdowns."""
FIRST_ROW = 2
"""Of the data, counted from 0: below the headings and their meaning."""
ASIDE = frozenset({"text", "texts", "choice", "yes_no"})
"""What stands clear of a number in the column to its left."""
PAGE_WIDTH = 190
"""Sum of column widths that one printed page can show."""
LONGEST_LIST = 255
"""Characters of choices a dropdown can hold."""
PROTECT = {
    "insert_rows": True, "delete_rows": True, "sort": True, "autofilter": True,
    "format_cells": True, "format_columns": True, "format_rows": True,
}


def table_sheet(
    workbook: Workbook, styles: Styles, spec: TableSpec, rows: Sequence[Mapping[str, Any]],
    example: Mapping[str, Any] | None = None, names: Mapping[str, Collection[str]] | None = None,
    tab: str = TAB_DATA,
) -> None:
    """Add the sheet of one table. ``example`` becomes a grey, locked row that reading skips."""
    sheet = workbook.add_worksheet(spec.name)
    sheet.set_tab_color(tab)
    first = FIRST_ROW + (example is not None)
    tallest = total = 0.0
    for column, (name, field) in enumerate(spec.record.model_fields.items()):
        kind = kind_of(field)
        meaning = (f"{REMARK} " if column == 0 else "") + (field.description or "")
        texts = [as_text(row[name]) for row in rows[:200]] + [as_text((example or {}).get(name))]
        width = max(width_of([name, *texts]), min(len(meaning) / 3 + 3, 26))
        aside = {"align": "left", "indent": 1} if column and kind.holds in ASIDE else {}
        sheet.set_column(column, column, width, styles.entry(kind, field, "input", **aside))
        sheet.write_string(0, column, name, styles("heading"))
        sheet.write_comment(0, column, comment(field, kind), _size(comment(field, kind)))
        sheet.write_string(1, column, meaning, styles("meaning"))
        total += width
        tallest = max(tallest, height_of(meaning, width))
        dropdown(sheet, spec, name, field, kind, (first, column, ROOM, column), names or {})
        look = number_format(kind, field)
        if example is not None:
            _example(sheet, styles, column, example.get(name), num_format=look, **aside)
        for number, row in enumerate(rows, start=first):
            write(sheet, number, column, row[name],
                  shown(styles, row[name], "input", num_format=look, **aside))
    sheet.set_row(0, LINE_HEIGHT * 1.6)
    sheet.set_row(1, tallest)
    sheet.conditional_format(FIRST_ROW, 0, ROOM, len(spec.record.model_fields) - 1, {
        "type": "formula", "criteria": f'=LEFT($A{FIRST_ROW + 1},1)="{REMARK}"',
        "format": styles("remark")})
    sheet.freeze_panes(FIRST_ROW, 1)
    finish(sheet, wide=total, headings=FIRST_ROW)


def _example(sheet: Worksheet, styles: Styles, column: int, value: Any, **look: Any) -> None:
    style = shown(styles, value, "example", **look)
    if column == 0:
        text = str(value) if isinstance(value, int) else as_text(value)
        sheet.write_string(FIRST_ROW, column, f"{REMARK} {text}", style)
    else:
        write(sheet, FIRST_ROW, column, value, style)


def finish(sheet: Worksheet, *, wide: float = 0, headings: int = 1) -> None:
    """Protect what is not for filling in (no password), and print large enough to read."""
    sheet.protect("", PROTECT)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(max(math.ceil(wide / PAGE_WIDTH), 1), 0)
    sheet.repeat_rows(0, headings - 1)
    sheet.repeat_columns(0)
    sheet.set_footer("&L&A&R&P / &N")


def comment(field: FieldInfo, kind: Kind) -> str:
    """All a heading can say: meaning and unit, what may be typed, and what a blank means."""
    parts = [field.description or ""]
    limits = limits_of(field)
    words = {"ge": "at least", "gt": "above", "le": "at most", "lt": "below"}
    bounds = " and ".join(f"{words[name]} {value:,}" for name, value in limits.items())
    typed = {"text": "Text.", "texts": "Names separated by semicolons: a; b.",
             "integer": "Whole number", "number": "Number", "date": "Date, YYYY-MM-DD.",
             "yes_no": "TRUE or FALSE.", "choice": f"One of: {', '.join(kind.choices)}."}
    text = typed.get(kind.holds, "")
    if kind.holds in ("integer", "number"):
        text += f", {bounds}." if bounds else "."
    return "\n".join([*parts, text, blank_means(field, kind)])


def blank_means(field: FieldInfo, kind: Kind) -> str:
    """What happens when the cell is left blank."""
    if field.is_required():
        return "Needed." if not (kind.holds == "texts" or kind.optional) else "May be blank."
    default = as_text(field.get_default(call_default_factory=True))
    return f"Blank: {default}." if default else "May be blank."


def _size(text: str) -> dict[str, Any]:
    lines = sum(len(line) // 38 + 1 for line in text.split("\n"))
    return {"width": 240, "height": 20 + 17 * lines, "font_size": 9, "author": ""}


def dropdown(
    sheet: Worksheet, spec: TableSpec | None, name: str, field: FieldInfo, kind: Kind,
    cells: tuple[int, int, int, int], names: Mapping[str, Collection[str]],
) -> None:
    """A dropdown where a field has choices or refers to another table."""
    choices = list(names.get(name, ())) or list(kind.choices)
    if kind.holds == "yes_no":
        choices = ["TRUE", "FALSE"]
    target = target_of(spec.record, name) if spec and kind.holds == "text" and name != "id" else ""
    if choices and len(",".join(choices)) <= LONGEST_LIST:
        sheet.data_validation(*cells, {
            "validate": "list", "source": choices, "error_title": name,
            "error_message": "Pick one of the list.",
            "ignore_blank": kind.optional or not field.is_required()})
    elif target:
        sheet.data_validation(*cells, {
            "validate": "list", "source": f"={target}!$A${FIRST_ROW + 1}:$A${ROOM}",
            "error_type": "warning", "error_title": name,
            "error_message": f"No row of sheet {target} has this name yet."})
