"""One quick look through a text: is it text, and is it UTF-8 to its end?"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from optimizer.io.files import refuse
from optimizer.quotes.files.text.encoding import Decoded, by_mark, legacy, wide_without_mark

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.errors import BadInput

_PIECE = 2**20
_SAMPLE = 2**18
"""Bytes of lines with letters beyond ASCII that are looked at to find the encoding."""
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
_CONTROLS = 0.001
"""Share of control characters above which bytes are no text."""


def encoding_of(path: Path) -> Decoded:
    """The encoding of a text, and what to say of it.

    Raises:
        BadInput: it is no text, or in no known encoding.
    """
    with path.open("rb") as source:
        head = source.read(2**16)
    marked = by_mark(head)
    if marked and marked != "utf-8-sig":
        return Decoded(marked, f"Read as {marked.upper()} text.")
    if b"\0" in head:
        wide = wide_without_mark(head)
        if not wide:
            raise _no_text(path)
        return Decoded(wide, f"Read as {wide.upper()} text.")
    if len(_CONTROL.findall(head)) > _CONTROLS * len(head):
        raise _no_text(path)
    sample = _beyond_utf8(path)
    if sample is None:
        return Decoded(marked or "utf-8", "")
    found = legacy(sample) if not marked else None
    if found is None:
        raise refuse(path, "the encoding of the text is not recognised",
                     "Save it as CSV UTF-8, or ask the vendor for the spreadsheet.")
    return found


def _beyond_utf8(path: Path) -> bytes | None:
    """None if the text is UTF-8 to its end; else lines of it that tell another encoding."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    sample, carry, valid = bytearray(), b"", True
    with path.open("rb") as source:
        while piece := source.read(_PIECE):
            if b"\0" in piece:
                raise _no_text(path)
            if valid:
                try:
                    decoder.decode(piece)
                except UnicodeDecodeError:
                    valid = False
            if len(sample) < _SAMPLE:
                piece = carry + piece
                whole = piece.rfind(b"\n") + 1
                carry = piece[whole:][:_PIECE]
                if not piece.isascii():
                    for line in piece[:whole].splitlines(keepends=True):
                        sample += b"" if line.isascii() else line
            elif not valid:
                return bytes(sample)
    if len(sample) < _SAMPLE and not carry.isascii():
        sample += carry
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        valid = False
    return None if valid else bytes(sample)


def _no_text(path: Path) -> BadInput:
    return refuse(path, "it is neither a spreadsheet nor a text: it holds bytes no text has",
                  "Ask the vendor for the spreadsheet.")
