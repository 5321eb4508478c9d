"""One answer on a sheet: what a reader must know in two languages, then its tables and charts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from optimizer.io.answers.cells import cell_of, heading_of, kind_of, widths_of
from optimizer.io.answers.chart import draw
from optimizer.io.plan.look import Look
from optimizer.io.plan.table import Column, Table, across
from optimizer.io.plan.words import clean, counted
from optimizer.io.style import LINE_HEIGHT, height_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from optimizer.domain.answer import Answer
    from optimizer.domain.answer import Table as Content

LEAST_WIDTH = 120.0
"""Characters across which sentences run, however narrow the tables are."""
USUAL = 12.0
"""The width of a column that no table uses."""
CHART_ROWS = 19
LANGUAGES = (("en", "In short"), ("ko", "요약"))


def answer_sheet(workbook: Workbook, sheet: Worksheet, look: Look, answer: Answer) -> None:
    """Fill the sheet of an answer."""
    widths = _roomy(widths_of(answer.tables))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    title = f"{answer.title.en} · {answer.title.ko}"
    sheet.write_string(0, 0, clean(title), look.styles("title", font_size=14))
    sheet.set_row(0, LINE_HEIGHT * 1.9)
    across(sheet, look.styles("note"), 1, _about(answer), widths)
    row = 3
    for language, heading in LANGUAGES:
        sheet.merge_range(row, 0, row, len(widths) - 1, "", look.styles("heading", font_size=11))
        sheet.write_string(row, 0, heading, look.styles("heading", font_size=11))
        for sentence in answer.sentences:
            row += 1
            across(sheet, look.styles("text", font_size=11, valign="vcenter"), row,
                   f"• {sentence.in_(language)}", widths, 11)
        row += 2
    for content in answer.tables:
        row = _table(workbook, sheet, look, content, widths, row)
    sheet.repeat_rows(0)


def _roomy(widths: list[float]) -> list[float]:
    """The widths, and as many more columns as sentences need to run across."""
    lacking = max(0.0, LEAST_WIDTH - sum(widths))
    return widths + [USUAL] * max(math.ceil(lacking / USUAL), 2 - len(widths))


def _about(answer: Answer) -> str:
    """Whether it is the whole answer, and what was done for it."""
    whole = ("The whole answer." if answer.complete else
             "Stopped early, or time was up: this is the best so far, not the whole answer.")
    return (f"{whole} {counted(len(answer.trials), 'scenario')} solved in {answer.seconds:,.1f} s; "
            "the sheet Plan trials lists them, with what each has changed.")


def _table(
    workbook: Workbook, sheet: Worksheet, look: Look, content: Content, widths: list[float],
    row: int,
) -> int:
    """A table below its title and note, and its chart; returns the next free row."""
    title = f"{content.title.en} · {content.title.ko}"
    sheet.write_string(row, 0, clean(title), look.styles("key", font_size=12))
    sheet.set_row(row, LINE_HEIGHT * 1.5)
    if content.note is not None:
        for text in content.note:
            row += 1
            across(sheet, look.styles("note"), row, text, widths)
    headings = [heading_of(column) for column in content.columns]
    columns = [Column(heading, kind_of(column, look.currency), width) for heading, column, width
               in zip(headings, content.columns, widths, strict=False)]
    table = Table(sheet, look, columns, row + 1)
    sheet.set_row(table.top, max(height_of(heading, width * 0.8, 10) for heading, width
                                 in zip(headings, widths, strict=False)))
    for values in content.rows:
        table.add(*(cell_of(value, column, look.currency)
                    for value, column in zip(values, content.columns, strict=True)))
    if not content.rows:
        table.add("none", *[None] * (len(columns) - 1))
    row = table.next + 1
    chart = draw(workbook, table, content, len(widths) + 1)
    if chart is None:
        return row
    sheet.insert_chart(row, 0, chart, {"object_position": 2, "x_offset": 5, "y_offset": 5})
    return row + CHART_ROWS
