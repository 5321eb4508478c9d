"""What stands in the rows of totals below a line: words that also hold for what they add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.quotes.line import Line

SUMS = ("total", "subtotal")


def total_texts(line: Line) -> Iterator[tuple[str, int, int, str]]:
    """Texts in the total rows of the line's table: kind, row, column, text."""
    for kind, row, cells in line.table.sums:
        if kind in SUMS and row > line.item.row:
            for column, value in cells.items():
                if isinstance(value, str):
                    yield kind, row, column, value
