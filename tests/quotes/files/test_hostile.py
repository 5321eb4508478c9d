"""Proves that files of other kinds, damaged, locked or built to harm are refused in one message."""

from __future__ import annotations

import contextlib
import io
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from optimizer.errors import BadInput
from optimizer.io.archive import OLE
from optimizer.quotes.files import open_quote
from optimizer.quotes.files.limits import BOOK
from tests.quotes.files.books import MAIN, SHEET, book, rows_of, sheet_xml, strings_xml

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
BOMB = ('<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        "<x><t>&b;</t></x>")
TYPES = "[Content_Types].xml"


def _read_all(path: Path) -> None:
    for sheet in open_quote(path).sheets:
        for _ in sheet.windows(10_000):
            pass


def _refused(path: Path) -> str:
    with pytest.raises(BadInput) as raised:
        _read_all(path)
    [problem] = raised.value.problems
    assert str(problem).startswith(f"{path.name}: ")
    return str(problem)


@pytest.mark.parametrize(("content", "message"), [
    (b"", "the file is empty"), (b" \n\n", "the file is empty"),
    (b"%PDF-1.7\n", "it is a PDF. Ask the vendor for the spreadsheet"),
    (b"\x89PNG\r\n\x1a\n\0\0", "picture (PNG)"), (b"\xff\xd8\xff\xe0\0\0", "picture (JPEG)"),
    (b"{\\rtf1 }", "RTF"), (b"Rar!\x1a\x07", "archive (.rar)"), (b"MZ\x90\0", "a program"),
    (b"<html><table><tr><td>1</td></tr></table></html>", "web page (HTML)"),
    (b"\xef\xbb\xbf\r\n <TABLE border=1><tr>", "web page (HTML)"),
    ("<html xmlns:x='urn:schemas-microsoft-com:office:excel'>".encode("utf-16"), "web page (HTML)"),
    (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook xmlns="
     b"'urn:schemas-microsoft-com:office:spreadsheet'>", "XML of 2003"),
    (b"<?xml version='1.0'?><a/>", "an XML file"), (b'{"price": 1}', "JSON"),
    (b"MIME-Version: 1.0\n", "MHTML"),
    (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "with a password"),
    (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "Word document (.doc)"),
    (OLE + b"\0" * 600 + "Workbook\0".encode("utf-16-le"), "cannot be read as an old Excel"),
    (OLE + b"\0" * 600 + "Workbook\0_VBA_PROJECT_CUR".encode("utf-16-le"), "carries macros"),
    (OLE + b"\0" * 600, "no spreadsheet is found"),
    (b"PK\x03\x04 and then nothing", "damaged"),
])
def test_other_kinds(tmp_path: Path, content: bytes, message: str) -> None:
    """Each is named, and what to do is said."""
    path = tmp_path / "quote.xlsx"
    path.write_bytes(content)
    assert message in _refused(path)


@pytest.mark.parametrize(("names", "message"), [
    (["word/document.xml", TYPES], "Word document (.docx)"),
    (["ppt/presentation.xml", TYPES], "presentation (.pptx)"),
    (["xl/workbook.bin", TYPES], "(.xlsb)"), (["Index/Document.iwa"], ".numbers"),
    (["readme.txt", "quote.xlsx"], "a zip archive, not a spreadsheet"),
])
def test_other_archives(tmp_path: Path, names: list[str], message: str) -> None:
    """A zip file is named by its parts."""
    path = tmp_path / "quote.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    assert message in _refused(path)


def test_missing_and_folder(tmp_path: Path) -> None:
    """Both are told."""
    assert "no such file" in _refused(tmp_path / "none.xlsx")
    assert "a folder" in _refused(tmp_path)


def test_a_wrong_ending_is_told(tmp_path: Path) -> None:
    """A workbook under the ending .xls, a text under .xlsx: read as what they are."""
    path = book(tmp_path / "quote.xls", {"S": sheet_xml(ROW)})
    assert "ending is .xls, but it is an Excel workbook (.xlsx)" in open_quote(path).notes[0]
    assert rows_of(path) == [[1]]
    text = tmp_path / "quote.xlsx"
    text.write_text("a,b\n", encoding="utf-8")
    assert "a table as text" in open_quote(text).notes[0]


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml",
                                  "xl/_rels/workbook.xml.rels", "_rels/.rels", TYPES])
def test_entity_bombs(tmp_path: Path, part: str) -> None:
    """In any part that is parsed."""
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(ROW)}, strings=strings_xml(["<t>a</t>"]),
                styles="<styleSheet/>", more={part: BOMB})
    assert f"its part {part} defines XML entities" in _refused(path)


def test_entities_behind_another_encoding(tmp_path: Path) -> None:
    """Parts that are not UTF-8 would hide what is searched for."""
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(ROW)}, more={SHEET: BOMB.encode("utf-16")})
    assert "is not XML in UTF-8" in _refused(path)


@pytest.mark.parametrize("more", [
    {"xl/vbaProject.bin": "x"}, {"xl/macrosheets/sheet1.xml": "<x/>"},
    {TYPES: '<Types><Override ContentType="x.sheet.macroEnabled.main+xml"/></Types>'}])
