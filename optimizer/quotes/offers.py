"""A quoted line becomes an offer: every finding in its field, and where the price stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from optimizer.domain.offers import Offer, PriceBreak
from optimizer.domain.units import Text, doc
from optimizer.errors import BadInput, Place, Problem
from optimizer.io.wording import flaw_of
from optimizer.quotes.finding import FIELDS, Finding
from optimizer.quotes.revisions import number_of

if TYPE_CHECKING:
    from optimizer.quotes.finding import QuotedLine, QuoteHead

LONGEST_TEXT = 2000
LONGEST_KEY = 400
PLAIN = ("currency", "unit_price", "price_basis", "break_kind", "minimum_order", "maximum_total",
         "valid_until", "freight_per_unit", "origin", "incoterm", "quoted_units", "system")
"""Findings that are a field of an offer as they are."""
FOUND_IN = {"lead_weeks_min": "lead_weeks", "lead_weeks_max": "lead_weeks",
            "deposit_share": "payment", "delivery_share": "payment", "acceptance_share": "payment"}
"""Fields of an offer that another finding gives."""


class QuotedOffer(Offer):
    """An offer as read from a quote: a system at a price, with its conditions."""

    description: Text = doc("what is offered, as the vendor wrote it; not kept in the offer",
                            default="")


def quote_key(head: QuoteHead) -> str:
    """The key of a quote as a scenario keeps it, the same through all revisions."""
    bare = replace(head, number=number_of(head)[0])
    return bare.key.strip().lstrip("#")[:LONGEST_KEY].strip()


def offer_of(line: QuotedLine, offer: str, vendor: str) -> QuotedOffer:
    """The offer a ready line is, under the ids given.

    Raises:
        BadInput: a figure that no offer can have, with the cell it was read from.
    """
    try:
        return QuotedOffer.model_validate(_values(line) | {"id": offer, "vendor": vendor})
    except ValidationError as error:
        raise BadInput([_problem(line, finding) for finding in
                        error.errors(include_url=False)]) from None


def breaks_of(line: QuotedLine, offer: str) -> tuple[PriceBreak, ...]:
    """The price breaks of a ready line, in rising order.

    Raises:
        BadInput: a break no offer can have.
    """
    try:
        return tuple(PriceBreak(offer=offer, from_units=first, unit_price=price)
                     for first, price in sorted(line.value("breaks") or ()))
    except ValidationError as error:
        raise BadInput([_problem(line, finding, "breaks") for finding in
                        error.errors(include_url=False)]) from None


def _values(line: QuotedLine) -> dict[str, Any]:
    """Every field that the line says something of; the others keep their default."""
    given = {name: line.value(name) for name in PLAIN}
    if (weeks := line.value("lead_weeks")) is not None:
        given["lead_weeks_min"], given["lead_weeks_max"] = weeks
    if (shares := line.value("payment")) is not None:
        given |= zip(("deposit_share", "delivery_share", "acceptance_share"), shares, strict=True)
    price = line.findings.get("unit_price", Finding(None, "not stated", ""))
    if price.sources:
        place = price.sources[0]
        given |= {"source_file": place.file, "source_sheet": place.sheet, "source_cell": place.cell}
    given |= {"quote": quote_key(line.quote), "confidence": "quoted",
              "note": note_of(line)[:LONGEST_TEXT],
              "description": " ".join(line.description.split())[:LONGEST_TEXT]}
    return {name: value for name, value in given.items() if value is not None}


def note_of(line: QuotedLine) -> str:
    """What a reader of the offer should know: what was inferred or answered, and why."""
    told = [f"{name.replace('_', ' ')} {found.status}: {found.reason}"
            for name, found in ordered(line)
            if found.status in ("inferred", "answered") and found.reason]
    return "; ".join([*([line.note] if line.note else []), *told])


def ordered(line: QuotedLine) -> list[tuple[str, Finding]]:
    """A line's findings in the order of ``FIELDS``, others behind them."""
    names = [*(name for name in FIELDS if name in line.findings),
             *(name for name in line.findings if name not in FIELDS)]
    return [(name, line.findings[name]) for name in names]


def _problem(line: QuotedLine, error: Any, field: str = "") -> Problem:
    name = field or str(error["loc"][0] if error["loc"] else "")
    found = line.findings.get(FOUND_IN.get(name, name))
    place = Place(field=name, file=line.quote.file, cell=line.key.removeprefix(
        f"{line.quote.file}: "))
    if found is not None and found.sources:
        source = found.sources[0]
        place = Place(field=name, file=source.file, cell=f"{source.sheet}!{source.cell}")
    flaw = flaw_of(error)
    return Problem(place, flaw.what, "Ask the vendor, or type the offer into the scenario.")
