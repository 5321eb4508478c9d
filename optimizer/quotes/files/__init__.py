"""Vendors' files, opened whatever their format: recognised by content, guarded, streamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.quotes.files.xlsx import open_xlsx
from optimizer.quotes.grid import Opened

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["open_quote"]


def open_quote(path: Path) -> Opened:
    """Open a vendor's file."""
    import hashlib
    with path.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
    sheets, notes = open_xlsx(path)
    return Opened(path.name, digest, sheets, notes)
