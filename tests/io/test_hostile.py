"""Proves that files built to harm, locked or of another kind get one message and no parser."""

from __future__ import annotations

import contextlib
import io
import tracemalloc
import zipfile
from pathlib import Path
from time import perf_counter

import openpyxl
import pytest

from optimizer.errors import BadInput
from optimizer.io import guard, read_scenario
from tests.io.fake_catalogue import CATALOGUE
from tests.io.samples import Book, problems_of

TYPES = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook that reads without a problem."""
    path = Book.full().save(tmp_path_factory.mktemp("good") / "good.xlsx")
    assert problems_of(path) == []
    return path.read_bytes()


def _rebuilt(good: bytes, path: Path, changes: dict[str, bytes], **more: int) -> Path:
    """The good workbook with some parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(
        path, "w", zipfile.ZIP_DEFLATED, **more
    ) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return path


def _only(path: Path) -> str:
    [problem] = problems_of(path)
    assert problem.startswith(f"{path.name}: ")
    return problem


def test_openpyxl_runs_with_defusedxml() -> None:
    """Without it small entity bombs are expanded."""
    assert openpyxl.DEFUSEDXML


def test_empty_files(tmp_path: Path) -> None:
    """No bytes at all, or only blanks."""
    for content in (b"", b"  \n"):
        path = tmp_path / "a.xlsx"
        path.write_bytes(content)
        assert "the file is empty" in _only(path)


def test_no_such_file_and_a_folder(tmp_path: Path) -> None:
    """Both are told without a traceback."""
    assert "there is no such file" in _only(tmp_path / "none.xlsx")
    assert "it is a folder" in _only(tmp_path)


