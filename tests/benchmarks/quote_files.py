"""How fast long price lists are read, beside plain openpyxl on the same file in the same run.

``python -m tests.benchmarks.quote_files [ROWS]``. Each measurement has a process of its own, so
its memory is its own.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import xlsxwriter

from optimizer.quotes.files import open_quote
from optimizer.quotes.reader import read_quotes
from optimizer.quotes.systems import shipped_catalogue
from tests.benchmarks.apart import apart
from tests.benchmarks.clock import clock, peak_memory_mb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HEADS = ("No.", "Part number", "Description", "Qty", "Unit price", "Amount", "Lead (weeks)",
         "Valid until")
WINDOW = 5_000
Measured = tuple[int, float, float]
"""Rows, seconds of the processor, MB at most."""


SYSTEMS = 50
"""One row in so many is an accelerator system; the others are goods of other kinds."""


def lines(rows: int) -> Iterator[tuple[object, ...]]:
    """Lines of an invented price list; every part number and description is its own."""
    for row in range(1, rows + 1):
        yield (row, f"PN-{row:07d}", _what(row),
               row % 50 + 1, 1234.5 + row % 9999, 17.25 * row, row % 30, 46_000 + row % 400)


def _what(row: int) -> str:
    if row % SYSTEMS:
        return f"DDR5 RDIMM {row % 7 * 16} GB, kit {row}"
    return f"GPU server {row} 8x H100 SXM5 80GB, air-cooled, revision {row % 7}"


def write_book(path: Path, rows: int, columns: int) -> None:
    """A price list as Excel stores it; beyond eight columns the columns come again.

    Written in a process of its own: what it holds would count as its children's memory.
    """
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Price list")
    forms = {4: book.add_format({"num_format": '"$"#,##0.00'}),
             5: book.add_format({"num_format": '"$"#,##0.00'}),
             7: book.add_format({"num_format": "yyyy-mm-dd"})}
    for column in range(columns):
        sheet.write_string(0, column, HEADS[column % 8])
    for row, line in enumerate(lines(rows), start=1):
        for column in range(columns):
            value = line[column % 8]
            if isinstance(value, str):
                sheet.write_string(row, column, value if column < 8 else f"{value} {column}")
            else:
                sheet.write_number(row, column, value, forms.get(column % 8))
    book.close()


def write_text(path: Path, rows: int) -> None:
    """The same list as comma-separated text."""
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(HEADS)
        writer.writerows(lines(rows))


def ours(path: Path) -> Measured:
    """Open the file and look at every row of every sheet."""
    with clock() as taken:
        rows = sum(len(grid.rows) for sheet in open_quote(path).sheets
                   for grid in sheet.windows(WINDOW))
    return rows, taken.cpu, peak_memory_mb()


def reading(path: Path) -> Measured:
    """Read the file as a quote: tables, side lines, and every field of what is a system."""
    with clock() as taken:
        read = read_quotes([path], shipped_catalogue())
    assert read.lines, "a price list without systems measures nothing"
    with_heading = len(read.lines) + len(read.side_lines) + 1
    return with_heading, taken.cpu, peak_memory_mb()


def plain_openpyxl(path: Path) -> Measured:
    """What a reader would write first."""
    with clock() as taken:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        rows = sum(1 for sheet in book for _ in sheet.iter_rows(values_only=True))
        book.close()
    return rows, taken.cpu, peak_memory_mb()


def plain_csv(path: Path) -> Measured:
    """The csv module alone, in one known encoding and with one known separator."""
    with clock() as taken, path.open(encoding="utf-8", newline="") as source:
        rows = sum(1 for _ in csv.reader(source))
    return rows, taken.cpu, peak_memory_mb()


def compare(
    name: str, path: Path, plain: Callable[[Path], Measured],
    mine_by: Callable[[Path], Measured] = ours,
) -> None:
    """Print one line: plain, ours, ratio."""
    theirs = apart(plain, path, seconds=900)
    mine = apart(mine_by, path, seconds=900)
    assert theirs[0] == mine[0], "both must see the same rows"
    size = path.stat().st_size / 2**20
    sys.stdout.write(
        f"{name:<28}{size:8.1f} MB {mine[0]:>10,} rows | {plain.__name__:<15}{theirs[1]:7.1f} s"
        f"{theirs[2]:7.0f} MB | ours {mine[1]:6.2f} s {mine[2]:6.0f} MB | "
        f"{theirs[1] / mine[1]:5.2f} times as fast\n")
    sys.stdout.flush()


def main(rows: int) -> None:
    """Write the files, measure, and leave nothing behind."""
    with tempfile.TemporaryDirectory() as folder:
        for columns in (8, 20):
            path = Path(folder) / f"list_{columns}.xlsx"
            apart(write_book, path, rows, columns, seconds=900)
            compare(f"xlsx, {columns} columns", path, plain_openpyxl)
            if columns == 8:
                compare("xlsx, read as a quote", path, plain_openpyxl, reading)
        path = Path(folder) / "list.csv"
        apart(write_text, path, rows * 5, seconds=900)
        compare("csv, 8 columns", path, plain_csv)
        compare("csv, read as a quote", path, plain_csv, reading)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
