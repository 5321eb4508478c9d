"""Prices beside the name of an accelerator in rows of no table: they must not vanish silently."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.grid import cell_name
from optimizer.quotes.words.money_words import currencies_in
from optimizer.quotes.words.normal import normal

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.quotes.grid import Value
    from optimizer.quotes.layout.view import View

LEAST = 1_000
"""A smaller figure is no price of a system."""
LONGEST = 400
"""Characters of a text that is looked at."""
_FIGURE = re.compile(r"\d{1,3}(?:[,.\s']\d{3})+|\d{4,}")
MOST = 20
"""Places kept of one sheet."""


class Unread:
    """What stood outside tables: names of accelerators, and figures that may be prices."""

    def __init__(self, relevant: Callable[[str], bool]) -> None:
        self.relevant = relevant
        self.named: dict[int, str] = {}
        self.figures: dict[int, str] = {}

    def look(self, view: View, row: int) -> None:
        """Look at a row of no table."""
        if len(self.named) >= MOST and len(self.figures) >= MOST:
            return
        for column, value in enumerate(view.row(row)):
            if isinstance(value, str) and len(self.named) < MOST and self.relevant(value):
                self.named.setdefault(row, " ".join(value.split())[:80])
            if len(self.figures) < MOST and _may_be_money(value):
                self.figures.setdefault(row, cell_name(row, column))

    def places(self) -> list[tuple[int, str, str]]:
        """Row, cell of the figure and name, where both stand in one row."""
        return [(row, self.figures[row], self.named[row])
                for row in self.named if row in self.figures]

    def notes(self, sheet: str, empty: bool) -> list[str]:
        """What a reader should know; ``empty``: no item was read from the sheet."""
        beside = [row for row in self.named if row in self.figures]
        if beside:
            return [f"{sheet}!{self.figures[row]}: a price seems to stand beside "
                    f"“{self.named[row]}” and was not read" for row in beside]
        if empty and self.named and self.figures:
            name, cell = next(iter(self.named.values())), next(iter(self.figures.values()))
            return [f"{sheet}!{cell}: the sheet names “{name}” and holds figures such as this one; "
                    "no price was read from it"]
        return []


def _may_be_money(value: Value) -> bool:
    if isinstance(value, str):
        return bool(len(value) <= LONGEST and _FIGURE.search(value)
                    and currencies_in(normal(value))[0])
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value >= LEAST
