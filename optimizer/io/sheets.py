"""One sheet of a workbook as a heading and rows, each cell with its address."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from optimizer.io.guard import MAX_ROWS
from optimizer.io.values import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REMARK = "#"
"""Rows whose first cell starts so are for the reader: what columns mean, examples, notes."""
UNCOMPUTED = Flaw("holds a formula without a computed value",
                  "Open and save the file in a spreadsheet program, or type the value.")


def key_of(name: str) -> str:
    """A heading or sheet name without regard to case, width, blanks and hyphens."""
    return re.sub(r"[\s_-]+", "_", unicodedata.normalize("NFKC", name).strip().casefold())


def address(sheet: str, column: int, row: int) -> str:
    """``offers!F14``; names that are not plain words are quoted as spreadsheets do."""
    quoted = sheet if re.fullmatch(r"[A-Za-z_]\w*", sheet) else "'" + sheet.replace("'", "''") + "'"
    return f"{quoted}!{get_column_letter(column)}{row}"


@dataclass(slots=True)
class Sheet:
    """A heading row and the rows below it that say something."""

    title: str
    heading_row: int = 0
    headings: dict[int, str] = field(default_factory=dict)
    """Text of the heading by column number (1 is A)."""
    rows: list[tuple[int, dict[int, Any]]] = field(default_factory=list)
    """Row number in the sheet, and what its cells hold by column number. Blank cells are absent."""
    too_long: bool = False

    def cell(self, column: int, row: int) -> str:
        return address(self.title, column, row)


def read_sheet(worksheet: Any, formulas: Mapping[tuple[int, int], bool]) -> Sheet:
    """Read a sheet up to the row cap. Blank rows and remarks are skipped.

    ``formulas``: the cells that hold formulas; those without a value become flaws.
    """
    sheet = Sheet(worksheet.title)
    for number, cells in _content(worksheet, formulas):
        first = cells.get(min(sheet.headings or cells))
        if isinstance(first, str) and first.lstrip().startswith(REMARK):
            continue
        if not sheet.heading_row:
            sheet.heading_row = number
            sheet.headings = {column: str(value).strip() for column, value in cells.items()
                              if not isinstance(value, Flaw)}
        elif len(sheet.rows) >= MAX_ROWS:
            sheet.too_long = True
            break
        else:
            sheet.rows.append((number, cells))
    return sheet


def formula_cells(worksheet: Any) -> dict[tuple[int, int], bool]:
    """The cells that hold formulas, of a sheet opened without ``data_only``."""
    worksheet.reset_dimensions()
    return {
        (cell.row, cell.column): True
        for row in worksheet.iter_rows() for cell in row
        if getattr(cell, "data_type", "") == "f"
    }


def _content(
    worksheet: Any, formulas: Mapping[tuple[int, int], bool]
) -> Iterator[tuple[int, dict[int, Any]]]:
    """Rows with at least one cell that is not blank."""
    worksheet.reset_dimensions()
    for number, row in enumerate(worksheet.iter_rows(), start=1):
        cells: dict[int, Any] = {}
        for column, cell in enumerate(row, start=1):
            value = cell.value
            if value is None:
                if formulas and (number, column) in formulas:
                    cells[column] = UNCOMPUTED
            elif cell.data_type == "e":
                cells[column] = Flaw(f"holds the error {value}",
                                     "Correct the formula or type the value.")
            elif not isinstance(value, str) or value.strip():
                cells[column] = value
        if cells:
            yield number, cells
