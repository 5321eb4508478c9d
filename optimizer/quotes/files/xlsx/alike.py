"""Rows written exactly like rows before them are read without the parser, many at a time.

In a long price list thousands of rows differ in their values only. Once the parser has seen rows
of one shape a few times, a pattern made of their very bytes, open at the values alone, reads the
next ones. What the pattern matches cannot mean anything else; all the rest goes to the parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.quotes.files.limits import MAX_ROWS
from optimizer.quotes.files.xlsx.cells import BadCell
from optimizer.quotes.files.xlsx.row_pattern import RowPattern
from optimizer.quotes.files.xlsx.shape import Shape, shape_of
from optimizer.quotes.files.xlsx.shortcut import Shortcut

if TYPE_CHECKING:
    from optimizer.quotes.files.xlsx.stream import Stream

SEEN_BEFORE = 3
"""Rows of one shape the parser must have read before a pattern is made of it."""
MAX_PATTERNS = 16
MAX_SHAPES = 500
PATIENCE = 2000
"""Rows after which the search for shapes ends if most were not alike."""


class AlikeRows(Shortcut):
    """Takes rows out of a sheet's bytes."""

    root = b"sheetData"

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.patterns: list[RowPattern] = []
        self.shapes: dict[Shape, int] = {}
        self.taken = self.parsed = 0
        self.off = self.off or any(stream.reader.shared.struck.values())

    def mark(self) -> bytes:
        """The tag that ends a row."""
        return b"</%srow>" % self.stream.prefix.encode()

    def take(self, data: bytes, at: int) -> int:
        """Read rows as long as one pattern or another matches; returns where that ends."""
        searching = True
        while searching:
            searching = False
            for place, pattern in enumerate(self.patterns):
                end, found = pattern.run(data, at)
                if found:
                    self._put(pattern, found)
                    at, searching = end, True
                    self.patterns.insert(0, self.patterns.pop(place))
                    break
        return at

    def _put(self, pattern: RowPattern, found: list[tuple[bytes, ...]]) -> None:
        stream = self.stream
        stream.finish()
        self.taken += len(found)
        numbers, rows = pattern.rows(found)
        if self._in_order(numbers) and all(rows) and not pattern.hidden:
            stream.row = numbers[-1]
            stream.made.put_all(numbers[0], rows)
            return
        for row, cells in zip(numbers, rows, strict=True):
            if not stream.row < row < MAX_ROWS:
                raise BadCell(f"the next row says that it is {row + 1}")
            stream.row = row
            if cells:
                stream.made.put(row, cells)
                if pattern.hidden:
                    stream.made.hidden_rows.add(row)

    def _in_order(self, numbers: list[int]) -> bool:
        """Whether rows follow those before, each right below the other."""
        first = numbers[0]
        return (self.stream.row < first and first + len(numbers) <= MAX_ROWS
                and numbers == list(range(first, first + len(numbers))))

    def look(self, piece: bytes) -> bool:
        """Learn from a row the parser has read."""
        self.parsed += 1
        if self.parsed > PATIENCE and self.parsed > self.taken:
            self.off = True
            return False
        if self.stream.in_rows:
            self._learn(piece)
        return self.stream.in_rows

    def _learn(self, row: bytes) -> None:
        shape, reader = shape_of(row, self.stream.prefix), self.stream.reader
        if shape is None or any(
            cell.style in reader.styles.struck or (cell.formula and reader.stale)
            for cell in shape.cells
        ):
            return  # such cells must be looked at one by one
        seen = self.shapes.get(shape, 0) + 1
        if seen > 1 or len(self.shapes) < MAX_SHAPES:
            self.shapes[shape] = seen
        if seen == SEEN_BEFORE and len(self.patterns) < MAX_PATTERNS:
            self.patterns.insert(0, RowPattern(shape, self.stream.reader))
