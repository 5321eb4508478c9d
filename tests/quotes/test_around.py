"""The rows around a cell are those of the file, whatever its format."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from optimizer.errors import BadInput
from optimizer.quotes.around import COLUMNS, ROWS, pictures
from optimizer.quotes.finding import Source
from optimizer.quotes.reader import read_quotes
from optimizer.quotes.systems import shipped_catalogue

FIXTURES = Path(__file__).parent / "fixtures"
EVERY = [path for folder in "abc" for path in sorted((FIXTURES / folder).iterdir())
         if path.suffix != ".json"]


def sheet(folder, rows, columns):
    """A sheet whose cells say where they stand."""
    book = openpyxl.Workbook()
    book.active.title = "Quote"
    for row in range(1, rows + 1):
        book.active.append([f"{row}/{column}" for column in range(1, columns + 1)])
    book.save(folder / "q.xlsx")
    return folder / "q.xlsx"


def one(path, cell):
    source = Source(path.name, "Quote", cell)
    return pictures(path, [source])[source]


def test_rows_and_columns_around_a_cell(tmp_path):
    picture = one(sheet(tmp_path, 30, 40), "T15")
    assert [number for number, _ in picture.rows] == list(range(15 - ROWS, 15 + ROWS + 1))
    assert len(picture.columns) == COLUMNS
    assert picture.marked == {(15, "T")}
    row = dict(picture.rows)[15]
    assert row[picture.columns.index("T")] == "15/20"


@pytest.mark.parametrize(("cell", "marked"), [
    ("A1", {(1, "A")}), ("B2:C3", {(2, "B"), (2, "C"), (3, "B"), (3, "C")}),
    ("2:2", {(2, "A"), (2, "B"), (2, "C")}), ("C:C", {(1, "C"), (2, "C"), (3, "C"), (4, "C")})])
def test_what_is_marked(tmp_path, cell, marked):
    """A cell, a range, a row, a column; never a row above the first."""
    picture = one(sheet(tmp_path, 4, 3), cell)
    assert picture.marked == marked
    assert picture.rows[0][0] == 1


def test_a_cell_beyond_the_end_is_shown_blank(tmp_path):
    picture = one(sheet(tmp_path, 2, 2), "D4")
    assert picture.marked == {(4, "D")}
    assert dict(picture.rows)[4] == ("", "", "", "")


def test_a_place_without_a_cell_has_no_picture(tmp_path):
    path = sheet(tmp_path, 2, 2)
    assert pictures(path, [Source("q.xlsx", "Quote", ""), Source("q.xlsx", "no", "such")]) == {}


def test_figures_are_written_as_one_reads_them(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Quote"
    book.active.append([1234567, 1234.5, True, None])
    book.active["A1"].number_format = "[$₩-412]#,##0"
    book.save(tmp_path / "q.xlsx")
    [(_, cells)] = one(tmp_path / "q.xlsx", "A1").rows
    assert cells == ("1,234,567 [[$₩-412]#,##0]", "1,234.5", "TRUE")


def test_a_file_that_cannot_be_opened(tmp_path):
    (tmp_path / "q.xlsx").write_bytes(b"%PDF-1.7")
    with pytest.raises(BadInput, match="it is a PDF"):
        pictures(tmp_path / "q.xlsx", [Source("q.xlsx", "Quote", "A1")])


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_the_cell_of_every_question_is_on_its_picture(path):
    """Proves that addresses of the reader and rows of the file are the same in every format."""
    reading = read_quotes([path], shipped_catalogue())
    sources = [source for question in reading.questions for source in question.sources
               if ":" not in source.cell and source.cell]
    found = pictures(path, sources)
    for source in sources:
        picture = found[source]
        [(row, column)] = picture.marked
        text = dict(picture.rows)[row][picture.columns.index(column)]
        assert source.text.partition(" [")[0].replace(",", "")[:100] in text.replace(",", "")
