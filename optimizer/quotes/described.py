"""Which system an item of a table describes, by its texts and what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.layout.bulk import lines_at
from optimizer.quotes.systems import concerns, match
from optimizer.quotes.systems.fold import fold
from optimizer.quotes.values.quantity import quantity

if TYPE_CHECKING:
    from optimizer.quotes.layout.table import Item, Table
    from optimizer.quotes.systems import Catalogue, Match

class Names:
    """Which texts may name an accelerator system of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __call__(self, text: str) -> bool:
        return concerns(text, self.catalogue)

    def lines(self, text: str) -> list[int]:
        """Numbers of the lines of a long text that may."""
        even = fold(text)
        return lines_at(even, (m.start() for m in self.catalogue.prefilter.finditer(even)))


_CODE = re.compile(r"^(?=\S*\d)(?=\S*[-_/])\S+$")
"""A part number."""


def matched(item: Item, table: Table, catalogue: Catalogue) -> Match:
    """The match of an item by its own text, else by what belongs to it, else by its title."""
    plain = _plain(item, table)
    named = match(plain, catalogue) if plain else None
    sure = ("system", "accelerator", "unsure") if _answers(table) else ("system",)
    what = plain if named is not None and named.verdict in sure else item.what
    for column in table.head.having("per_unit"):
        count = quantity(item.cells.get(column.index)).one
        if count is not None:
            what = f"{what}, {count.number:f} GPUs per server"
    own = None
    if item.what:
        own = named if what == plain else match(what, catalogue)
    if own is not None and (own.verdict not in ("other", "unsure") or not item.details):
        return own
    if own is not None:
        whole = match("\n".join([what, *item.details]), catalogue)
        return whole if whole.verdict == "system" else own
    return match("\n".join([*item.section] or table.title), catalogue)


def _answers(table: Table) -> bool:
    """Whether a column says what is offered beside one of what was asked for."""
    return table.offered != table.head.having("item", "spec")


def _plain(item: Item, table: Table) -> str:
    """The description without part numbers and without who sells it."""
    texts = [str(item.cells[c.index]).strip() for c in table.offered if c.index in item.cells]
    return " | ".join(dict.fromkeys(text for text in texts if not _CODE.match(text)))
