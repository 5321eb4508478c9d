"""Side lines: what a quote lists and no offer comes of, with where it stands and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.quotes.finding import SideLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.quotes.grid import Value
    from optimizer.quotes.layout.table import Item, Scanned, Table

WHY = {
    "other goods": "no accelerator system is named", "hidden": "its row is hidden",
    "replaced": "it is struck through",
}


def of_table(table: Table) -> Iterator[SideLine]:
    """Rows of a table that are no items of interest, and its sums."""
    for aside in table.asides:
        yield SideLine(table.whole_row(aside.row), aside.kind, aside.what, aside.figures,  # type: ignore[arg-type]
                       WHY[aside.kind])
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


def of_children(table: Table, item: Item, key: str) -> Iterator[SideLine]:
    """Rows that are included in the price of an item."""
    for child in item.children:
        words = " | ".join(str(v) for v in child.cells.values() if isinstance(v, str))
        yield SideLine(table.source(child.row, min(child.cells, default=0), words), "part of",
                       words, _figures(child.cells), "included in the price of the line above", key)


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
    return " | ".join(str(v) for v in cells.values() if not isinstance(v, str))
