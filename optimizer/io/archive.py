"""A zip file from outside: refused by its list of parts, and counted while it unpacks.

Sizes the file declares are never trusted: what comes out is what counts.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.io.files import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from optimizer.errors import BadInput

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNPACKING_FAILS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)
"""What unpacking raises on a damaged file."""
MAX_RATIO = 200
"""Unpacked to packed size, of parts above ``CHUNK``; real sheets stay below 50."""
CHUNK = 2**20
"""Bytes unpacked at a time."""

_ENCODING = re.compile(rb"^<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)[\"']")
_XML = (".xml", ".rels", ".vml")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an archive may hold: bytes unpacked, tags in them, parts."""

    unpacked: int
    tags: int
    parts: int
    too_much: str
    """Said of an archive that holds more, e.g. "far more data than a scenario has"."""


class Budget:
    """How much has been unpacked so far, over all parts."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path, self.limits, self.size, self.tags = path, limits, 0, 0

    def spend(self, chunk: bytes) -> None:
        """Count a piece.

        Raises:
            BadInput: more came out than the limits allow.
        """
        self.size += len(chunk)
        self.tags += chunk.count(b"<")
        if self.size > self.limits.unpacked or self.tags > self.limits.tags:
            raise bomb(self.path, self.limits.too_much)


def refuse_parts(path: Path, parts: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse what the list of parts alone gives away: locks, macros, odd packing, sizes."""
    names = [part.filename.lower() for part in parts]
    if len(parts) > limits.parts:
        raise refuse(path, f"it has {len(parts):,} parts, more than {limits.parts:,}",
                     "Save the data alone in a new workbook.")
    if len(set(names)) != len(names):
        raise refuse(path, "it holds two parts of one name, as no spreadsheet program writes",
                     "Save the data in a new workbook.")
    if any(part.flag_bits & 1 for part in parts):
        raise refuse(path, "it is a zip file with a password", "Save it without a password.")
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise refuse(path, "it is packed in a way no spreadsheet program uses",
                     "Save it again as .xlsx.")
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise refuse(path, "the workbook carries macros", "Save it as .xlsx, without macros.")
    for part, name in zip(parts, names, strict=True):  # also of parts that nobody would open
        if name.endswith(_XML) and part.file_size > CHUNK and \
                part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise bomb(path, f"a part ({part.filename}) of {part.file_size // 2**20} MB")


def refuse_declared(path: Path, parts: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse a file that says itself that it is huge."""
    if sum(part.file_size for part in parts) > limits.unpacked:
        raise bomb(path, f"more than {limits.unpacked // 2**20} MB")


def unpack(
    path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo, budget: Budget
) -> Iterator[bytes]:
    """The content of a part, piece by piece, each counted and searched before it is given.

    Raises:
        BadInput: it is a bomb, defines XML entities, is in a hidden encoding or holds macros.
    """
    size, tail = 0, b""
    name = part.filename.lower()
    is_xml = name.endswith(_XML)
    with archive.open(part) as source:
        while chunk := source.read(CHUNK):
            if size == 0 and is_xml:
                _refuse_encoding(path, part.filename, chunk)
            size += len(chunk)
            budget.spend(chunk)
            if size > CHUNK and size > MAX_RATIO * max(part.compress_size, 1):
                raise bomb(path, f"a part ({part.filename}) of {size // 2**20} MB or more")
            piece = tail + chunk
            if is_xml and (b"<!DOCTYPE" in piece or b"<!ENTITY" in piece):
                raise refuse_entities(path, part.filename)
            if name == "[content_types].xml" and b"macroEnabled" in piece:
                raise refuse(path, "it is a workbook with macros (.xlsm)",
                             "Save it as .xlsx, without macros.")
            yield chunk
            tail = chunk[-16:]


def refuse_entities(path: Path, part: str) -> BadInput:
    """What to say of XML that defines entities."""
    return refuse(path, f"its part {part} defines XML entities, as attacks do "
                  "and no spreadsheet program does", "Save the data in a new workbook.")


def refuse_damaged(path: Path) -> BadInput:
    """What to say of an archive that does not unpack."""
    return refuse(path, "the file is damaged: it does not unpack",
                  "Open it in a spreadsheet program and save it again as .xlsx.")


def bomb(path: Path, size: str) -> BadInput:
    """What to say of an archive that unpacks to too much."""
    return refuse(path, f"it unpacks to {size}, as a zip bomb does",
                  "Save the data alone in a new workbook.")


def _refuse_encoding(path: Path, name: str, start: bytes) -> None:
    """XML in other encodings than UTF-8 would hide what is searched for here."""
    body = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = _ENCODING.match(body)
    if not body.startswith(b"<") or (
        declared and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii")
    ):
        raise refuse(path, f"its part {name} is not XML in UTF-8",
                     "Save the data in a new workbook as .xlsx.")
