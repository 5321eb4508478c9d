"""Proves that .xls and .ods give the same as .xlsx does: fixtures saved by LibreOffice."""

from __future__ import annotations

import contextlib
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest

from optimizer.errors import BadInput
from optimizer.quotes.files import open_quote
from optimizer.quotes.grid import Fault, Figure, Formula, Span, Value
from tests.quotes.files.books import rows_of, whole

FIXTURES = Path(__file__).parent / "fixtures"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_HEAD = (f'<o:document-content xmlns:o="{_OFFICE}:office:1.0" xmlns:t="{_OFFICE}:table:1.0" '
         f'xmlns:x="{_OFFICE}:text:1.0" xmlns:s="{_OFFICE}:style:1.0" '
         f'xmlns:n="{_OFFICE}:datastyle:1.0"><o:body><o:spreadsheet>')
_TAIL = "</o:spreadsheet></o:body></o:document-content>"


def _ods(path: Path, tables: str, manifest: str = "<m/>") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", _HEAD + tables + _TAIL)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_a_book_saved_by_libreoffice(ending: str) -> None:
    """Every kind of cell, formats, merged, hidden and struck parts, a hidden sheet."""
    opened = open_quote(FIXTURES / f"quote.{ending}")
    grid = whole(opened)
    assert opened.notes == ()
    assert grid.rows == [
        [], [None, "품명", "단가", "할인", "납기일"],
        [None, "HGX H200", 412500, 0.05, date(2026, 3, 1),
         datetime.fromisoformat("2026-03-01T12:30"), time(9, 15), 825000, Fault("#DIV/0!"), 12000],
        [None, "old", 7.5], [None, "two\nlines"]]
    forms = [cell.format for cell in grid.rows[2] if isinstance(cell, Figure)]
    assert "₩" in forms[0]
    assert forms[1:] == ["0.0%", '#,##0,"천원"']
    assert grid.merged == (Span(4, 1, 5, 3),)
    assert (grid.hidden_rows, grid.hidden_columns, grid.struck) == ({3}, {8}, {(3, 1)})
    assert [(sheet.name, sheet.hidden) for sheet in opened.sheets] == [
        ("견적", False), ("숨김", True)]
    assert whole(opened, 1).rows == [[1]]


@pytest.mark.parametrize(("cell", "value"), [
    ('<t:table-cell o:value-type="float" o:value="5"/>', 5),
    ('<t:table-cell o:value-type="boolean" o:boolean-value="true"/>', True),
    ('<t:table-cell o:value-type="time" o:time-value="PT36H00M00S"/>', 1.5),
    ('<t:table-cell o:value-type="date" o:date-value="2026-03-01T00:00:00"/>', date(2026, 3, 1)),
    ('<t:table-cell t:formula="of:=[.B1]*2"/>', Formula("=[.B1]*2")),
    ('<t:table-cell o:value-type="string"><x:p>a <x:s x:c="2"/>b</x:p><x:p>c<x:line-break/>d</x:p>'
     "<o:annotation><x:p>a remark</x:p></o:annotation></t:table-cell>", "a   b\nc\nd"),
])
def test_open_document_cells(tmp_path: Path, cell: str, value: Value) -> None:
    """Values by their attributes; paragraphs are lines; remarks are no text of the cell."""
    row = f"<t:table-row>{cell}</t:table-row>"
    path = _ods(tmp_path / "a.ods", f'<t:table t:name="S">{row}</t:table>')
    assert rows_of(path) == [[value]]


def test_a_currency_is_named(tmp_path: Path) -> None:
    """The cell says it, whatever its style shows."""
    cell = '<t:table-cell o:value-type="currency" o:currency="KRW" o:value="900"/>'
    [[figure]] = rows_of(_ods(tmp_path / "a.ods",
                              f'<t:table t:name="S"><t:table-row>{cell}</t:table-row></t:table>'))
    assert isinstance(figure, Figure)
    assert (float(figure), figure.format) == (900, "[$KRW]#,##0")


def test_repeated_cells_and_rows(tmp_path: Path) -> None:
    """Filled ones stand as often as they say; empty ones to the edge of the sheet are nothing."""
    filled = '<t:table-cell t:number-columns-repeated="2" o:value-type="float" o:value="1"/>'
    rows = (f'<t:table-row t:number-rows-repeated="2">{filled}<t:table-cell '
            't:number-columns-repeated="16382"/></t:table-row><t:table-row '
            't:number-rows-repeated="3"/><t:table-row>'
            f"{filled}</t:table-row><t:table-row t:number-rows-repeated='1048570'/>")
    path = _ods(tmp_path / "a.ods", f'<t:table t:name="S">{rows}</t:table>')
    assert rows_of(path) == [[1, 1], [1, 1], [], [], [], [1, 1]]


@pytest.mark.parametrize(("row", "cell"), [
    (1_048_576, 16_384), (1_048_577, 1), (1, 16_385), (10**11, 10**11)])
def test_repeats_as_bombs(tmp_path: Path, row: int, cell: int) -> None:
    """A few bytes claim billions of cells: refused, in little time and memory."""
    rows = (f'<t:table-row t:number-rows-repeated="{row}"><t:table-cell o:value-type="float" '
            f'o:value="1" t:number-columns-repeated="{cell}"/><t:table-cell o:value-type="float" '
            'o:value="1"/></t:table-row><t:table-row><t:table-cell o:value-type="float" '
            'o:value="1"/></t:table-row>')
    path = _ods(tmp_path / "a.ods", f'<t:table t:name="S">{rows}</t:table>')
    with pytest.raises(BadInput, match=r"rows|cells"):
        rows_of(path)


def test_encrypted_open_document(tmp_path: Path) -> None:
    """The manifest tells."""
    manifest = (f'<m:manifest xmlns:m="{_OFFICE}:manifest:1.0"><m:file-entry>'
                "<m:encryption-data/></m:file-entry></m:manifest>")
    with pytest.raises(BadInput, match="password"):
        open_quote(_ods(tmp_path / "a.ods", "", manifest))


def test_damaged_old_books(tmp_path: Path) -> None:
    """Whatever the parser stumbles over becomes one message; what reads has the same cells."""
    good = (FIXTURES / "quote.xls").read_bytes()
    path = tmp_path / "a.xls"
    refused = 0
    for at in range(512, len(good), 211):
        data = bytearray(good)
        data[at:at + 4] = b"\xff\x7f\xff\xff"
        path.write_bytes(data)
        with contextlib.suppress(BadInput):  # any other error fails the test
            for sheet in open_quote(path).sheets:
                for _ in sheet.windows(100):
                    pass
            refused -= 1
        refused += 1
    assert refused
    for cut in (600, len(good) // 2):
        path.write_bytes(good[:cut])
        with pytest.raises(BadInput):
            open_quote(path)
