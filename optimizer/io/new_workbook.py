"""A new workbook, made in memory and put into its file at the end."""

from __future__ import annotations

from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
           "in_memory": True}
"""Text stays text, whatever a later hand writes with the general ``write``; no temporary files."""


@contextmanager
def new_workbook(path: Path) -> Iterator[Workbook]:
    """A workbook to fill; afterwards it stands in the file.

    Raises:
        OSError: the file cannot be written. (Where XlsxWriter writes to a full disk itself, it
            raises an error of its own and leaves the file open.)
    """
    content = BytesIO()
    with Workbook(content, OPTIONS) as workbook:
        yield workbook
    path.write_bytes(content.getbuffer())
