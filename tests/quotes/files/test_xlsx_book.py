"""Proves how sheets are found and what is told of them beside their cells."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from optimizer.quotes.files import open_quote
from optimizer.quotes.grid import Span
from tests.quotes.files.books import LINKS, MAIN, book, rows_of, sheet_xml, strings_xml, whole

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


def test_names_states_and_order(tmp_path: Path) -> None:
    """Hidden and very hidden sheets are read and said to be hidden."""
    sheets = {"견적": sheet_xml(ROW), "B": sheet_xml(""), "C": sheet_xml("")}
    path = book(tmp_path / "a.xlsx", sheets, states={"B": "hidden", "C": "veryHidden"})
    opened = open_quote(path)
    assert [(sheet.name, sheet.hidden) for sheet in opened.sheets] == [
        ("견적", False), ("B", True), ("C", True)]
    assert whole(opened, 1).rows == []
    assert whole(opened, 1).hidden
    assert len(opened.sha256) == 64


def test_prefixes_and_the_strict_namespace(tmp_path: Path) -> None:
    """Names count without their prefix, whatever namespace of workbooks they are in."""
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    rows = "".join(f'<x:row r="{n}"><x:c r="A{n}" t="s"><x:v>0</x:v></x:c><x:c r="B{n}" '
                   f't="inlineStr"><x:is><x:t>b{n}</x:t></x:is></x:c></x:row>' for n in range(1, 9))
    xml = (f'<x:worksheet xmlns:x="{strict}"><x:cols><x:col min="2" max="3" hidden="1"/></x:cols>'
           f'<x:sheetData>{rows}</x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/>'
           "</x:mergeCells></x:worksheet>")
    strings = f'<x:sst xmlns:x="{strict}"><x:si><x:t>a</x:t></x:si></x:sst>'
    grid = whole(open_quote(book(tmp_path / "a.xlsx", {"S": xml}, strings=strings)))
    assert grid.rows == [["a", f"b{n}"] for n in range(1, 9)]
    assert grid.hidden_columns == {1, 2}
    assert grid.merged == (Span(0, 0, 1, 1),)


def test_targets_from_the_root(tmp_path: Path) -> None:
    """``/xl/worksheets/…`` and other letters' case name the same part; charts hold no cells."""
    path = book(tmp_path / "a.xlsx", {}, more={
        "xl/Worksheets/Data.xml": sheet_xml(ROW),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets><sheet name="G" '
                           'r:id="c"/><sheet name="S" r:id="d"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels":
            f'<Relationships><Relationship Id="d" Type="{LINKS}/worksheet" '
            'Target="/xl/worksheets/data.xml"/><Relationship Id="c" '
            f'Type="{LINKS}/chartsheet" Target="charts/sheet1.xml"/></Relationships>',
    })
    opened = open_quote(path)
    assert [sheet.name for sheet in opened.sheets] == ["S"]
    assert whole(opened).rows == [[1]]


def test_hidden_rows_and_struck_text(tmp_path: Path) -> None:
    """By the font of the cell, or by the fonts of all its runs; runs alone may be kept."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet["A1"], sheet["B2"], sheet["C2"] = "kept", "gone", 5
    sheet["B2"].font = sheet["C2"].font = sheet["D2"].font = Font(strike=True)
    sheet.row_dimensions[2].hidden = True
    made.save(tmp_path / "a.xlsx")
    grid = whole(open_quote(tmp_path / "a.xlsx"))
    assert grid.hidden_rows == {1}
    assert grid.struck == {(1, 1), (1, 2)}


@pytest.mark.parametrize(("item", "struck"), [
    ("<r><rPr><strike/></rPr><t>all</t></r>", True),
    ("<r><rPr><strike/></rPr><t>old</t></r><r><rPr><b/></rPr><t>new</t></r>", False),
    ('<r><rPr><strike val="0"/></rPr><t>no</t></r>', False),
    ("<t>plain</t>", False),
])
def test_struck_runs(tmp_path: Path, item: str, struck: bool) -> None:
    """Shared texts and texts in the cell alike."""
    cells = f'<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is>{item}</is></c>'
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(f'<row r="1">{cells}</row>')},
                strings=strings_xml([item]))
    assert whole(open_quote(path)).struck == ({(0, 0), (0, 1)} if struck else set())


def test_windows(tmp_path: Path) -> None:
    """Windows follow one another without a gap; only the last one says that it is."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(2, 12))
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(rows)})
    grids = list(open_quote(path).sheets[0].windows(4))
    assert [(grid.start, len(grid.rows), grid.last) for grid in grids] == [
        (0, 4, False), (4, 4, False), (8, 3, True)]
    assert grids[1].at(4, 0) == 5
    assert [len(grid.rows) for grid in open_quote(path).sheets[0].windows(11)] == [11]


def test_one_cell_in_the_last_corner(tmp_path: Path) -> None:
    """XFD1048576 is a place like any other, and the windows stay small."""
    row = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(row)})
    grids = list(open_quote(path).sheets[0].windows(500_000))
    assert grids[-1].at(1_048_575, 16_383) == 7
    assert sum(len(grid.rows) for grid in grids) == 1_048_576
    assert not any(map(any, grids[0].rows))


def test_days_counted_from_1904(tmp_path: Path) -> None:
    """The book says from when its days count."""
    row = '<row r="1"><c r="A1" s="1"><v>0</v></c></row>'
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(row)},
                properties='<workbookPr date1904="1"/>',
                styles=f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
                       "</cellXfs></styleSheet>")
    assert str(rows_of(path)[0][0]) == "1904-01-01"


def test_links_to_other_books_are_told(tmp_path: Path) -> None:
    """They are not opened; the stored results are used, and a note says so."""
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(ROW)},
                properties="<externalReferences><externalReference/></externalReferences>")
    assert "other workbooks" in open_quote(path).notes[0]
