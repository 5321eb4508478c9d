"""Of each quote one revision counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.domain.checks.report import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.draft import Draft
    from optimizer.errors import Problem


def quotes(draft: Draft) -> Iterator[Problem]:
    """Quotes of which two revisions are current, and offers of a quote by another vendor."""
    current: dict[str, str] = {}
    for position, quote in draft.rows("quotes"):
        if quote.standing == "current" and quote.id in current:
            yield at("quotes", position, "standing",
                     f"two revisions of {quote.id} are current",
                     "Set standing of all but the newest to replaced.")
        if quote.standing == "current":
            current.setdefault(quote.id, quote.vendor)
    vendors = draft.by_id("vendors")
    for position, offer in draft.rows("offers"):
        vendor = current.get(offer.quote, offer.vendor)
        if vendor != offer.vendor and offer.vendor in vendors:
            yield at("offers", position, "vendor",
                     f"the offer is of {offer.vendor}, and its quote is of {vendor}",
                     "Correct the vendor, or clear the column quote.")
