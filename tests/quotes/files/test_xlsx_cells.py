"""Proves what each kind of cell in a workbook's XML is read as."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from optimizer.errors import BadInput
from optimizer.quotes.grid import Fault, Figure, Formula, Value
from tests.quotes.files.books import book, rows_of, sheet_xml, strings_xml, styles_xml


def _read(tmp_path: Path, cells: str, **parts: str) -> list[Value]:
    [row] = rows_of(book(tmp_path / "a.xlsx", {"S": sheet_xml(f'<row r="1">{cells}</row>')},
                         **parts))
    return row


@pytest.mark.parametrize(("cell", "value"), [
    ("<v>12</v>", 12), ("<v>12.0</v>", 12), ("<v>1.5E3</v>", 1500), ("<v>0.1</v>", 0.1),
    ("<v>-7</v>", -7), ("<v>90071992547409930</v>", 9.007199254740993e16),
    ("<v> 5\n</v>", 5), ("<v>NaN</v>", Fault("#NUM!")), ("<v>1E999</v>", Fault("#NUM!")),
])
def test_numbers(tmp_path: Path, cell: str, value: Value) -> None:
    """Whole numbers are whole however they are stored; what is no number is an error."""
    [found] = _read(tmp_path, f'<c r="A1">{cell}</c>')
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("cell", "value"), [
    ('<c r="A1" t="b"><v>1</v></c>', True),
    ('<c r="A1" t="b"><v>0</v></c>', False),
    ('<c r="A1" t="e"><v>#REF!</v></c>', Fault("#REF!")),
    ('<c r="A1" t="str"><v>no formula</v></c>', "no formula"),
    ('<c r="A1" t="d"><v>2026-03-01</v></c>', date(2026, 3, 1)),
    ('<c r="A1" t="d"><v>2026-03-01T08:30:00</v></c>', datetime.fromisoformat("2026-03-01T08:30")),
    ('<c r="A1" t="inlineStr"><is><t>in line</t></is></c>', "in line"),
    ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r>'
     "<rPh sb='0' eb='1'><t>reading</t></rPh></is></c>", "a b"),
    ('<c r="A1" t="inlineStr"><is><t>a_x000D_\nb_x005F_x0041_</t></is></c>', "a\nb_x0041_"),
    ('<c r="A1" t="inlineStr"><is><t><![CDATA[R&D <1>]]></t></is></c>', "R&D <1>"),
    ('<c r="A1"><extLst><ext><v>9</v></ext></extLst><v>3</v></c>', 3),
])
def test_other_kinds(tmp_path: Path, cell: str, value: Value) -> None:
    """Truths, errors, texts and days; readings of kanji are left out."""
    assert _read(tmp_path, cell) == [value]


@pytest.mark.parametrize(("cell", "value"), [
    ("<f>B1*2</f><v>8</v>", 8),
    ("<f>B1*2</f>", Formula("=B1*2")),
    ("<f>B1*2</f><v></v>", Formula("=B1*2")),
    ("<f>B1*2</f><v/>", Formula("=B1*2")),
    ("<f>B1*2</f><v>0</v>", 0),
])
def test_formulas(tmp_path: Path, cell: str, value: Value) -> None:
    """The stored result counts; without one the formula itself is told."""
    assert _read(tmp_path, f'<c r="A1">{cell}</c>') == [value]


def test_a_formula_whose_result_is_no_text(tmp_path: Path) -> None:
    """``=IF(B1="","",…)`` has a result, the empty text; without a result it is unknown."""
    row = _read(tmp_path, '<c r="A1" t="str"><f>X</f><v></v></c><c r="B1" t="str"><f>Y</f></c>')
    assert row == [None, Formula("=Y")]


def test_results_left_to_the_program_that_opens_the_file(tmp_path: Path) -> None:
    """Without the rule a price of 0 that nobody computed would be read as a price."""
    cells = ('<c r="A1"><f>B1*2</f><v>0</v></c><c r="B1"><f>C1*2</f><v>6</v></c>'
             '<c r="C1"><v>0</v></c>')
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(f'<row r="1">{cells}</row>')},
                properties='<calcPr calcId="1" fullCalcOnLoad="1"/>')
    assert rows_of(path) == [[Formula("=B1*2"), 6, 0]]


def test_shared_texts(tmp_path: Path) -> None:
    """Runs are joined, readings left out, blank text is nothing."""
    items = ["<t>plain</t>", "<r><t>two </t></r><r><rPr><b/></rPr><t>runs</t></r>",
             '<t>品名</t><rPh sb="0" eb="2"><t>ヒンメイ</t></rPh>', "<t>\u3000 \u00a0</t>",
             "<t>a &amp; b</t>", '<t xml:space="preserve">  in</t>', "<t>수   량</t>"]
    cells = "".join(f'<c r="{letter}1" t="s"><v>{at}</v></c>' for at, letter in
                    enumerate("ABCDEFG"))
    assert _read(tmp_path, cells, strings=strings_xml(items)) == [
        "plain", "two runs", "品名", None, "a & b", "  in", "수   량"]


def test_formats_that_say_something(tmp_path: Path) -> None:
    """A figure keeps its format only where that tells more than digits; days become days."""
    codes = ["#,##0.00", "[$₩-412]#,##0", "0.0%", "yyyy-mm-dd", "h:mm", "#,##0,&quot;천원&quot;"]
    cells = "".join(f'<c r="{letter}1" s="{at}"><v>{value}</v></c>' for at, (letter, value) in
                    enumerate(zip("ABCDEFG", (1, 2, 3, 0.5, 46082, 0.5, 12000), strict=True)))
    row = _read(tmp_path, cells, styles=styles_xml(codes))
    assert row == [1, 2, 3.0, 0.5, date(2026, 3, 1), time(12), 12000.0]
    assert [cell.format if isinstance(cell, Figure) else None for cell in row] == [
        None, None, "[$₩-412]#,##0", "0.0%", None, None, '#,##0,"천원"']


def test_cells_without_addresses(tmp_path: Path) -> None:
    """They stand one behind the other, rows too; empty ones keep their place."""
    rows = "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(rows)})
    assert rows_of(path) == [[1, None, 2], [], [3]]


def test_gaps_and_line_breaks_between_tags(tmp_path: Path) -> None:
    """Sparse rows and cells keep their positions; layout of the XML is no text."""
    rows = ('\n <row r="3">\n  <c r="B3">\n   <v>1</v>\n  </c>\n  <c r="D3" t="str">\n   <v>x</v>'
            '\n  </c>\n  <c r="E3"/>\n </row>\n <row r="5"><c r="A5"><v>2</v></c>\n </row>\n')
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(rows)})
    assert rows_of(path) == [[], [], [None, 1, None, "x"], [], [2]]


@pytest.mark.parametrize(("rows", "reason"), [
    ('<row r="2"><c r="A2"><v>1</v></c></row><row r="2"/>', "the next row says that it is 2"),
    ('<row r="1"><c r="A7"><v>1</v></c></row>', "a cell says that it is A7"),
    ('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "stands behind a later one"),
    ('<row r="1"><c r="A1" t="s"><v>5</v></c></row>', "a cell refers to no text"),
    ('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', "refers to the text number -1"),
    ('<row r="1"><c r="XFE1"><v>5</v></c></row>', "right of the last column"),
    ('<row r="1048577"><c r="A1048577"><v>5</v></c></row>', "the next row says"),
    ('<row r="1"><c r="A1" t="odd"><v>5</v></c></row>', "unknown kind odd"),
    ('<row r="1"><c r="A1"><v>1_0</v></c></row>', "1_0"),
])
def test_what_no_program_writes(tmp_path: Path, rows: str, reason: str) -> None:
    """A contradiction in the file is told with its row, never resolved by a guess."""
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(rows)})
    with pytest.raises(BadInput, match=reason):
        rows_of(path)
