"""A table on a sheet: title, note, headings, rows, totals; and where its figures stand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from optimizer.io.plan.look import Cell, Kind, Live, Look, Price, put
from optimizer.io.plan.words import clean
from optimizer.io.style import LINE_HEIGHT, height_of, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROOMY = 1.25
"""Letters are narrower than the digits widths are counted in."""
ONE_LINE = 20.0
"""The height below which a row needs no height of its own."""
HEADING_ROW = 3
"""Of the first table on a sheet, counted from 0: below title and note."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading with the unit, what it holds, and how wide it is (0: as needed)."""

    heading: str
    kind: Kind = "text"
    width: float = 0


class Table:
    """Rows below headings. ``at`` names ranges and cells for formulas and charts."""

    def __init__(
        self, sheet: Worksheet, look: Look, columns: Sequence[Column], top: int = HEADING_ROW,
    ) -> None:
        self.sheet, self.look, self.columns, self.top = sheet, look, tuple(columns), top
        self.next = top + 1
        self._end: int | None = None
        self._widths = [self._least(column) for column in columns]
        for place, column in enumerate(columns):
            side = "left" if column.kind in ("text", "name") else "right"
            sheet.write_string(top, place, column.heading,
                               look.styles("heading", align=side, indent=int(side == "left")))

    @property
    def first(self) -> int:
        """The first row of data."""
        return self.top + 1

    @property
    def last(self) -> int:
        """The last row of data so far; with no rows the first, so that ranges stay valid."""
        return self._end or max(self.next - 1, self.first)

    def add(
        self, *values: Cell, marks: tuple[str, ...] = (), kinds: Mapping[str, Kind] | None = None
    ) -> int:
        """Add a row, and say which it is. ``kinds``: what its cells hold, where not as usual."""
        row, tallest = self.next, 0.0
        for place, (column, value) in enumerate(zip(self.columns, values, strict=True)):
            kind = (kinds or {}).get(column.heading, column.kind)
            put(self.sheet, row, place, value, self.look(kind, value, *marks))
            if not column.width:
                self._widths[place] = max(self._widths[place], width_of([shown(value, kind)]) + 1)
            elif kind == "text" and isinstance(value, str):
                tallest = max(tallest, height_of(value, column.width * ROOMY, 10))
        if tallest > ONE_LINE:
            self.sheet.set_row(row, tallest)
        self.next += 1
        return row

    def total(self, label: str, figures: Mapping[str, Decimal | int | Live]) -> int:
        """Add a row below all others: live sums with their values, or formulas of their own."""
        self._end = self.last
        self.next = self._end + 1
        values: list[Cell] = [label] + [None] * (len(self.columns) - 1)
        for heading, figure in figures.items():
            values[self.place(heading)] = figure if isinstance(figure, Live) else Live(
                f"=SUM({self.range(heading)})", figure)
        return self.add(*values, marks=("total",))

    def place(self, heading: str) -> int:
        """The number of a column."""
        return [column.heading for column in self.columns].index(heading)

    def cell(self, heading: str, row: int) -> str:
        """The address of one cell on its own sheet."""
        return str(xl_rowcol_to_cell(row, self.place(heading)))

    def range(self, heading: str, first: int | None = None, last: int | None = None) -> str:
        """The address of a column's rows on its own sheet."""
        place = self.place(heading)
        start = xl_rowcol_to_cell(self.first if first is None else first, place, True, True)
        end = xl_rowcol_to_cell(self.last if last is None else last, place, True, True)
        return f"{start}:{end}"

    def outside(self, heading: str, row: int | None = None) -> str:
        """The address of a cell, or of a column's rows, as other sheets name it."""
        inner = self.range(heading) if row is None else self.cell(heading, row)
        return f"'{self.sheet.name}'!{inner}"

    def series(self, heading: str, first: int, last: int) -> list[str | int]:
        """A column's rows as charts name them."""
        place = self.place(heading)
        return [self.sheet.name, first, place, last, place]

    @property
    def widths(self) -> list[float]:
        """How wide each column is."""
        return [column.width or self._widths[place] for place, column in enumerate(self.columns)]

    def widen(self) -> None:
        """Set the widths of the columns, and the height of the headings."""
        tallest = LINE_HEIGHT * 1.5
        for place, (column, width) in enumerate(zip(self.columns, self.widths, strict=True)):
            self.sheet.set_column(place, place, width)
            tallest = max(tallest, height_of(column.heading, width * 0.75, 10))
        self.sheet.set_row(self.top, tallest)

    def filter_and_freeze(self, columns: int = 1) -> None:
        """Filter arrows, headings that stay in sight, and repeat on every page."""
        self.widen()
        self.sheet.autofilter(self.top, 0, self.last, len(self.columns) - 1)
        self.sheet.freeze_panes(self.first, columns)
        self.sheet.repeat_rows(self.top)

    def one_page(self) -> None:
        """Headings that stay in sight; table and chart printed on one page."""
        self.widen()
        self.sheet.freeze_panes(self.first, 1)
        self.sheet.fit_to_pages(1, 1)

    def _least(self, column: Column) -> float:
        longest = max((len(word) for word in column.heading.split()), default=0)
        return max(longest * 1.15 + 4, 9)


def title(sheet: Worksheet, look: Look, text: str, note: str, widths: Sequence[float]) -> None:
    """The head of a sheet: what it is, and how to read it, across columns of these widths."""
    sheet.write_string(0, 0, clean(text), look.styles("title", font_size=14))
    sheet.set_row(0, LINE_HEIGHT * 1.7)
    across(sheet, look.styles("note"), 1, note, widths)


def across(
    sheet: Worksheet, style: Format, row: int, text: str, widths: Sequence[float], size: float = 9,
) -> float:
    """A text that wraps across columns of these widths, in a row as high as it needs: so high."""
    sheet.merge_range(row, 0, row, max(len(widths) - 1, 1), "", style)
    sheet.write_string(row, 0, clean(text), style)
    height = max(height_of(text, sum(widths) * ROOMY, size), LINE_HEIGHT * 1.3)
    sheet.set_row(row, height)
    return height


def shown(value: Cell, kind: Kind) -> str:
    """Roughly what a cell shows, for the width of its column."""
    if isinstance(value, Live):
        value = value.value
    if isinstance(value, Price):
        value = value.amount
    if isinstance(value, Decimal | int):
        if kind == "share":
            return "100.0 %"
        return f"{value:,.2f}" if kind in ("figure", "price") else f"{value:,.1f}"
    return "" if value is None else str(value)
