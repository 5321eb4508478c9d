"""Sheets written in a test, read as a file would be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl

from optimizer.quotes.grid import Grid, Span
from optimizer.quotes.reader import read_quotes
from optimizer.quotes.systems import shipped_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from optimizer.quotes.finding import QuoteReading

Rows = "Sequence[Sequence[Any]]"
H200 = "HGX H200 8-GPU 141GB server, air-cooled"
B200 = "HGX B200 8-GPU 180GB server, air-cooled"
FIRM = ("Hanbit Systems Co., Ltd.",)
TERMS = ("Prices in USD, VAT excluded, lead time 12 weeks",)
HEAD = ("Description", "Qty", "Unit price")


class Page:
    """One sheet of rows in memory."""

    def __init__(self, rows: Sequence[Sequence[Any]], merged: Sequence[Span] = ()) -> None:
        self.rows, self.merged = rows, tuple(merged)
        self.name, self.hidden = "Quote", False

    def windows(self, rows: int) -> Iterator[Grid]:
        """So many rows at a time."""
        for start in range(0, max(len(self.rows), 1), rows):
            part = [list(row) for row in self.rows[start: start + rows]]
            yield Grid("a.xlsx", self.name, part, start, self.merged,
                       last=start + rows >= len(self.rows))


def read(folder: Path, sheets: Mapping[str, Rows] | Rows, answers: Any = None,  # type: ignore[valid-type]
         hidden: Sequence[str] = ()) -> QuoteReading:
    """A workbook of these sheets, read as a quote."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    named = sheets if isinstance(sheets, dict) else {"Quote": sheets}
    for name, rows in named.items():
        sheet = book.create_sheet(name)
        if name in hidden:
            sheet.sheet_state = "hidden"
        for row in rows:
            sheet.append(list(row))
    path = folder / "quote.xlsx"
    book.save(path)
    return read_quotes([path], shipped_catalogue(), answers=answers)


def written(folder: Path, rows: Rows, name: str = "quote.xlsx") -> Path:  # type: ignore[valid-type]
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:  # type: ignore[attr-defined]
        book.active.append(list(row))
    book.save(folder / name)
    return folder / name


def only(reading: QuoteReading, field: str) -> Any:
    """The finding of the only line."""
    (line,) = reading.lines
    return line.findings[field]
