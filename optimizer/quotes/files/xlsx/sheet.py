"""One sheet, read from top to bottom without ever holding more than a window of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.io.files import refuse
from optimizer.quotes.files.markup import feed
from optimizer.quotes.files.windows import Rows
from optimizer.quotes.files.xlsx.alike import AlikeRows
from optimizer.quotes.files.xlsx.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.quotes.files.xlsx.cells import Reader
    from optimizer.quotes.files.xlsx.package import Package
    from optimizer.quotes.grid import Grid, Span


@dataclass(frozen=True)
class XlsxSheet:
    """A worksheet that is parsed anew each time its windows are asked for."""

    name: str
    hidden: bool
    package: Package
    part: str
    merged: tuple[Span, ...]
    reader: Reader

    def windows(self, rows: int) -> Iterator[Grid]:
        """The sheet from top to bottom, at most so many rows at a time.

        Raises:
            BadInput: the sheet is damaged.
        """
        path = self.package.path
        made = Rows(path, self.name, self.merged, self.hidden)
        stream = Stream(path, self.part, self.reader, made)
        others = AlikeRows(stream).others(self.package.stream(self.part))
        try:
            for _ in feed(path, self.part, stream.parser, others):
                yield from made.full(rows)
            stream.finish()
        except (ValueError, IndexError, OverflowError) as error:
            reason = str(error) if isinstance(error, ValueError) else "a cell refers to no text"
            raise refuse(path, f"the file is damaged: in its sheet {self.name}, row "
                         f"{stream.row + 1}, {reason}",
                         "Open it in a spreadsheet program and save it again as .xlsx.") from error
        yield from made.rest(rows)
