"""Rows that arrive one by one leave as windows of bounded size."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from optimizer.io.files import refuse
from optimizer.quotes.files.limits import MAX_ROWS, MAX_SLOTS, WINDOW_SLOTS
from optimizer.quotes.grid import Grid, Span, Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(slots=True)
class Rows:
    """Rows of one sheet that were read and not yet given away."""

    path: Path
    sheet: str
    merged: tuple[Span, ...] = ()
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    start: int = 0
    """Position of the first of them."""
    ready: list[list[Value]] = field(default_factory=list)
    """The last of them is not empty: empty rows wait until a filled one follows."""
    hidden_rows: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    slots: int = 0
    """Places in all rows so far, and of those in the rows not yet given away."""
    waiting: int = 0

    def put(self, row: int, cells: list[Value]) -> None:
        """Take a filled row that stands below all before it.

        Raises:
            BadInput: the sheet is longer, or its cells lie farther apart, than any real one.
        """
        self.put_all(row, [cells])

    def put_all(self, row: int, cells: list[list[Value]]) -> None:
        """The same for filled rows right below each other.

        Raises:
            BadInput: as ``put``.
        """
        missing = row - self.start - len(self.ready)
        if row + len(cells) > MAX_ROWS:
            raise refuse(self.path, f"its sheet {self.sheet} has more than {MAX_ROWS:,} rows",
                         "Split it into several files.")
        if missing:
            self.ready.extend([] for _ in range(missing))
        self.ready += cells
        slots = sum(map(len, cells))
        self.slots += slots
        self.waiting += slots
        if self.slots > MAX_SLOTS:
            raise refuse(self.path, f"in its sheet {self.sheet} the cells lie too far apart",
                         "Delete the columns right of the data, and save.")

    def overfull(self, rows: int) -> bool:
        """Whether more rows wait than a window takes."""
        return len(self.ready) > rows or self.waiting > WINDOW_SLOTS

    def full(self, rows: int) -> Iterator[Grid]:
        """Windows that are full while more rows are there or may follow."""
        while len(self.ready) > rows:
            yield self._cut(self._fit(rows))
        while self.waiting > WINDOW_SLOTS and len(self.ready) > 1:
            yield self._cut(min(self._fit(rows), len(self.ready) - 1))

    def rest(self, rows: int) -> Iterator[Grid]:
        """The last windows; one at least."""
        yield from self.full(rows)
        yield self._cut(len(self.ready), last=True)

    def _fit(self, rows: int) -> int:
        """How many rows a window takes: so many, or fewer wide ones."""
        slots = 0
        for count, cells in enumerate(islice(self.ready, rows)):
            slots += len(cells)
            if slots > WINDOW_SLOTS and count:
                return count
        return min(rows, len(self.ready))

    def _cut(self, count: int, *, last: bool = False) -> Grid:
        """Give away the first rows and forget them."""
        end = self.start + count
        hidden = frozenset(row for row in self.hidden_rows if row < end)
        struck = frozenset(cell for cell in self.struck if cell[0] < end)
        grid = Grid(self.path.name, self.sheet, self.ready[:count], self.start, self.merged,
                    hidden, self.hidden_columns, struck, self.hidden, last)
        del self.ready[:count]
        self.waiting -= sum(map(len, grid.rows))
        self.hidden_rows -= hidden
        self.struck -= struck
        self.start = end
        return grid
