"""One quick look through a sheet before it is read: merged cells are written after all rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.files.limits import MAX_MERGES
from optimizer.quotes.files.markup import feed, parser
from optimizer.quotes.grid import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.io.archive import Budget
    from optimizer.quotes.files.xlsx.package import Package

_ROWS_END = re.compile(rb"<(?:/(\w+:)?sheetData\s*|(\w+:)?sheetData(?:\s[^<>]*)?/)>")
_NAME = b"sheetData"
_OVERLAP = 64
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


def merged_cells(package: Package, part: str, budget: Budget) -> tuple[Span, ...]:
    """Unpack a sheet once: all of it is counted, and what follows the rows is parsed.

    Raises:
        BadInput: it does not unpack, is built to harm or damaged.
    """
    found: list[Span] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "mergeCell" and len(found) < MAX_MERGES:
            span = _span(attributes.get("ref", ""))
            if span:
                found.append(span)

    reader = parser(package.path, part)
    reader.StartElementHandler = start
    tail = _after_rows(package.stream(part, budget))
    for _ in feed(package.path, part, reader, tail):
        pass
    return tuple(found)


def _after_rows(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """What follows the rows, as a document of its own."""
    before = b""
    for chunk in chunks:
        piece = before + chunk
        end = _ROWS_END.search(piece) if _NAME in piece else None  # the pattern is slow
        if end:
            yield b"<%sworksheet>" % (end[1] or end[2] or b"")
            yield piece[end.end():]
            yield from chunks
            return
        before = piece[-_OVERLAP:]
    yield b"<none/>"


def _span(ref: str) -> Span | None:
    match = _RANGE.fullmatch(ref)
    if not match:
        return None
    return Span(int(match[2]) - 1, column_of(match[1]), int(match[4]) - 1, column_of(match[3]))


def column_of(letters: str) -> int:
    """0 for ``A``, 26 for ``AA``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
