"""Quotes as they came in, revision by revision, and what each said of every line."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, StringConstraints

from optimizer.domain.offers import BreakKind
from optimizer.domain.units import (
    Currency,
    Frozen,
    Id,
    NonNegative,
    Text,
    Units,
    Weeks,
    doc,
    printable,
)

QuoteKey = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=400, pattern=r"^[^#]"),
    BeforeValidator(printable),
]
"""Names a quote through all its revisions: ``vendor / number``."""


class Quote(Frozen):
    """One revision of one vendor's quote."""

    id: QuoteKey = doc("key of the quote, the same through all its revisions: vendor / number")
    vendor: Id = doc("vendor")
    number: Text = doc("number of the quote, as written", default="")
    revision: Text = doc("revision, as written", default="")
    dated: date | None = doc("day the quote was made out", default=None)
    file: Text = doc("file it came in", default="")
    sha256: Text = doc("SHA-256 of that file", default="")
    added_on: date | None = doc("day it was added", default=None)
    standing: Literal["current", "replaced"] = doc(
        "current: its lines stand in offers; replaced: kept for the record", default="current"
    )


class QuoteRecord(Frozen):
    """One line of one revision, as it was when it was added."""

    quote: QuoteKey = doc("key of the quote")
    revision: Text = doc("revision, as written", default="")
    sha256: Text = doc("SHA-256 of the file of that revision", default="")
    offer: Id = doc("offer it became")
    description: Text = doc("what is offered, as written", default="")
    system: Id = doc("system")
    currency: Currency = doc("currency of the prices")
    unit_price: NonNegative = doc("price in that revision, without VAT")
    price_basis: Literal["unit", "accelerator"] = doc(
        "whether prices are per unit or per accelerator", default="unit"
    )
    price_breaks: Text = doc("price breaks: from unit: price; …", default="")
    break_kind: BreakKind | None = doc("whether breaks lower every unit's price", default=None)
    quoted_units: Units | None = doc("units the quote was for", default=None)
    lead_weeks_min: Weeks = doc("weeks from order to delivery, at best")
    lead_weeks_max: Weeks = doc("weeks from order to delivery, at worst")
    valid_until: date | None = doc("last day an order can be placed", default=None)
    terms: Text = doc("everything else that is not as by default: field = value; …", default="")
