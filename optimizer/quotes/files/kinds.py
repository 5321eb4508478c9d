"""Which kind of file it is, by its content. Its ending is not asked."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Literal

from optimizer.io.archive import OLE, UNPACKING_FAILS, ZIP, refuse_damaged
from optimizer.io.files import refuse
from optimizer.quotes.files.limits import MAX_OLD_BOOK

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.errors import BadInput

Kind = Literal["xlsx", "xls", "ods", "text"]

ENDINGS: dict[Kind, tuple[str, ...]] = {
    "xlsx": (".xlsx", ".xltx"), "xls": (".xls", ".xlt"), "ods": (".ods", ".ots"),
    "text": (".csv", ".tsv", ".tab", ".txt", ".prn", ""),
}
NAMES: dict[Kind, str] = {
    "xlsx": "an Excel workbook (.xlsx)", "xls": "an old Excel workbook (.xls)",
    "ods": "an OpenDocument spreadsheet (.ods)", "text": "a table as text (.csv)",
}

_ASK = "Ask the vendor for the spreadsheet."
_SAVE = "Open it in a spreadsheet program and save it as .xlsx."
_HEADS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "it is a PDF", _ASK),
    (b"\x89PNG", "it is a picture (PNG)", _ASK),
    (b"\xff\xd8\xff", "it is a picture (JPEG)", _ASK),
    (b"GIF8", "it is a picture (GIF)", _ASK),
    (b"BM", "it is a picture (BMP)", _ASK),
    (b"II*\0", "it is a picture (TIFF)", _ASK),
    (b"MM\0*", "it is a picture (TIFF)", _ASK),
    (b"{\\rtf", "it is a text document (RTF)", _ASK),
    (b"HWP Document File", "it is a Hangul document (.hwp)", _ASK),
    (b"7z\xbc\xaf\x27\x1c", "it is an archive (.7z)", "Unpack it and read the files in it."),
    (b"Rar!", "it is an archive (.rar)", "Unpack it and read the files in it."),
    (b"\x1f\x8b", "it is a packed file (.gz)", "Unpack it and read the file in it."),
    (b"EGGA", "it is an archive (.egg)", "Unpack it and read the files in it."),
    (b"ALZ\x01", "it is an archive (.alz)", "Unpack it and read the files in it."),
    (b"MZ", "it is a program", "Do not open it; ask the vendor what it is."),
    (b"\x7fELF", "it is a program", "Do not open it; ask the vendor what it is."),
)
_OLD_SHEETS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
"""Excel 2, 3 and 4 wrote sheets without a container around them."""
_STREAMS: tuple[tuple[str, str], ...] = (
    ("WordDocument", "it is a Word document (.doc)"),
    ("PowerPoint Document", "it is a presentation (.ppt)"),
    ("HwpSummaryInformation", "it is a Hangul document (.hwp)"),
    ("__properties_version1.0", "it is an e-mail (.msg)"),
)


def kind_of(path: Path) -> Kind:
    """The kind of a file that can be read.

    Raises:
        BadInput: it is of a kind that is not read; says which.
    """
    with path.open("rb") as source:
        head = source.read(2**13)
        if head.startswith(OLE):
            return _in_container(path, head + source.read(MAX_OLD_BOOK))
    if head.startswith((ZIP, b"PK\x05\x06")):
        return _in_archive(path)
    if head.startswith(_OLD_SHEETS):
        return "xls"
    for start, what, remedy in _HEADS:
        if head.startswith(start) and (start not in (b"BM", b"MZ", b"EGGA") or b"\0" in head):
            raise refuse(path, what, remedy)
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        raise refuse(path, "it is a picture, sound or film", _ASK)
    refusal = _markup(path, head)
    if refusal:
        raise refusal
    return "text"


def _in_container(path: Path, data: bytes) -> Kind:
    """What an OLE container holds."""
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise refuse(path, "the workbook is encrypted with a password",
                     "Remove the password in the spreadsheet program and save it again.")
    if has("Workbook\0") or has("Book\0"):
        if has("_VBA_PROJECT"):
            raise refuse(path, "the workbook carries macros", "Save it as .xlsx, without macros.")
        return "xls"
    for stream, what in _STREAMS:
        if has(stream):
            raise refuse(path, what, _ASK)
    raise refuse(path, "it is an Office document, but no spreadsheet is found in it", _SAVE)


def _in_archive(path: Path) -> Kind:
    """What a zip file holds."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()}
            mimetype = b""
            if "mimetype" in names:
                with archive.open("mimetype") as source:
                    mimetype = source.read(100)
    except (*UNPACKING_FAILS, KeyError, RuntimeError) as error:
        raise refuse_damaged(path) from error
    if b"opendocument.spreadsheet" in mimetype or (not mimetype and "content.xml" in names):
        return "ods"
    if b"hwp" in mimetype:
        raise refuse(path, "it is a Hangul document (.hwpx)", _ASK)
    if b"opendocument" in mimetype:
        raise refuse(path, "it is an OpenDocument file, but no spreadsheet", _ASK)
    if any(name.endswith("workbook.bin") for name in names):
        raise refuse(path, "it is a binary workbook (.xlsb)", "Save it as .xlsx.")
    for start, what in (("word/", "it is a Word document (.docx)"),
                        ("ppt/", "it is a presentation (.pptx)"),
                        ("index/", "it is an Apple document (such as .numbers)")):
        if any(name.startswith(start) for name in names):
            raise refuse(path, what, _ASK if start != "index/" else
                         "Export it as .xlsx, or ask the vendor for that.")
    if "[content_types].xml" not in names or not any(
        re.search(r"workbook\d*\.xml$|^xl/worksheets/", name) for name in names
    ):
        raise refuse(path, "it is a zip archive, not a spreadsheet",
                     "Unpack it and read the files in it.")
    return "xlsx"


def _markup(path: Path, head: bytes) -> BadInput | None:
    """Tables written as HTML or XML, whatever their ending; and data that is no table."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"mime-version:"):
        return refuse(path, "it is a web page in one file (MHTML)", _SAVE)
    if not start.startswith(b"<"):
        if re.match(rb'[\[{]\s*(?:\{\s*)?"[^"]*"\s*:', start):
            return refuse(path, "it is JSON, not a spreadsheet", _ASK)
        return None
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start and b"<html" not in start:
        return refuse(path, "it is a workbook in the XML of 2003", _SAVE)
    if re.search(rb"<(?:!doctype\s+html|html|table|head|meta|body|style|div)\b", start):
        return refuse(path, "it is a web page (HTML), as some programs save under the ending .xls",
                      _SAVE)
    if b"office:document" in start:
        return refuse(path, "it is a flat OpenDocument file (.fods)", _SAVE)
    if start.startswith((b"<?xml", b"<!")):
        return refuse(path, "it is an XML file, not a spreadsheet", _ASK)
    return None
