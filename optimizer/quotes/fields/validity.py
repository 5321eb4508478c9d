"""The last day an order can be placed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.statement import closest
from optimizer.quotes.finding import Finding, Option
from optimizer.quotes.values.validity import validity as validity_of

if TYPE_CHECKING:
    from optimizer.quotes.line import Line
    from optimizer.quotes.meaning import Validity


def find(line: Line, asking: Asking) -> Finding:
    """The last day of the quote: a date, or so many days after the quote's own date."""
    found = closest(line, "validity", validity_of)
    if found is None:
        return Finding(None, "not stated", "validity: nothing said")
    reads = found.reads
    days = [_last_day(line, one) for one in reads.options]
    known = [day for day in days if day is not None]
    if len(known) == 1 and len(days) == 1:
        counted = reads.options[0].days is not None
        return Finding(known[0], "inferred" if counted or reads.inferred else "read",
                       f"validity: {found.where}", found.sources,
                       f"{reads.options[0].days} days after {line.head.date}" if counted
                       else reads.why)
    why = reads.why or "it runs from the quote's date, which is not stated"
    return asking.ask(line, Doubt(
        "valid_until", "Until which day does the quote hold?",
        tuple(Option(day, day.isoformat()) for day in known), why, "date", found.sources,
        scope="quote"))


def _last_day(line: Line, one: Validity) -> date | None:
    if one.until is not None:
        return one.until
    if one.days is None or not line.head.date:
        return None
    return date.fromisoformat(line.head.date) + timedelta(days=one.days)