@pytest.mark.parametrize(("content", "message"), [
    (b"id,price\n1,2\n", "it is neither an Excel workbook (.xlsx) nor a JSON scenario"),
    (b"%PDF-1.7", "it is neither"),
    (b"PK\x03\x04 and then nothing", "the file is damaged"),
    (OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "is encrypted with a password"),
    (OLE + b"\0" * 512, "it is an old Excel workbook (.xls)"),
])
def test_other_kinds_of_files(tmp_path: Path, content: bytes, message: str) -> None:
    """A table as text, a PDF, a broken zip, a locked workbook, an old workbook."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert message in _only(path)


@pytest.mark.parametrize(("part", "message"), [
    ("xl/vbaProject.bin", "carries macros"),
    ("xl/macrosheets/sheet1.xml", "carries macros"),
    ("xl/workbook.bin", "binary workbook (.xlsb)"),
])
def test_macros_and_binary_workbooks(
    tmp_path: Path, good: bytes, part: str, message: str
) -> None:
    """A scenario needs no code that runs when it is opened."""
    assert message in _only(_rebuilt(good, tmp_path / "a.xlsx", {part: b"<x/>"}))


def test_a_macro_workbook_by_its_type(tmp_path: Path, good: bytes) -> None:
    """Renaming .xlsm to .xlsx hides nothing."""
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        types = archive.read(TYPES).replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
    assert "(.xlsm)" in _only(_rebuilt(good, tmp_path / "a.xlsx", {TYPES: types}))


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    """A zip of something else, and an OpenDocument spreadsheet."""
    path = tmp_path / "a.xlsx"
    for parts, message in ((["readme.txt"], "not an Excel workbook"),
                           (["mimetype", "content.xml"], "OpenDocument")):
        with zipfile.ZipFile(path, "w") as archive:
            for name in parts:
                archive.writestr(name, "x")
        assert message in _only(path)


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
<c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", TYPES,
                                  "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"])
def test_entity_bombs_in_any_part(tmp_path: Path, good: bytes, part: str) -> None:
    """Entities that expand are refused before a parser sees them, wherever they are."""
    problem = _only(_rebuilt(good, tmp_path / "a.xlsx", {part: ENTITIES}))
    assert f"its part {part} defines XML entities" in problem


def test_an_entity_bomb_in_utf_16(tmp_path: Path, good: bytes) -> None:
    """Another encoding would hide the entities from the search."""
    text = ENTITIES.decode().encode("utf-16")
    assert "is not XML in UTF-8" in _only(_rebuilt(good, tmp_path / "a.xlsx", {SHEET: text}))
    said = ENTITIES.replace(b'"1.0"', b'"1.0" encoding="cp037"').replace(b"<!", b"<?")
    assert "is not XML in UTF-8" in _only(_rebuilt(good, tmp_path / "a.xlsx", {SHEET: said}))


def test_an_entity_that_spans_two_chunks(tmp_path: Path, good: bytes) -> None:
    """The search looks across the pieces in which a part is streamed."""
    head = b'<?xml version="1.0"?><!--'
    fill = bytes(97 + (7 * i * i + i // 3) % 26 for i in range(guard.SMALL - len(head) - 7))
    body = head + fill + b"--><!DOC" + b"TYPE x []><worksheet/>"
    assert body.index(b"<!DOCTYPE") < guard.SMALL < body.index(b"TYPE x")
    part = {SHEET: body}
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive, zipfile.ZipFile(
        io.BytesIO(good)
    ) as old:
        for name in old.namelist():
            archive.writestr(name, part.get(name, old.read(name)))
    assert "defines XML entities" in _only(path)


def test_a_zip_bomb(tmp_path: Path, good: bytes) -> None:
    """64 MB in 64 kB are refused after a few MB, and little memory is used."""
    path = _rebuilt(good, tmp_path / "a.xlsx", {"xl/sharedStrings.xml": b"<" + b" " * 2**26})
    assert path.stat().st_size < 2**18
    tracemalloc.start()
    started = perf_counter()
    problem = _only(path)
    seconds, (_, peak) = perf_counter() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "as a zip bomb does" in problem
    assert seconds < 5
    assert peak < 2**25


def test_a_bomb_that_lies_about_its_size(tmp_path: Path, good: bytes) -> None:
    """The declared size is small; what unpacks is counted, so the lie does not help."""
    path = _rebuilt(good, tmp_path / "a.xlsx", {"xl/media/x.bin": b"\0" * 2**24})
    data = path.read_bytes()
    true, false = (2**24).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert data.count(true) == 2
    path.write_bytes(data.replace(true, false))
    problem = _only(path)
    assert "damaged" in problem or "zip bomb" in problem


def test_declared_sizes_above_the_limit(
    tmp_path: Path, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that says itself that it is huge is refused before anything unpacks."""
    monkeypatch.setattr(guard, "MAX_UNPACKED", 2**12)
    assert "zip bomb" in _only(_rebuilt(good, tmp_path / "a.xlsx", {}))


def test_too_many_tags(tmp_path: Path, good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Millions of empty cells fit in little text; what counts is what the parser would build."""
    monkeypatch.setattr(guard, "MAX_TAGS", 500)
    assert "far more data than a scenario has" in _only(_rebuilt(good, tmp_path / "a.xlsx", {}))


def test_too_many_parts(tmp_path: Path, good: bytes) -> None:
    """2,100 parts."""
    parts = {f"xl/media/{number}.bin": b"" for number in range(2100)}
    assert "parts, more than 2,000" in _only(_rebuilt(good, tmp_path / "a.xlsx", parts))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name(tmp_path: Path, good: bytes) -> None:
    """Which of the two is shown depends on the program, so neither is trusted."""
    path = _rebuilt(good, tmp_path / "a.xlsx", {})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(SHEET.upper(), "<x/>")
    assert "two parts of one name" in _only(path)


def test_other_compression(tmp_path: Path, good: bytes) -> None:
    """LZMA can ask for gigabytes before the first byte comes out."""
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(
        path, "w", zipfile.ZIP_LZMA
    ) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert "packed in a way no spreadsheet program uses" in _only(path)


def test_an_encrypted_zip(tmp_path: Path, good: bytes) -> None:
    """The flag of encryption is enough to refuse."""
    data = bytearray(good)
    start = data.find(b"PK\x01\x02")
    data[start + 8] |= 1
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes(data))
    assert "with a password" in _only(path)


def test_a_cell_far_to_the_right(tmp_path: Path, good: bytes) -> None:
    """One cell in column XFD makes other readers allocate millions of cells."""
    sheet = (b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
             b'<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>')
    problem = _only(_rebuilt(good, tmp_path / "a.xlsx", {SHEET: sheet}))
    assert "a cell lies far outside any table (XFD1)" in problem


def test_a_sheet_of_200_000_rows(tmp_path: Path, good: bytes) -> None:
    """It is named within seconds, beside all other problems, instead of a minute's parsing."""
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n * 7919 % 104729)
                    for n in range(1, 200_001))
    sheet = (b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
             b"<sheetData>" + rows + b"</sheetData></worksheet>")
    names = Book.full().sheets
    part = f"xl/worksheets/sheet{list(names).index('offer_phases') + 1}.xml"
    path = _rebuilt(good, tmp_path / "a.xlsx", {part: sheet}, compresslevel=1)
    started = perf_counter()
    problem = _only(path)
    assert problem.startswith("a.xlsx: offer_phases: the sheet has more than 50,000 rows. Keep at "
                              "most 50,000")
    assert perf_counter() - started < 6


