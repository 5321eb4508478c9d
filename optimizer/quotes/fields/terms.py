"""Lead time, validity, payment, delivery term, origin: by line, or once for many lines."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.system import short
from optimizer.quotes.finding import Finding, Option
from optimizer.quotes.meaning import Lead, Reads, Validity
from optimizer.quotes.values.country import origin as origin_of
from optimizer.quotes.values.incoterm import incoterm as incoterm_of
from optimizer.quotes.values.lead import lead as lead_of
from optimizer.quotes.values.payment import payment as payment_of
from optimizer.quotes.values.validity import validity as validity_of
from optimizer.quotes.words.normal import normal

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.quotes.finding import Source
    from optimizer.quotes.grid import Value
    from optimizer.quotes.layout.table import Fact
    from optimizer.quotes.line import Cell, Line
    from optimizer.quotes.meaning import Role

_LISTED = re.compile(r"^\W*(?:\d{1,2}[.)]|[①-⑳])?\s*")
_UNIT = (r"(?:(?:business|working|calendar)\s+)?(?:weeks?|wks?|days?|months?)\b(?:\s+ARO)?"
         r"|주|영업일|일|개월|週間?|営業日|[ヶか]月|日間?|周|个?工作日|天|个月")
_DAY = (r"(?:19|20)\d\d\s?[-./年년]\s?\d{1,2}\s?[-./月월]\s?\d{1,2}\s?[日일.]?"
        r"|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?,?\s+(?:19|20)\d\d"
        r"|[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d")
_SPAN = re.compile(rf"(?:\d+\s*[-–~]\s*)?\d+\s*(?:{_UNIT})|{_DAY}")
"""One length of time, or one day."""
_WEEKS = re.compile(r"week|wk|주|週|周")
_DAYS = re.compile(r"day|일|日|天")


def find_lead(line: Line, asking: Asking) -> Finding:
    """Weeks from order to delivery; a line without any is asked for them."""
    found = _find(line, "lead", "lead", lead_of, _with_unit)
    if found is None:
        return _ask_lead(line, asking, "the quote names no lead time", (), ())
    reads, where, sources = found
    if reads.one is not None:
        value = (plain(reads.one.best), plain(reads.one.worst))
        if reads.inferred:
            return Finding(value, "inferred", f"lead time: {where}", sources, reads.why)
        return Finding(value, "read", f"lead time: {where}", sources)
    return _ask_lead(line, asking, reads.why, reads.options, sources)


def _with_unit(cell: Cell) -> Reads[Lead]:
    """The heading's unit of time holds for bare numbers: "Lead time (days)"."""
    rest = normal(cell.column.heading.rest)
    unit: Literal["weeks", "days"] | None = (
        "weeks" if _WEEKS.search(rest) else "days" if _DAYS.search(rest) else None)
    return lead_of(cell.value, unit)


def _ask_lead(
    line: Line, asking: Asking, why: str, leads: tuple[Lead, ...], sources: tuple[Source, ...],
) -> Finding:
    options = tuple(Option((o.best, o.worst), weeks(o)) for o in leads)
    own = any(s.cell for s in sources) and bool(line.cells("lead"))
    return asking.ask(line, Doubt(
        "lead_weeks", "How many weeks pass from order to delivery"
        + (f" of “{short(line.item.what)}”?" if own else "?"), options,
        why, "weeks", sources, scope="" if own else "quote"))


def plain(weeks: Decimal) -> Decimal:
    """The number without zeros at its end."""
    return weeks.to_integral_value() if weeks == weeks.to_integral_value() else weeks.normalize()


def weeks(lead: Lead) -> str:
    """A lead time for a reader."""
    best, worst = (f"{w.normalize():f}" for w in (lead.best, lead.worst))
    return f"{best} weeks" if best == worst else f"{best}–{worst} weeks"


def find_validity(line: Line, asking: Asking) -> Finding:
    """The last day of the quote: a date, or so many days after the quote's own date."""
    found = _find(line, "validity", "validity", validity_of)
    if found is None:
        return Finding(None, "not stated", "validity: nothing said")
    reads, where, sources = found
    days = [_last_day(line, one) for one in reads.options]
    known = [day for day in days if day is not None]
    if len(known) == 1 and len(days) == 1:
        counted = reads.options[0].days is not None
        return Finding(known[0], "inferred" if counted or reads.inferred else "read",
                       f"validity: {where}", sources,
                       f"{reads.options[0].days} days after {line.head.date}" if counted
                       else reads.why)
    why = reads.why or "it runs from the quote's date, which is not stated"
    return asking.ask(line, Doubt(
        "valid_until", "Until which day does the quote hold?",
        tuple(Option(day, day.isoformat()) for day in known), why, "date", sources,
        scope="quote"))


