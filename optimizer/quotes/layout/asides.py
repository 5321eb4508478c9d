"""Rows of a table that are no items of interest, kept small: there may be a million."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, overload

from optimizer.quotes.grid import as_written
from optimizer.quotes.layout.packed import packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from optimizer.quotes.grid import Value

BETWEEN = " | "
"""Stands between the texts of two cells."""


@dataclass(frozen=True, slots=True)
class Aside:
    """One such row."""

    row: int
    kind: str
    what: str
    figures: str


class _Goods:
    """Rows below each other that list other goods."""

    __slots__ = ("_columns", "_count", "_first", "_what")

    def __init__(self, rows: list[list[Value]], first: int, what: tuple[int, ...],
                 figures: tuple[int, ...]) -> None:
        self._first, self._count, self._what = first, len(rows), len(what)
        self._columns = [packed(rows, column) for column in (*what, *figures)]

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Aside]:
        columns = [column.cells() for column in self._columns]
        rows = zip(*columns, strict=True) if columns else [()] * self._count
        for row, cells in enumerate(rows, self._first):
            yield Aside(row, "other goods", _joined(cells[:self._what]),
                        _joined(cells[self._what:]))


class Asides(Sequence[Aside]):
    """Such rows in the order in which they were found; each is made when it is asked for."""

    def __init__(self) -> None:
        self._parts: list[list[Aside] | _Goods] = []
        self._ends = array("L")
        """How many rows there are up to the end of each part."""

    def append(self, one: Aside) -> None:
        """Add one row."""
        self.extend((one,))

    def extend(self, several: Iterable[Aside]) -> None:
        """Add some rows."""
        added = list(several)
        if not added:
            return
        last = self._parts[-1] if self._parts else None
        if isinstance(last, list):
            last += added
            self._ends[-1] += len(added)
        else:
            self._add(added)

    def list_goods(
        self, rows: list[list[Value]], first: int, what: tuple[int, ...],
        figures: tuple[int, ...],
    ) -> None:
        """Add rows that list other goods: columns that describe them, and columns of figures."""
        if rows:
            self._add(_Goods(rows, first, what, figures))

    def _add(self, part: list[Aside] | _Goods) -> None:
        self._ends.append(len(self) + len(part))
        self._parts.append(part)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[Aside]:
        return chain.from_iterable(self._parts)

    @overload
    def __getitem__(self, at: int) -> Aside: ...
    @overload
    def __getitem__(self, at: slice) -> list[Aside]: ...
    def __getitem__(self, at: int | slice) -> Aside | list[Aside]:
        if isinstance(at, slice):
            return list(self)[at]
        place = range(len(self))[at]
        part = bisect_right(self._ends, place)
        begin = self._ends[part - 1] if part else 0
        return next(islice(iter(self._parts[part]), place - begin, None))


def _joined(cells: Sequence[Value]) -> str:
    return BETWEEN.join([as_written(value) for value in cells if value is not None])
