"""What a piece of text says of VAT."""

from __future__ import annotations

from decimal import Decimal

from optimizer.quotes.meaning import Reads, Vat
from optimizer.quotes.values.text import clean
from optimizer.quotes.words.vat_words import vat_in

_LONGEST = 2000


def vat(text: str) -> Reads[tuple[Vat | None, Decimal | None]]:
    """Whether prices hold VAT, and the rate (0.10); either may be None, not both.

    Where the text says both or leaves it open, both are options.
    """
    said, _ = vat_in(clean(text[:_LONGEST]))
    if not said.states:
        if said.rate is None:
            return Reads(why="whether prices hold VAT is not said")
        return Reads(((None, said.rate),), "a rate; whether prices hold VAT is not said")
    why = "it says both that VAT is in and that it is not" if len(said.states) > 1 else ""
    return Reads(tuple((state, said.rate) for state in said.states), why)
