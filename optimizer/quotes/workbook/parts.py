"""The sheets of an offers workbook, their order, and what each is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.domain.catalogue import Accelerator, System
from optimizer.domain.offers import Alternate, PriceBreak, Vendor
from optimizer.domain.quotes import Quote
from optimizer.io.outline import TableSpec
from optimizer.quotes.offers import QuotedOffer

if TYPE_CHECKING:
    from pydantic import BaseModel

QUESTIONS, OFFERS, BREAKS = "questions", "offers", "price_breaks"
WAITING, TRACE, SIDE, NOTES = "waiting", "trace", "side_lines", "notes"
VENDORS, QUOTES, ALTERNATES = "vendors", "quotes", "alternates"
SYSTEMS, ACCELERATORS = "systems", "accelerators"
LISTS = "lists"
"""Hidden: what the dropdowns offer."""

ID, ANSWER = "id", "answer"
"""Columns of the sheet of questions that are read; its others are for people."""

ABOUT = {
    QUESTIONS: "What only you or the vendor can say. Fill in the yellow column answer.",
    OFFERS: "The lines that are ready, in the shape of a scenario's own sheet offers. What you "
            "change here is taken over as changed; delete the row of an offer you do not want.",
    BREAKS: "Price breaks of these offers.",
    WAITING: "Lines that are no offer yet, what is known of them, and what they wait for.",
    TRACE: "Every field of every line: its value, how certain it is, and file, sheet, cell and "
           "text it was read from.",
    SIDE: "Lines of the quotes that became no offer, and why.",
    NOTES: "What else a reader should know of the files.",
    VENDORS: "The firms that quote. A scenario that does not have one yet needs its two countries: "
             "fill in the yellow cells.",
    QUOTES: "The quotes: number, revision, date and file. Correct what was not read, so that a "
            "newer revision replaces the older one.",
    ALTERNATES: "Base and alternate bids: of all offers that share a group at most one is taken.",
    SYSTEMS: "The catalogue the quotes were matched to. What a scenario lacks is added from here.",
    ACCELERATORS: "The accelerators in these systems.",
}
"""Every sheet that is seen, in its order."""

RECORDS: dict[str, type[BaseModel]] = {
    OFFERS: QuotedOffer, BREAKS: PriceBreak, VENDORS: Vendor, QUOTES: Quote,
    ALTERNATES: Alternate, SYSTEMS: System, ACCELERATORS: Accelerator,
}
"""Sheets that are tables of a scenario."""


def spec(name: str) -> TableSpec:
    """One of the tables, for the writer of tables."""
    return TableSpec(name, (name,), RECORDS[name], ABOUT[name])
