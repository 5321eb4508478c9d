"""Content as it lies in the database: compressed JSON. Never code, never pickles."""

from __future__ import annotations

import json
import zlib
from typing import Any

MOST = 256 * 2**20
"""Bytes that a packed content may unfold to."""


def pack(content: Any) -> bytes:
    """Plain data as compressed JSON."""
    return pack_text(json.dumps(content, ensure_ascii=False, allow_nan=False))


def unpack(packed: bytes) -> Any:
    """The plain data again."""
    return json.loads(unpack_text(packed))


def pack_text(text: str) -> bytes:
    """A text, compressed."""
    return zlib.compress(text.encode())


def unpack_text(packed: bytes) -> str:
    """The text again.

    Raises:
        ValueError: it would unfold to more than any content has.
    """
    opened = zlib.decompressobj()
    data = opened.decompress(packed, MOST)
    if opened.unconsumed_tail:
        raise ValueError("a stored content is larger than any content may be")
    return data.decode()
