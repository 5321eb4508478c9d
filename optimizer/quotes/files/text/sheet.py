"""A text as one sheet whose cells stay as written: ``00123`` and ``1,234`` are no numbers yet."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.io.files import refuse
from optimizer.quotes.files.limits import MAX_COLUMNS, MAX_TEXT
from optimizer.quotes.files.plain import text_value
from optimizer.quotes.files.text.columns import Columns, columns_of
from optimizer.quotes.files.text.scan import encoding_of
from optimizer.quotes.files.windows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from optimizer.errors import BadInput
    from optimizer.quotes.grid import Grid, Value

SAMPLE = 2**18
"""Letters looked at to find the columns."""
_DECLARED = re.compile(r'"?sep=(.)"?\s*\r?\n', re.IGNORECASE)


@dataclass(frozen=True)
class TextSheet:
    """A text that is read anew each time its windows are asked for."""

    name: str
    path: Path
    encoding: str
    columns: Columns
    skip: int
    """Letters in front of the table: the line ``sep=;``."""
    hidden: bool = False

    def windows(self, rows: int) -> Iterator[Grid]:
        """The text from top to bottom, at most so many rows at a time.

        Raises:
            BadInput: a row cannot be understood.
        """
        made = Rows(self.path, self.name)
        with self.path.open(encoding=self.encoding, newline="") as source:
            source.read(self.skip)
            reader = csv.reader(source, delimiter=self.columns.delimiter,
                                strict=self.columns.strict)
            try:
                for number, row in enumerate(reader):
                    cells: list[Value] = [
                        cell if cell.isalnum() else text_value(cell) for cell in row]
                    while cells and cells[-1] is None:
                        cells.pop()
                    if not cells:
                        continue
                    if len(cells) > MAX_COLUMNS:
                        raise self._bad(reader.line_num, f"holds more than {MAX_COLUMNS:,} cells")
                    made.put(number, cells)
                    if made.overfull(rows):
                        yield from made.full(rows)
            except csv.Error as error:
                raise self._bad(reader.line_num, f"cannot be split into cells ({error})") from error
            except UnicodeDecodeError as error:
                raise self._bad(reader.line_num, f"is not written in {self.encoding}, "
                                "as the lines before it are") from error
        yield from made.rest(rows)

    def _bad(self, line: int, what: str) -> BadInput:
        return refuse(self.path, f"the text near line {line + 1} {what}",
                      "Correct the line (quotation marks come in pairs), or ask the vendor for "
                      "the spreadsheet.")


def open_text(path: Path) -> tuple[tuple[TextSheet, ...], tuple[str, ...]]:
    """A text as a book of one sheet, and what was decided about it.

    Raises:
        BadInput: it is no text, too large, or in no known encoding.
    """
    if path.stat().st_size > MAX_TEXT:
        raise refuse(path, f"the file is larger than {MAX_TEXT // 2**20} MB",
                     "Split it into several files.")
    found = encoding_of(path)
    try:
        with path.open(encoding=found.encoding, newline="") as source:
            sample = source.read(SAMPLE)
    except UnicodeDecodeError as error:
        raise refuse(path, f"the text is not in {found.encoding}, as its first bytes say",
                     "Save it as CSV UTF-8, or ask the vendor for the spreadsheet.") from error
    declared = _DECLARED.match(sample)
    skip = len(declared[0]) if declared else 0
    if len(sample) == SAMPLE:  # the last line may be cut off
        sample = sample[:sample.rfind("\n") + 1] or sample
    columns = columns_of(sample[skip:], declared[1] if declared else "")
    notes = tuple(part for part in (found.note, columns.note) if part)
    return (TextSheet(path.stem, path, found.encoding, columns, skip),), notes
