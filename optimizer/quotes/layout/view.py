"""Rows of a sheet as the eye sees them: merged cells are one, struck text is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.quotes.grid import Grid, Span, Value


class View:
    """A window of a sheet, asked by positions of the sheet."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.start, self.end = grid.start, grid.start + len(grid.rows)
        self._spans: dict[int, list[Span]] = {}
        tops = sorted((s for s in grid.merged if s.bottom >= self.start and s.top < self.end),
                      key=lambda s: s.top)
        for span in tops:
            for row in range(max(span.top, self.start), min(span.bottom, self.end - 1) + 1):
                self._spans.setdefault(row, []).append(span)
        self._gone: dict[int, set[int]] = {}
        for row, column in grid.struck:
            self._gone.setdefault(row, set()).add(column)
        self._hidden = grid.hidden_columns
        self._odd_until = max([*self._spans, *self._gone, *grid.hidden_rows], default=-1)

    def row(self, row: int) -> list[Value]:
        """The cells of a row; struck ones and those of hidden columns are blank."""
        if not self.start <= row < self.end:
            return []
        cells = self.grid.rows[row - self.start]
        if row in self._gone or self._hidden:
            gone = self._hidden | self._gone.get(row, frozenset())
            return [None if c in gone else value for c, value in enumerate(cells)]
        return cells

    def withdrawn(self, row: int, what: tuple[int, ...], money: tuple[int, ...]) -> bool:
        """Whether both what a row describes and its price are struck through."""
        gone = self._gone.get(row, ())
        return any(c in gone for c in what) and any(c in gone for c in money)

    def plain_from(self, row: int) -> bool:
        """Whether no row from here on holds merged, struck or hidden cells."""
        return row > self._odd_until and not self._hidden

    def struck(self, row: int) -> bool:
        """Whether something in a row is struck through."""
        return row in self._gone

    def texts(self, row: int) -> list[tuple[int, str]]:
        """The texts of a row with their columns."""
        return [(c, value.strip()) for c, value in enumerate(self.row(row))
                if isinstance(value, str) and value.strip()]

    def span(self, row: int, column: int) -> Span | None:
        """The merged cell a position lies in."""
        for span in self._spans.get(row, ()):
            if span.left <= column <= span.right:
                return span
        return None

    def width(self, row: int, column: int) -> int:
        """How many columns a cell takes."""
        span = self.span(row, column)
        return span.right - span.left + 1 if span else 1

    def wide(self, row: int, column: int) -> bool:
        """Whether a cell spans several columns."""
        return self.width(row, column) > 1

    def tall(self, row: int, column: int) -> bool:
        """Whether a cell spans the row below, too."""
        span = self.span(row, column)
        return span is not None and span.bottom > row

    def spread(self, row: int) -> list[int]:
        """Columns that merged cells of a row cover."""
        return [c for span in self._spans.get(row, ()) if self.covering(row, span.left)
                for c in range(span.left, min(span.right, span.left + 200) + 1)]

    def covering(self, row: int, column: int) -> str:
        """The text that stands at a position, of the merged cell it lies in too."""
        value = self.value(row, column)
        return value.strip() if isinstance(value, str) else ""

    def value(self, row: int, column: int) -> Value:
        """The value at a position; of a merged cell, the one it shows."""
        cells = self.row(row)
        own = cells[column] if 0 <= column < len(cells) else None
        if own is not None:
            return own
        span = self.span(row, column)
        if span is None:
            return None
        top = self.row(span.top)
        return top[span.left] if span.left < len(top) else None

    def blank(self, row: int) -> bool:
        """Whether nothing stands in a row."""
        return not any(value is not None for value in self.row(row))
