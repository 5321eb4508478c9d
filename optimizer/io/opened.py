"""The sheets of a workbook that passed the guard; any damage is one message."""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from optimizer.errors import BadInput
from optimizer.io.files import refuse
from optimizer.io.sheets import Sheet, formula_cells, read_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from optimizer.io.guard import Inspected


@dataclass(frozen=True, slots=True)
class Opened:
    """One sheet that can be read."""

    path: Path
    worksheet: Any
    bare: Any
    """The same sheet with its formulas; None where the workbook has none."""

    @property
    def title(self) -> str:
        return str(self.worksheet.title)

    def read(self) -> Sheet:
        """Its heading and rows.

        Raises:
            BadInput: the sheet is damaged.
        """
        with _damage(self.path):
            return read_sheet(self.worksheet, formula_cells(self.bare) if self.bare else {})


def open_sheets(path: Path, seen: Inspected) -> list[Opened]:
    """All sheets of a workbook, in its order.

    Raises:
        BadInput: the workbook is damaged.
    """
    with _damage(path):
        book = load_workbook(io.BytesIO(seen.data), read_only=True, data_only=True)
        bare = load_workbook(io.BytesIO(seen.data), read_only=True) if seen.formulas else None
        return [Opened(path, sheet, bare[sheet.title] if bare else None)
                for sheet in book.worksheets]


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except BadInput:
        raise
    except Exception as error:
        # Whatever the parser stumbles over in a damaged file, the planner needs one message.
        raise refuse(path, f"the workbook is damaged ({type(error).__name__})",
                     "Open it in a spreadsheet program and save it again as .xlsx.") from error
