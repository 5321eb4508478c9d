"""Rows of one kind of thing, read column by column and followed from table to table by name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from optimizer.core.number import Array, Number


class Table:
    """Items of one kind. Columns are made when first asked for, in one number system.

    ``refs`` name other tables: position of the row there for each row here (−1: none).
    """

    def __init__(
        self,
        number: Number,
        items: Sequence[Any] = (),
        *,
        size: int | None = None,
        refs: Mapping[str, tuple[Table, Array]] | None = None,
        columns: Mapping[str, Array] | None = None,
    ) -> None:
        self.number = number
        self.items = items
        self.size = len(items) if size is None else size
        self.refs = dict(refs or {})
        self._columns = dict(columns or {})

    def column(self, name: str) -> Array:
        """One column: figures in the number system, dates as day numbers, all else as it is."""
        if name not in self._columns:
            self._columns[name] = self._made(list(map(attrgetter(name), self.items)))
        return self._columns[name]

    def _made(self, values: list[Any]) -> Array:
        sample = next((v for v in values if v is not None), None)
        if isinstance(sample, bool):
            return np.array(values, dtype=bool)
        if not values or isinstance(sample, Decimal | Fraction | int):
            return self.number.array(values)
        if isinstance(sample, date):
            return np.array([-1 if v is None else v.toordinal() for v in values], dtype=np.int64)
        out = np.empty(len(values), dtype=object)
        out[:] = values
        return out


class View:
    """Some rows of a table. ``view.price`` is a column, ``view.vendor`` the rows it refers to."""

    def __init__(self, table: Table, positions: Array | None = None) -> None:
        self.table = table
        self._positions = positions

    @property
    def positions(self) -> Array:
        """Positions of these rows in their table."""
        return np.arange(self.table.size) if self._positions is None else self._positions

    def __len__(self) -> int:
        return self.table.size if self._positions is None else len(self._positions)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self.table.refs:
            target, row = self.table.refs[name]
            return View(target, row if self._positions is None else row[self._positions])
        column = self.table.column(name)
        return column if self._positions is None else column[self._positions]

    def known(self, name: str) -> Array:
        """True where a column has a figure."""
        column = getattr(self, name)
        if column.dtype == object:
            return np.array([v is not None for v in column], dtype=bool)
        return np.asarray(~np.isnan(column))

    def where(self, mask: Array) -> View:
        """The rows for which the mask is true."""
        return View(self.table, self.positions[mask])

    def take(self, rows: Array) -> View:
        """Rows of this view by position, repeated or reordered as asked."""
        return View(self.table, self.positions[rows])