def _last_day(line: Line, one: Validity) -> date | None:
    if one.until is not None:
        return one.until
    if one.days is None or not line.head.date:
        return None
    return date.fromisoformat(line.head.date) + timedelta(days=one.days)


def find_payment(line: Line, asking: Asking) -> Finding:
    """Shares at order, delivery and acceptance."""
    found = _find(line, "payment", "payment", _texts(payment_of))
    if found is None:
        return Finding(None, "not stated", "payment: nothing said")
    reads, where, sources = found
    shares = [(o.deposit, o.delivery, o.acceptance) for o in reads.options]
    if len(shares) == 1:
        return Finding(shares[0], "inferred" if reads.inferred else "read", f"payment: {where}",
                       sources, reads.why if reads.inferred else "")
    options = shares or [(0, 1, 0)]
    return asking.ask(line, Doubt(
        "payment", "Which shares are paid at order, at delivery and at acceptance?",
        tuple(Option(s, " / ".join(f"{part:.0%}" for part in s)) for s in options),
        reads.why or "the payment terms were not understood", "text", sources, scope="quote",
        lasting="payment"))


def find_incoterm(line: Line, asking: Asking) -> Finding:
    """The delivery term with its place."""
    found = _find(line, "incoterm", "incoterm", _texts(incoterm_of))
    if found is None or not found[0].options:
        return Finding(None, "not stated", "delivery term: none named")
    reads, where, sources = found
    if reads.one is not None:
        return Finding(reads.one, "inferred" if reads.inferred else "read",
                       f"delivery term: {where}", sources, reads.why if reads.inferred else "")
    return asking.ask(line, Doubt(
        "incoterm", "Which delivery term holds?",
        tuple(Option(o, o) for o in reads.options), reads.why or "the quote names several",
        "text", sources, scope="quote"))


def find_origin(line: Line, asking: Asking) -> Finding:
    """The country the goods come from."""
    found = _find(line, "origin", "origin", _texts(origin_of))
    if found is None or not found[0].options:
        return Finding(None, "not stated", "origin: nothing said")
    reads, where, sources = found
    if reads.one is not None:
        return Finding(reads.one, "read", f"origin: {where}", sources)
    return asking.ask(line, Doubt(
        "origin", "Which country do the goods come from?",
        tuple(Option(o, o) for o in reads.options), reads.why or "the quote names several",
        "text", sources, scope="quote"))


def _texts(read: Callable[[str], Reads[Any]]) -> Callable[[Value], Reads[Any]]:
    return lambda value: read(str(value))


def _find(
    line: Line, role: Role, name: str, read: Callable[[Value], Reads[Any]],
    read_cell: Callable[[Cell], Reads[Any]] | None = None,
) -> tuple[Reads[Any], str, tuple[Source, ...]] | None:
    """What the line's own cell says, else the closest statement; several meanings if they differ.

    Of statements at one distance those that can be read count; where none can, the first.
    """
    for cell in line.cells(role):
        reads = read_cell(cell) if read_cell is not None else read(cell.value)
        return reads, "its own cell", (cell.source,)
    for where, facts in line.context.levels(line.table, line.item):
        mine = [fact for fact in facts if fact.field == name]
        if not mine:
            continue
        results = [(_either(read, fact), fact) for fact in mine]
        readable = [(reads, fact) for reads, fact in results if reads.options]
        if not readable:
            return results[0][0], where, (mine[0].source,)
        options: dict[Any, None] = {}
        for reads, _ in readable:
            options.update(dict.fromkeys(reads.options))
        first = readable[0][0]
        inferred = all(reads.inferred for reads, _ in readable)
        why = first.why if len(options) == len(first.options) else "the quote says both"
        return (Reads(tuple(options), why, inferred), where,
                tuple(fact.source for _, fact in readable))
    return None


def _either(read: Callable[[Value], Reads[Any]], fact: Fact) -> Reads[Any]:
    """A statement read whole, or without its number and label, or its one length of time or day."""
    whole = read(_value(fact))
    if whole.options or not isinstance(fact.value, str):
        return whole
    text = _LISTED.sub("", fact.text)
    pieces = [text, text.replace("：", ":").rpartition(":")[2]]
    spans = [found[0] for found in _SPAN.finditer(text)]
    pieces += spans if len(spans) == 1 else []
    for piece in pieces:
        if (part := read(piece.strip(" .,;。"))).options:
            return part
    return whole


def _value(fact: Fact) -> Value:
    """The fact's own cell value where it is one (a date, a number), else its text."""
    return fact.value if not isinstance(fact.value, str) else fact.text
