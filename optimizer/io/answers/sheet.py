"""One answer on a sheet: what a reader must know in two languages, then its tables and charts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from optimizer.domain.answer import EARLY
from optimizer.io.answers.cells import cell_of, heading_of, kind_of, widths_of, without_blanks
from optimizer.io.answers.chart import draw
from optimizer.io.answers.pages import USUAL_ROW, Pages
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
PIXEL = 0.75
"""Points of a pixel."""
LANGUAGES = (("en", "In short"), ("ko", "요약"))


def answer_sheet(workbook: Workbook, sheet: Worksheet, look: Look, answer: Answer) -> None:
    """Fill the sheet of an answer."""
    tables = [without_blanks(table) for table in answer.tables]
    page = _Page(workbook, sheet, look, _roomy(widths_of(tables)))
    title = f"{answer.title.en} · {answer.title.in_('ko')}"
    sheet.write_string(0, 0, clean(title), look.styles("title", font_size=14))
    sheet.set_row(0, LINE_HEIGHT * 1.9)
    sheet.repeat_rows(0)
    across(sheet, look.styles("note"), 1, _about(answer), page.widths)
    page.row = 3
    for language, heading in LANGUAGES:
        page.sentences(heading, [sentence.in_(language) for sentence in answer.sentences])
    for content in tables:
        page.table(content)
    page.pages.end(page.row, len(page.widths))


def _roomy(widths: list[float]) -> list[float]:
    """The widths, and as many more columns as sentences need to run across."""
    lacking = max(0.0, LEAST_WIDTH - sum(widths))
    return widths + [USUAL] * max(math.ceil(lacking / USUAL), 2 - len(widths))


def _about(answer: Answer) -> str:
    """Whether it is the whole answer, and what was done for it."""
    whole = "The whole answer." if answer.complete else EARLY.en
    solved = sum(trial.status != "unknown" for trial in answer.trials)
    return (f"{whole} {counted(solved, 'scenario').en} solved in {answer.seconds:,.1f} s; "
            "the sheet Plan trials lists them, with what each has changed.")


class _Page:
    """The sheet, from the top down; ``row`` is the next free one."""

    def __init__(
        self, workbook: Workbook, sheet: Worksheet, look: Look, widths: list[float],
    ) -> None:
        self.workbook, self.sheet, self.look, self.widths = workbook, sheet, look, widths
        self.row, self.pages = 0, Pages(sheet, widths)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)

    def sentences(self, heading: str, texts: list[str]) -> None:
        """A heading, and its sentences across all columns."""
        style = self.look.styles("heading", font_size=11)
        self.sheet.merge_range(self.row, 0, self.row, len(self.widths) - 1, "", style)
        self.sheet.write_string(self.row, 0, heading, style)
        text_style = self.look.styles("text", font_size=11, valign="vcenter")
        self.pages.flow(2 * USUAL_ROW)
        for text in texts:
            self.row += 1
            self.pages.flow(across(self.sheet, text_style, self.row, f"• {text}", self.widths, 11))
        self.row += 2

    def table(self, content: Content) -> None:
        """A table below its title and note, and its chart below."""
        first, height = self.row, LINE_HEIGHT * 1.5
        title = f"{content.title.en} · {content.title.in_('ko')}"
        self.sheet.write_string(first, 0, clean(title), self.look.styles("key", font_size=12))
        self.sheet.set_row(first, height)
        for text in content.note or ():
            self.row += 1
            height += across(self.sheet, self.look.styles("note"), self.row, text, self.widths)
        table, high = self._rows(content, self.row + 1)
        self.row = table.next + 1
        chart = draw(self.workbook, table, content, len(self.widths) + 1)
        blocks = [(first, height + high + USUAL_ROW)]
        if chart is not None:
            drawn = chart.height * PIXEL + USUAL_ROW
            blocks.append((self.row, drawn))
            self.sheet.insert_chart(self.row, 0, chart, {
                "object_position": 2, "x_offset": 5, "y_offset": 5})
            self.row += math.ceil(drawn / USUAL_ROW)
        self.pages.together(blocks)

    def _rows(self, content: Content, top: int) -> tuple[Table, float]:
        """Headings and rows; and how high they are."""
        headings = [heading_of(column) for column in content.columns]
        columns = [Column(heading, kind_of(column, self.look.currency), width) for
                   heading, column, width in
                   zip(headings, content.columns, self.widths, strict=False)]
        table = Table(self.sheet, self.look, columns, top)
        high = max(height_of(heading, column.width * 0.8, 10)
                   for heading, column in zip(headings, columns, strict=True))
        self.sheet.set_row(top, high)
        for values in content.rows:
            cells = [cell_of(value, column, self.look.currency)
                     for value, column in zip(values, content.columns, strict=True)]
            tallest = max([USUAL_ROW, *(height_of(cell, column.width, 10)
                                        for cell, column in zip(cells, columns, strict=True)
                                        if isinstance(cell, str) and column.kind == "text")])
            self.sheet.set_row(table.add(*cells), tallest)
            high += tallest
        if not content.rows:
            table.add("none · 없음", *[None] * (len(columns) - 1))
        return table, high
