"""Old Excel workbooks (.xls). Read whole: their size is limited by what they can hold."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import xlrd
from xlrd.formatting import std_format_strings

from optimizer.io.files import read_bytes, refuse
from optimizer.quotes.files.limits import MAX_OLD_BOOK
from optimizer.quotes.files.number_format import BUILTIN, Form, form
from optimizer.quotes.files.plain import WHOLE, text_value
from optimizer.quotes.files.serial import moment
from optimizer.quotes.files.windows import Rows
from optimizer.quotes.grid import Fault, Figure, Span, Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from optimizer.quotes.grid import Grid

_DAY = form("yyyy-mm-dd hh:mm")
_WORKSHEET_ONLY = "Formats of numbers, hidden rows and struck-through text could not be read."


@dataclass(frozen=True)
class XlsSheet:
    """A worksheet of a book that is in memory; the cells are unpacked when they are asked for."""

    name: str
    hidden: bool
    path: Path
    book: Any
    number: int

    def windows(self, rows: int) -> Iterator[Grid]:
        """The sheet from top to bottom, at most so many rows at a time.

        Raises:
            BadInput: the sheet is damaged.
        """
        made = Rows(self.path, self.name, hidden=self.hidden)
        for row, cells, struck, concealed in self._read(made):
            made.put(row, cells)
            made.struck.update((row, column) for column in struck)
            if concealed:
                made.hidden_rows.add(row)
            yield from made.full(rows)
        yield from made.rest(rows)

    def _read(self, made: Rows) -> Iterator[tuple[int, list[Value], list[int], bool]]:
        """Filled rows: position, cells, struck columns, whether hidden."""
        try:
            sheet = self.book.sheet_by_index(self.number)
            made.merged = tuple(Span(top, left, bottom - 1, right - 1)
                                for top, bottom, left, right in sheet.merged_cells)
            made.hidden_columns = frozenset(column for column, info in sheet.colinfo_map.items()
                                            if info.hidden)
            looks = _Looks(self.book)
            for row in range(sheet.nrows):
                cells = [looks.value(cell) for cell in sheet.row(row)]
                while cells and cells[-1] is None:
                    cells.pop()
                if cells:
                    struck = [column for column, cell in enumerate(sheet.row(row)[:len(cells)])
                              if cells[column] is not None
                              and looks.struck(sheet, row, column, cell)]
                    info = sheet.rowinfo_map.get(row)
                    yield row, cells, struck, bool(info and info.hidden)
            self.book.unload_sheet(self.number)
        except Exception as error:  # whatever the parser stumbles over
            raise _damaged(self.path) from error


class _Looks:
    """What the formats of a book say of its cells."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.forms: dict[int, Form | None] = {}

    def value(self, cell: Any) -> Value:
        """A cell as it is meant."""
        kind, raw = cell.ctype, cell.value
        if kind == xlrd.XL_CELL_TEXT:
            return text_value(raw)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return bool(raw)
        if kind == xlrd.XL_CELL_ERROR:
            return Fault(xlrd.error_text_from_code.get(raw, "#N/A"))
        if kind not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            return None
        if raw - raw != 0:
            return Fault("#NUM!")
        shown = self._form(cell)
        number = int(raw) if raw.is_integer() and -WHOLE < raw < WHOLE else raw
        if shown and shown.moment:
            return moment(number, shown, since_1904=bool(self.book.datemode))
        return Figure(number, shown.code) if shown and shown.telling else number

    def struck(self, sheet: Any, row: int, column: int, cell: Any) -> bool:
        """Whether all of a text is struck through, by the cell's font or by its own."""
        if cell.xf_index is None:
            return False
        fonts = self.book.font_list
        whole = bool(fonts[self.book.xf_list[cell.xf_index].font_index].struck_out)
        runs = sheet.rich_text_runlist_map.get((row, column))
        if not runs:
            return whole
        inside = [bool(fonts[font].struck_out) for start, font in runs if start < len(cell.value)]
        return all(inside) and (whole or runs[0][0] == 0)

    def _form(self, cell: Any) -> Form | None:
        if cell.xf_index is None:
            return _DAY if cell.ctype == xlrd.XL_CELL_DATE else None
        if cell.xf_index not in self.forms:
            key = self.book.xf_list[cell.xf_index].format_key
            code = self.book.format_map[key].format_str
            if code == std_format_strings.get(key):  # the file names it by number alone
                code = BUILTIN.get(key, code)
            self.forms[cell.xf_index] = form(code)
        return self.forms[cell.xf_index]


def open_xls(path: Path) -> tuple[tuple[XlsSheet, ...], tuple[str, ...]]:
    """The worksheets of an old workbook, and what a reader should know of it.

    Raises:
        BadInput: it is damaged, encrypted or too large.
    """
    data = read_bytes(path, MAX_OLD_BOOK)
    book, notes = _book(path, data)
    sheets = tuple(XlsSheet(name, bool(visibility), path, book, number)
                   for number, (name, visibility) in enumerate(
                       zip(book.sheet_names(), book._sheet_visibility, strict=True)))
    if not sheets:
        raise refuse(path, "the workbook has no sheet with cells",
                     "Ask the vendor for the table as a spreadsheet.")
    return sheets, notes


def _book(path: Path, data: bytes) -> tuple[Any, tuple[str, ...]]:
    """The book with its formats; without them if only they are damaged."""
    try:
        return _opened(data, formats=True), ()
    except Exception as error:
        if "encrypted" in str(error).lower() or "password" in str(error).lower():
            raise refuse(path, "the workbook is encrypted with a password",
                         "Remove the password in the spreadsheet program and save it again."
                         ) from error
    try:
        return _opened(data, formats=False), (_WORKSHEET_ONLY,)
    except Exception as error:
        raise _damaged(path) from error


def _opened(data: bytes, *, formats: bool) -> Any:
    return xlrd.open_workbook(file_contents=data, formatting_info=formats, on_demand=True,
                              ragged_rows=True, logfile=io.StringIO())


def _damaged(path: Path) -> Exception:
    return refuse(path, "the file is damaged: it cannot be read as an old Excel workbook",
                  "Open it in a spreadsheet program and save it as .xlsx.")