def test_macros(tmp_path: Path, more: dict[str, str | bytes]) -> None:
    """A quote needs no code that runs when it is opened."""
    assert "macros" in _refused(book(tmp_path / "a.xlsx", {"S": sheet_xml(ROW)}, more=more))


def _bomb_in_sheet() -> dict[str, str | bytes]:
    return {SHEET: sheet_xml("<row/>" * 10 + " " * 2**26)}


def _bomb_in_texts() -> dict[str, str | bytes]:
    return {"xl/sharedStrings.xml": strings_xml([f"<t>{'x' * 2**26}</t>"])}


def _empty_rows() -> dict[str, str | bytes]:
    return {SHEET: sheet_xml("<row/>" * 10_000_000)}


@pytest.mark.parametrize("parts", [_bomb_in_sheet, _bomb_in_texts, _empty_rows])
def test_bombs(tmp_path: Path, parts: Callable[[], dict[str, str | bytes]]) -> None:
    """64 MB in 64 kB are refused after a few MB, and little memory is used."""
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(ROW)}, strings=strings_xml(["<t>a</t>"]),
                more=parts())
    assert path.stat().st_size < 2**18
    tracemalloc.start()
    started = process_time()
    problem = _refused(path)
    seconds, (_, peak) = process_time() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "as a zip bomb does" in problem
    assert seconds < 10  # of the processor, whatever else runs; all of it would take a minute
    assert peak < 2**25


def test_millions_of_empty_rows(tmp_path: Path) -> None:
    """More rows than a sheet has are refused even where the zip is not suspicious."""
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml("<row/>" * 1_100_000)},
                packing=zipfile.ZIP_STORED)
    assert "the next row says that it is 1048577" in _refused(path)


def test_many_rows_of_one_far_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each row would hold 16,384 places: windows stay small, and too many such rows are refused."""
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 2001))
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(rows)})
    sizes = [len(grid.rows) for grid in open_quote(path).sheets[0].windows(100_000)]
    assert sum(sizes) == 2000
    assert max(sizes) < 1000
    monkeypatch.setattr("optimizer.quotes.files.windows.MAX_SLOTS", 1000 * 16_384)
    assert "the cells lie too far apart" in _refused(path)


def test_more_tags_than_any_list_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts is the work of the parser, not the size on disk."""
    monkeypatch.setattr("optimizer.quotes.files.xlsx.book.BOOK", replace(BOOK, tags=10))
    assert "far more data" in _refused(book(tmp_path / "a.xlsx", {"S": sheet_xml(ROW * 9)}))


def test_files_that_are_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By kind, before anything is unpacked."""
    monkeypatch.setattr("optimizer.quotes.files._MOST", {"xlsx": 100})
    assert "larger than" in _refused(book(tmp_path / "a.xlsx", {"S": sheet_xml(ROW)}))


def test_truncated_and_damaged(tmp_path: Path) -> None:
    """A download that broke off, bytes that flipped, parts that are missing or no XML."""
    good = book(tmp_path / "good.xlsx", {"S": sheet_xml(ROW * 1)}).read_bytes()
    path = tmp_path / "a.xlsx"
    for cut in (100, len(good) // 2, len(good) - 30):
        path.write_bytes(good[:cut])
        assert "damaged" in _refused(path)
    for part, content in (("xl/workbook.xml", "<workbook>"), (SHEET, "<a></b>"), (SHEET, "<html/>"),
                          ("xl/_rels/workbook.xml.rels", "<x/>"), (SHEET, sheet_xml("<row>")),
                          (SHEET, sheet_xml(ROW)[:-20])):
        assert "damaged" in _refused(book(path, {"S": sheet_xml(ROW)}, more={part: content}))


def test_flipped_bytes(tmp_path: Path) -> None:
    """No damage ends in anything but a message or the cells."""
    buffer = io.BytesIO(book(tmp_path / "g.xlsx", {"S": sheet_xml(ROW)},
                             packing=zipfile.ZIP_STORED).read_bytes())
    good, path = buffer.getvalue(), tmp_path / "a.xlsx"
    for at in range(0, len(good), 97):
        data = bytearray(good)
        data[at] ^= 0x55
        path.write_bytes(data)
        with contextlib.suppress(BadInput):  # any other error fails the test
            assert rows_of(path) == [[1]]


def test_a_bomb_in_a_part_that_nobody_opens(tmp_path: Path) -> None:
    """Without, the file is passed on to programs that do open it."""
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(ROW)},
                more={"xl/other.xml": "<x>" + " " * 2**24 + "</x>"})
    assert "as a zip bomb does" in _refused(path)


@pytest.mark.parametrize("link", ["ddeLink", "oleLink"])
def test_links_that_start_a_program(tmp_path: Path, link: str) -> None:
    """References to other workbooks are only noted; these would run something when opened."""
    part = "xl/externalLinks/externalLink1.xml"
    path = book(tmp_path / "a.xlsx", {"S": sheet_xml(ROW)}, linked=(part,), more={
        part: f'<externalLink xmlns="{MAIN}"><{link}/></externalLink>'})
    assert "linked to another program" in _refused(path)
