"""A picture of a vendor's file: the rows around a cell, as text, whatever the file's format."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from optimizer.quotes.files import open_quote
from optimizer.quotes.grid import Figure, as_written, column_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from optimizer.quotes.finding import Source
    from optimizer.quotes.grid import Grid, Sheet, Value

ROWS = 3
"""Rows shown above and below."""
COLUMNS = 12
"""Columns shown at most; those nearest to the cell."""
LONGEST = 120
"""Characters shown of a cell."""
WINDOW = 4096
"""Rows looked through at a time."""
_ADDRESS = re.compile(r"([A-Z]*)(\d*)(?::([A-Z]*)(\d*))?")


@dataclass(frozen=True, slots=True)
class Block:
    """Cells from one corner to the other, counted from 0; None: to the edge of the sheet."""

    top: int | None
    left: int | None
    bottom: int | None
    right: int | None

    @classmethod
    def of(cls, address: str) -> Block | None:
        """``B12``, ``B12:D12``, a row ``12:12``, a column ``C:C``; None for any other text."""
        found = _ADDRESS.fullmatch(address)
        if found is None or not (found[1] or found[2]):
            return None
        left, top = _column(found[1]), _row(found[2])
        if found[3] is None:
            return cls(top, left, top, left)
        return cls(top, left, _row(found[4]), _column(found[3]))

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is in it."""
        return ((self.top or 0) <= row and (self.bottom is None or row <= self.bottom)
                and (self.left or 0) <= column and (self.right is None or column <= self.right))


@dataclass(frozen=True, slots=True)
class Picture:
    """Some rows of a sheet as they stand in the file."""

    file: str
    sheet: str
    columns: tuple[str, ...]
    """Their letters."""
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """The number of each row as a spreadsheet counts it, and the texts of its cells."""
    cell: str
    """What it is about, as an address."""
    marked: frozenset[tuple[int, str]]
    """Row number and column letters of the cells it is about."""


@dataclass
class _Wanted:
    """One picture while its sheet is looked through."""

    source: Source
    block: Block
    rows: dict[int, list[Value]] = field(default_factory=dict)

    @property
    def first(self) -> int:
        return max((self.block.top or 0) - ROWS, 0)

    @property
    def last(self) -> int:
        return (self.block.top or 0) + ROWS

    def take(self, grid: Grid) -> None:
        """Keep the rows of a window that are shown."""
        end = grid.start + len(grid.rows)
        for row in range(max(self.first, grid.start), min(self.last + 1, end)):
            self.rows[row] = grid.rows[row - grid.start]

    def picture(self) -> Picture:
        """What was found, without empty rows at the end and columns far from the cell."""
        filled = [row for row, cells in self.rows.items() if any(c is not None for c in cells)]
        rows = range(self.first, max([*filled, self.block.top or 0]) + 1)
        shown = self._columns()
        return Picture(
            self.source.file, self.source.sheet, tuple(map(column_name, shown)),
            tuple((row + 1, tuple(_text(self.rows.get(row, []), at) for at in shown))
                  for row in rows),
            self.source.cell,
            frozenset((row + 1, column_name(at)) for row in rows for at in shown
                      if self.block.holds(row, at)))

    def _columns(self) -> range:
        widest = max(map(len, self.rows.values()), default=0)
        count = max(widest, (self.block.left or 0) + 1)
        first = min(max((self.block.left or 0) - COLUMNS // 2, 0), max(count - COLUMNS, 0))
        return range(first, min(first + COLUMNS, count))


def pictures(path: Path, sources: Iterable[Source]) -> Mapping[Source, Picture]:
    """The rows around places of a file, each sheet read once. Places without a cell have none.

    Raises:
        BadInput: the file cannot be opened, or is damaged.
    """
    wanted: dict[str, list[_Wanted]] = defaultdict(list)
    for source in dict.fromkeys(sources):
        if (block := Block.of(source.cell)) is not None:
            wanted[source.sheet].append(_Wanted(source, block))
    if wanted:
        for sheet in open_quote(path).sheets:
            _look_through(sheet, wanted.get(sheet.name, []))
    return {one.source: one.picture() for found in wanted.values() for one in found}


def _look_through(sheet: Sheet, wanted: list[_Wanted]) -> None:
    last = max((one.last for one in wanted), default=-1)
    if not wanted:
        return
    for grid in sheet.windows(WINDOW):
        for one in wanted:
            one.take(grid)
        if grid.start + len(grid.rows) > last:
            break


def _text(cells: list[Value], at: int) -> str:
    """A cell as one reads it: figures with their thousands apart and their format behind."""
    value = cells[at] if at < len(cells) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        text = as_written(value)
        return text if len(text) <= LONGEST else text[:LONGEST - 1] + "…"
    plain = f"{value:,}" if isinstance(value, int) else f"{float(value):,.15g}"
    return f"{plain} [{value.format}]" if isinstance(value, Figure) else plain


def _column(letters: str) -> int | None:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1 if letters else None


def _row(digits: str) -> int | None:
    return int(digits) - 1 if digits else None