def test_rows_without_numbers_are_counted_too(
    tmp_path: Path, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cells need not say their address; then the reader itself stops at the cap."""
    monkeypatch.setattr("optimizer.io.sheets.MAX_ROWS", 100)
    body = b"<row><c><v>1</v></c></row>" * 200
    head = b'<row><c t="inlineStr"><is><t>origin</t></is></c></row>'
    sheet = (b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
             b"<sheetData>" + head + body + b"</sheetData></worksheet>")
    part = f"xl/worksheets/sheet{list(Book.full().sheets).index('taxes') + 1}.xml"
    problems = problems_of(_rebuilt(good, tmp_path / "a.xlsx", {part: sheet}))
    assert any("taxes: the sheet has more than" in problem for problem in problems)


def test_a_dimension_that_lies(tmp_path: Path, good: bytes) -> None:
    """A sheet that claims to span a billion cells is read as far as it really goes."""
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        sheet = archive.read(SHEET)
    lied = sheet.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
    assert lied != sheet
    started = perf_counter()
    assert problems_of(_rebuilt(good, tmp_path / "a.xlsx", {SHEET: lied})) == []
    assert perf_counter() - started < 6


@pytest.mark.parametrize("content", [
    b"<worksheet><sheetData><row r='x'/>", b"<html/>", b"\x00\x01", b"<a><b></a>",
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="s"><v>99999</v></c></row></sheetData></worksheet>',
])
def test_damaged_parts(tmp_path: Path, good: bytes, content: bytes) -> None:
    """Whatever the parser stumbles over becomes a message about the file."""
    for part in (SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        path = _rebuilt(good, tmp_path / "a.xlsx", {part: content})
        with contextlib.suppress(BadInput):  # any other error fails the test
            read_scenario(path, CATALOGUE)


def test_truncated_workbooks(tmp_path: Path, good: bytes) -> None:
    """A download that broke off, and bytes that flipped."""
    path = tmp_path / "a.xlsx"
    for cut in (len(good) // 3, len(good) - 30):
        path.write_bytes(good[:cut])
        assert "damaged" in _only(path)
    data = bytearray(good)
    data[200:260] = bytes(60)
    path.write_bytes(bytes(data))
    assert problems_of(path)


def test_not_a_number_in_the_file_itself(tmp_path: Path, good: bytes) -> None:
    """NaN and values beyond all numbers can stand in the XML of a numeric cell."""
    part = f"xl/worksheets/sheet{list(Book.full().sheets).index('taxes') + 1}.xml"
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        sheet = archive.read(part)
    for raw in (b"NaN", b"1E999"):
        spoilt = sheet.replace(b"<v>0.1</v>", b"<v>" + raw + b"</v>")
        assert spoilt != sheet
        problem = _only(_rebuilt(good, tmp_path / "a.xlsx", {part: spoilt}))
        assert "taxes!C3 vat_share: " in problem
        assert ("holds the error #NUM!" if raw == b"NaN" else "is not a number (inf)") in problem
