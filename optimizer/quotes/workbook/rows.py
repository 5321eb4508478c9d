"""Rows of the tables an offers workbook carries beside its offers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from optimizer.domain.offers import Vendor
from optimizer.domain.quotes import Quote
from optimizer.quotes.offers import quote_key
from optimizer.quotes.revisions import number_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from optimizer.quotes.finding import QuoteReading
    from optimizer.quotes.sorting import Sorted


def vendor_rows(done: Sorted, known: Sequence[Vendor]) -> list[Mapping[str, Any]]:
    """The firms that quote; those a scenario has as it has them, others without their countries."""
    by_id = {vendor.id: vendor for vendor in known}
    blank = {name: None if field.is_required() else field.get_default()
             for name, field in Vendor.model_fields.items()}
    return [dict(by_id[short]) if short in by_id else blank | {"id": short, "name": full}
            for short, full in sorted(done.vendors.items())]


def quote_rows(
    reading: QuoteReading, done: Sorted, earlier: Sequence[Quote] = (),
) -> list[Mapping[str, Any]]:
    """A row for each quote some line was read from; ``earlier``: as a planner corrected them."""
    corrected = {(one.id, one.sha256): one for one in earlier}
    short = {full: name for name, full in done.vendors.items()}
    rows: dict[tuple[str, str], Mapping[str, Any]] = {}
    for line in reading.lines:
        head = line.quote
        mark = quote_key(head), head.sha256
        vendor = short.get(str(line.value("vendor") or head.vendor), "")
        if mark in corrected:
            rows[mark] = dict(corrected[mark])
        elif mark not in rows and vendor:
            number, revision = number_of(head)
            rows[mark] = dict(Quote(
                id=mark[0], vendor=vendor, number=number, revision=revision,
                dated=date.fromisoformat(head.date) if head.date else None, file=head.file,
                sha256=head.sha256,
                standing="replaced" if mark in done.replaced else "current"))
    return list(rows.values())


def alternate_rows(done: Sorted) -> list[Mapping[str, Any]]:
    """Offers that share a group of their quote."""
    return [{"group": f"{offer.vendor} {line.group}"[:80], "offer": offer.id}
            for line, offer in done.offers if line.group]
