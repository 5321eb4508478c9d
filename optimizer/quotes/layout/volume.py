"""Discounts by quantity: small tables and sentences that change prices without naming any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.finding import Source
from optimizer.quotes.grid import as_written, cell_name
from optimizer.quotes.layout.column import MONEY
from optimizer.quotes.layout.levels import headings
from optimizer.quotes.layout.table import Fact
from optimizer.quotes.values.discount import discount
from optimizer.quotes.values.tiers import tier
from optimizer.quotes.words.normal import normal

if TYPE_CHECKING:
    from optimizer.quotes.layout.view import View

FIELD = "volume_discount"
_WORD = r"discount|rebate|\boff\b|할인|dc\b|값?인하|値引|割引|优惠|優惠|折扣|让利|rabatt"
_FROM = (r"\d[\d,]*\s*(?:\+|(?:or|and) (?:more|above|over)"
         r"|(?:units?|systems?|servers?|sets?|ea|대|식|台|套)"
         r"(?:\s*(?:or|and) (?:more|above|over)|\+)?|이상|以上|起)")
_SENTENCE = re.compile(rf"(?=.*(?:{_WORD}))(?=.*{_FROM})(?=.*\d\s*%)")
_STATED = re.compile(r"from (\d+): ([\d.]+) %")


def in_words(text: str, source: Source, row: int) -> list[Fact]:
    """A sentence that grants a discount from some quantity on."""
    if "%" not in text or len(text) > 400 or not _SENTENCE.search(normal(text)):
        return []
    return [Fact(FIELD, text, text, source, row)]


def bands_of(text: str) -> list[tuple[int, str]]:
    """The (from unit, per cent) pairs of a table's fact; none of a sentence, which is not read."""
    return [(int(first), share) for first, share in _STATED.findall(text)]


class Volume:
    """An open table of quantities and discounts, without prices."""

    def __init__(self) -> None:
        self.columns: tuple[int, int] | None = None
        self.source: Source | None = None
        self.row = -1
        self.bands: list[str] = []

    def take(self, view: View, row: int) -> bool:
        """Take a row if it is the heading of such a table, or a row of the open one."""
        if self.columns is None:
            roles = {column: {meant.role for meant in options}
                     for column, options in headings(view, row).items()}
            bands = [c for c, some in roles.items() if some & {"tier", "tier_from", "quantity"}]
            shares = [c for c, some in roles.items() if "discount" in some]
            if bands and shares and not any(some & MONEY for some in roles.values()):
                self.columns, self.row = (bands[0], shares[0]), row
                text = view.value(row, shares[0])
                self.source = Source(view.grid.file, view.grid.sheet,
                                     cell_name(row, shares[0]), as_written(text))
            return self.columns is not None
        band, off = (view.value(row, column) for column in self.columns)
        tiers, shares_of = tier(band).options, discount(off, percent_heading=True).options
        if not tiers or not shares_of:
            return False
        share = shares_of[0].share
        shown = f"{as_written(off)} off" if share is None else f"{(share * 100).normalize():f} %"
        self.bands.append(f"from {tiers[0].first}: {shown}")
        return True

    def close(self) -> list[Fact]:
        """The table's fact, if rows stood in it."""
        bands, source, row = self.bands, self.source, self.row
        self.columns, self.source, self.bands = None, None, []
        if source is None or not bands:
            return []
        text = "; ".join(bands)
        return [Fact(FIELD, text, text, source, row)]
