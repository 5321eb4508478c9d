"""An offer as the history keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.domain.offers import Offer, PriceBreak
from optimizer.domain.quotes import QuoteRecord
from optimizer.io.cells import as_text
from optimizer.quotes.change import UNTOLD, ladder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.domain.quotes import Quote

LONGEST = 2000
"""Characters of a text in a scenario."""
OWN = frozenset(QuoteRecord.model_fields) | UNTOLD | {"vendor"}


def record(
    quote: Quote, offer: Offer, steps: Sequence[PriceBreak], description: str,
) -> QuoteRecord:
    """One line of one revision."""
    plain = {name: getattr(offer, name) for name in QuoteRecord.model_fields
             if name in Offer.model_fields and name != "quote"}
    terms = [f"{name} = {as_text(value)}" for name, value in offer
             if name in Offer.model_fields and name not in OWN
             and value != Offer.model_fields[name].get_default()]
    return QuoteRecord(
        **plain | {"quote": quote.id, "revision": quote.revision, "sha256": quote.sha256,
                   "offer": offer.id, "description": description[:LONGEST],
                   "price_breaks": ladder(steps)[:LONGEST], "terms": "; ".join(terms)[:LONGEST]})
