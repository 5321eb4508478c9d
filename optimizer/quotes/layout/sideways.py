"""Sheets that list one thing per column, or one thing in all, as labels with their values."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from optimizer.quotes.words.headings import is_heading

if TYPE_CHECKING:
    from optimizer.quotes.grid import Grid, Value

MOST_ROWS, MOST_COLUMNS = 120, 40
"""A larger sheet is no list of labels."""
_LABELLED = re.compile(r"^([^:：]{2,40})[:：]\s*(\S.*)$", re.DOTALL)


def turned(grid: Grid) -> Grid | None:
    """The sheet with its rows as columns; None where it is too large to be of that kind.

    "Model: HGX H200" in one cell counts as a label and the cell right of it.
    """
    if not grid.rows or len(grid.rows) > MOST_ROWS or max(map(len, grid.rows)) > MOST_COLUMNS:
        return None
    rows = [_cut(row) for row in grid.rows]
    columns = [list(column) for column in zip_longest(*rows)]
    return replace(grid, rows=columns, merged=(), struck=frozenset(
        (column, row) for row, column in grid.struck), hidden_rows=grid.hidden_columns,
        hidden_columns=grid.hidden_rows)


def _cut(row: list[Value]) -> list[Value]:
    filled = [at for at, value in enumerate(row) if value is not None]
    if len(filled) != 1 or not isinstance(row[filled[0]], str):
        return row
    match = _LABELLED.match(str(row[filled[0]]).strip())
    if match is None or not is_heading(match[1]):
        return row
    return [*row[:filled[0]], match[1], match[2]]
