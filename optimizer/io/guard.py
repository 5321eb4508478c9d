"""Before any parser sees an upload: bombs, locks, macros and far cells are refused.

Parts are streamed and counted as they unpack; sizes the file declares are never trusted.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl
from defusedxml.ElementTree import fromstring

from optimizer.io.archive import (
    CHUNK,
    OLE,
    UNPACKING_FAILS,
    ZIP,
    Budget,
    Limits,
    refuse_damaged,
    refuse_declared,
    refuse_parts,
    unpack,
)
from optimizer.io.files import refuse

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.errors import BadInput

if not openpyxl.DEFUSEDXML:
    raise ImportError("openpyxl must run with defusedxml: install it, and do not set "
                      "OPENPYXL_DEFUSEDXML to False")

__all__ = ["MAX_FILE", "MAX_ROWS", "OLE", "SMALL", "ZIP", "Inspected", "guard", "refuse_ole"]

MAX_FILE = 60 * 2**20
MAX_UNPACKED = 300 * 2**20
MAX_PARTS = 2000
SMALL = CHUNK
MAX_TAGS = 10_000_000
MAX_ROW = 50_010
"""Last row that may hold a cell: 50,000 rows of data, and headings."""
MAX_ROWS = 50_000

_CELL = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Za-z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_NAN = re.compile(rb"<c\b(?![^<>]*\bt=\"(?!n\"))([^<>]*)>"
                  rb"<v>\s*[+-]?(?:nan|inf|infinity)\s*</v>", re.IGNORECASE)
_EMPTY_SHEET = (b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                b"<sheetData/></worksheet>")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Inspected:
    """What the guard saw on its way."""

    data: bytes
    """The workbook to parse: sheets that are too long are emptied, so that nobody waits for them,
    and cells that hold NaN hold the error #NUM! instead, which the parser can read."""
    formulas: bool
    too_long: frozenset[str]
    """Names of sheets with cells below the last row a sheet may have."""


def guard(path: Path, data: bytes) -> Inspected:
    """Let an xlsx pass, or refuse it.

    Raises:
        BadInput: it is no xlsx, is locked or damaged, carries macros, or is built to harm.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            limits = Limits(MAX_UNPACKED, MAX_TAGS, MAX_PARTS, "far more data than a scenario has")
            refuse_parts(path, parts, limits)
            _refuse_other_kinds(path, parts)
            refuse_declared(path, parts, limits)
            budget = Budget(path, limits)
            found = {part.filename: _stream(path, archive, part, budget) for part in parts}
            long_parts = {name for name, seen in found.items() if seen.far}
            if any(seen.far or seen.nan for seen in found.values()):
                data = _mended(archive, found)
            return Inspected(data, any(seen.formula for seen in found.values()),
                             _sheet_names(archive, long_parts))
    except UNPACKING_FAILS as error:
        raise refuse_damaged(path) from error


def refuse_ole(path: Path, data: bytes) -> BadInput:
    """What to say of the old container format: locked workbooks and .xls use it."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refuse(path, "the workbook is encrypted with a password",
                      "Remove the password in the spreadsheet program and save it again.")
    return refuse(path, "it is an old Excel workbook (.xls)", "Save it as .xlsx.")


def _refuse_other_kinds(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    """Spreadsheets of other formats, and what is no spreadsheet."""
    names = {part.filename.lower() for part in parts}
    if "mimetype" in names and "content.xml" in names:
        raise refuse(path, "it is an OpenDocument spreadsheet (.ods)", "Save it as .xlsx.")
    if "xl/workbook.bin" in names:
        raise refuse(path, "it is a binary workbook (.xlsb)", "Save it as .xlsx.")
    if "[content_types].xml" not in names or "xl/workbook.xml" not in names:
        raise refuse(path, "it is a zip file but not an Excel workbook (.xlsx)",
                     "Save the scenario as .xlsx.")


@dataclass(slots=True)
class _Seen:
    """What a part turned out to hold."""

    formula: bool = False
    far: bool = False
    nan: bool = False


def _stream(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo, budget: Budget) -> _Seen:
    """Unpack one part piece by piece."""
    tail, seen = b"", _Seen()
    is_sheet = "/worksheets/" in part.filename.lower()
    for chunk in unpack(path, archive, part, budget):
        if is_sheet:
            piece = tail + chunk
            seen.formula = seen.formula or bool(_FORMULA.search(piece))
            seen.nan = seen.nan or bool(_NAN.search(piece))
            seen.far = seen.far or _far(path, piece)  # then it is not parsed at all
            tail = piece[-256:]
    return seen


def _far(path: Path, piece: bytes) -> bool:
    """Whether cells lie below the last row; refuses cells in columns no table reaches."""
    found = False
    for cell in _CELL.finditer(piece):
        if len(cell[1]) == 3:
            address = f"{cell[1].decode()}{cell[2].decode()}"
            raise refuse(path, f"a cell lies far outside any table ({address})",
                         "Delete the columns right of the data, and save.")
        found = found or int(cell[2]) > MAX_ROW
    return found


def _mended(archive: zipfile.ZipFile, found: dict[str, _Seen]) -> bytes:
    """The same workbook with overlong sheets emptied and NaN turned into the error it is."""
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as target:
        for name, seen in found.items():
            part = _EMPTY_SHEET if seen.far else archive.read(name)
            target.writestr(name, _NAN.sub(_error_cell, part) if seen.nan else part)
    return copy.getvalue()


def _error_cell(cell: re.Match[bytes]) -> bytes:
    return b"<c" + cell[1].replace(b' t="n"', b"") + b' t="e"><v>#NUM!</v>'


def _sheet_names(archive: zipfile.ZipFile, parts: set[str]) -> frozenset[str]:
    """The sheets that are stored in some parts."""
    if not parts:
        return frozenset()
    targets = {
        f"xl/{item.get('Target', '').removeprefix('/xl/')}": item.get("Id", "")
        for item in fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    ids = {targets.get(part, "") for part in parts}
    book = fromstring(archive.read("xl/workbook.xml"))
    return frozenset(sheet.get("name", "") for sheet in book.iter(f"{_MAIN}sheet")
                     if sheet.get(_REL) in ids)
