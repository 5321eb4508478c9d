"""What the rows of a rule stand for: one row per thing, or per combination of things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.core.number import Array
    from optimizer.core.table import View


class Index:
    """The rows of a family, in order. With several axes the last one runs fastest."""

    def __init__(self, *axes: Sequence[str]) -> None:
        self.axes = tuple(tuple(axis) for axis in axes)
        self.shape = tuple(len(axis) for axis in self.axes)

    @property
    def size(self) -> int:
        return int(np.prod(self.shape, dtype=np.int64))

    def label(self, row: int) -> str:
        """The name of a row, e.g. "haenam-1 2027Q1"."""
        at = np.unravel_index(row, self.shape) if self.axes else ()
        return " ".join(axis[i] for axis, i in zip(self.axes, at, strict=True)).strip()

    def some(self, rows: Array) -> Index:
        """Some rows of this index as an index of their own, under the same names."""
        return _Some(self, rows)

    def __call__(self, *parts: View | Array) -> Array:
        """Row of each combination; −1 ("nowhere") where any part is −1."""
        row: Array | int = 0
        absent: Array | bool = False
        for part, length in zip(parts, self.shape, strict=True):
            at = part if isinstance(part, np.ndarray) else part.positions
            row = row * length + at
            absent = absent | (at < 0)
        return np.where(absent, -1, row)


class _Some(Index):
    """Picked rows of another index; names are made only when asked for."""

    def __init__(self, base: Index, rows: Array) -> None:
        self.axes = ()
        self.shape = (len(rows),)
        self._base, self._rows = base, rows

    def label(self, row: int) -> str:
        return self._base.label(int(self._rows[row]))


ALL = Index(("",))
"""A single row that stands for everything."""
