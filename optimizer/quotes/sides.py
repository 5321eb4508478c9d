"""Side lines: what a quote lists and no offer comes of, with where it stands and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Self, overload

from optimizer.quotes.finding import SideLine, Source
from optimizer.quotes.grid import as_written
from optimizer.quotes.layout.column import MONEY
from optimizer.quotes.layout.parts import is_free

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from optimizer.quotes.grid import Value
    from optimizer.quotes.layout.asides import Aside
    from optimizer.quotes.layout.table import Item, Scanned, Table

WHY = {
    "other goods": "no accelerator system is named", "hidden": "its row is hidden",
    "replaced": "it is struck through",
}


class SideLines(Sequence[SideLine]):
    """Side lines in their order. Those of a table's rows, maybe a million, are made when asked for.
    """

    def __init__(self) -> None:
        self._parts: list[list[SideLine] | _Rows] = []

    def append(self, one: SideLine) -> None:
        """Add one."""
        self += (one,)

    def __iadd__(self, several: Iterable[SideLine]) -> Self:
        if not (self._parts and isinstance(self._parts[-1], list)):
            self._parts.append([])
        self._parts[-1].extend(several)  # type: ignore[union-attr]
        return self

    def take_table(self, table: Table) -> None:
        """Add the rows of a table that are no items of interest, and its sums."""
        self._parts.append(_Rows(table))
        self += _sums(table)

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def __iter__(self) -> Iterator[SideLine]:
        return chain.from_iterable(self._parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, at: int) -> SideLine: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[SideLine, ...]: ...
    def __getitem__(self, at: int | slice) -> SideLine | tuple[SideLine, ...]:
        if isinstance(at, slice):
            return tuple(self)[at]
        left = at + len(self) if at < 0 else at
        for part in self._parts:
            if 0 <= left < len(part):
                return part[left]
            left -= len(part)
        raise IndexError(at)


class _Rows:
    """Rows of a table that are no items of interest, as side lines."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def __len__(self) -> int:
        return len(self._table.asides)

    def __iter__(self) -> Iterator[SideLine]:
        return map(self._line, self._table.asides)

    def __getitem__(self, at: int) -> SideLine:
        return self._line(self._table.asides[at])

    def _line(self, aside: Aside) -> SideLine:
        return SideLine(self._table.whole_row(aside.row), aside.kind, aside.what,  # type: ignore[arg-type]
                        aside.figures, WHY[aside.kind])


def _sums(table: Table) -> Iterator[SideLine]:
    """The sums of a table."""
    for kind, row, cells in table.sums:
        words = " | ".join(v for v in cells.values() if isinstance(v, str))
        yield SideLine(
            table.source(row, min(cells), ""), "total" if kind == "subtotal" else kind,  # type: ignore[arg-type]
            words, _figures(cells), "a sum of the quote, not an item")


def of_item(table: Table, item: Item) -> SideLine:
    """An item that becomes no offer after all."""
    first = min(item.cells, default=0)
    return SideLine(table.source(item.row, first, item.what), "other goods",
                    item.what or item.full, _figures(item.cells))


def free(table: Table, item: Item) -> bool:
    """Whether the line says in every price it has that nothing is charged."""
    columns = [c.index for c in table.head.columns if c.heading.role in MONEY]
    prices = [item.cells[c] for c in columns if c in item.cells]
    return bool(prices) and not item.tiers and all(is_free(price) for price in prices)


def of_children(table: Table, item: Item, key: str) -> Iterator[SideLine]:
    """Rows that are included in the price of an item."""
    for child in item.children:
        words = " | ".join(str(v) for v in child.cells.values() if isinstance(v, str))
        yield SideLine(table.source(child.row, min(child.cells, default=0), words), "part of",
                       words, _figures(child.cells), "included in the price of the line above", key)


def of_unread(sheet: Scanned) -> Iterator[SideLine]:
    """Rows outside tables that name an accelerator beside a figure."""
    for _, cell, name in sheet.unread:
        yield SideLine(Source(sheet.file, sheet.sheet, cell, name), "unreadable", name,
                       why="a price seems to stand beside it, in no table that was understood")


def of_hidden(sheet: Scanned) -> Iterator[SideLine]:
    """Everything a hidden sheet lists: its prices are not for the planner's eyes."""
    why = f"the sheet {sheet.sheet} is hidden"
    for table in sheet.tables:
        for item in table.items:
            yield SideLine(table.whole_row(item.row), "hidden", item.full, _figures(item.cells),
                           why)
        for aside in table.asides:
            yield SideLine(table.whole_row(aside.row), "hidden", aside.what, aside.figures, why)


def _figures(cells: dict[int, Value]) -> str:
    return " | ".join(as_written(v) for v in cells.values() if not isinstance(v, str))
