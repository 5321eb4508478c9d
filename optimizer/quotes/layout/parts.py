"""Rows that are parts of an item: free of charge, or adding up to what the item costs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.quotes.values.money import amount
from optimizer.quotes.words.rows import included

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.quotes.grid import Value
    from optimizer.quotes.layout.column import Head
    from optimizer.quotes.layout.table import Item

LEAST = 2
"""A single part proves nothing: it may be the same thing for the same price."""


def add_up(item: Item, parts: Sequence[Item], head: Head) -> bool:
    """Whether some column of amounts shows that the parts are what the item costs."""
    if len(parts) < LEAST:
        return False
    for column in head.having("extended", "total", "price"):
        whole = _sum(item, column.index)
        figures = [_sum(part, column.index) for part in parts]
        if whole and None not in figures and sum(f or Decimal(0) for f in figures) == whole:
            return True
    return False


def _sum(item: Item, column: int) -> Decimal | None:
    one = amount(item.cells.get(column)).one
    return one.number if one is not None else None


def is_free(value: Value) -> bool:
    """Whether a price cell says that nothing is charged."""
    if value is None or (isinstance(value, (int, float)) and value == 0):
        return True
    if isinstance(value, str):
        text = value.strip()
        if not text or set(text) <= set("-–—") or included(text):
            return True
        money = amount(text).one
        return money is not None and money.number == 0 and not money.rest
    return False
