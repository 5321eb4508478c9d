"""Vendors' files, opened whatever their format: recognised by content, guarded, streamed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from optimizer.io.files import readable, refuse
from optimizer.quotes.files.kinds import ENDINGS, NAMES, Kind, kind_of
from optimizer.quotes.files.limits import MAX_BOOK, MAX_OLD_BOOK, MAX_TEXT
from optimizer.quotes.files.ods import open_ods
from optimizer.quotes.files.text import open_text
from optimizer.quotes.files.xls import open_xls
from optimizer.quotes.files.xlsx import open_xlsx
from optimizer.quotes.grid import Opened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from optimizer.quotes.grid import Sheet

__all__ = ["open_quote"]

_OPEN: dict[Kind, Callable[[Path], tuple[Sequence[Sheet], tuple[str, ...]]]] = {
    "xlsx": open_xlsx, "xls": open_xls, "ods": open_ods, "text": open_text,
}
_MOST = {"xlsx": MAX_BOOK, "ods": MAX_BOOK, "xls": MAX_OLD_BOOK, "text": MAX_TEXT}


def open_quote(path: Path) -> Opened:
    """Open a vendor's .xlsx, .xls, .ods, .csv, .tsv or .txt, whatever its ending says.

    Nothing in it is executed, and nothing it refers to is fetched. Cells are read when the
    windows of a sheet are asked for; asking may also find damage.

    Raises:
        BadInput: it is missing, of another kind, damaged, locked, or built to harm.
    """
    digest = _digest(path)
    kind = kind_of(path)
    if path.stat().st_size > _MOST[kind]:
        raise refuse(path, f"the file is larger than {_MOST[kind] // 2**20} MB",
                     "Remove pictures and unused sheets, or split it into several files.")
    sheets, notes = _OPEN[kind](path)
    if path.suffix.lower() not in ENDINGS[kind]:
        notes = (f"Its ending is {path.suffix or 'missing'}, but it is {NAMES[kind]} and was "
                 "read as that.", *notes)
    return Opened(path.name, digest, tuple(sheets), notes)


def _digest(path: Path) -> str:
    """The SHA-256 of a file that can be read and is not blank."""
    with readable(path, "Name the files in it."):
        if path.exists() and not path.is_file():
            raise refuse(path, "it is no ordinary file", "Name the files to read.")
        with path.open("rb") as source:
            if not source.read(2**16).strip():
                raise refuse(path, "the file is empty", "Ask the vendor to send it again.")
            source.seek(0)
            return hashlib.file_digest(source, "sha256").hexdigest()
