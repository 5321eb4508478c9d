"""Who quotes: as given, as labelled, as named over columns, or by the letterhead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes import letterhead
from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.finding import Finding, Option, QuoteHead, Source
from optimizer.quotes.numbering import day_of, number_of, revision_of
from optimizer.quotes.words.labels import label

if TYPE_CHECKING:
    from optimizer.quotes.context import Context
    from optimizer.quotes.layout.table import Table
    from optimizer.quotes.line import Line

_ESTIMATE = re.compile(
    r"\bestimates?\b|\bbudget\b|\bbenchmark\b|\btarget price\b|예정\s?가격|예가|기초\s?금액"
    r"|추정\s?가격|설계\s?가"
    r"|조사\s?가격|예산|予定価格|予算|概算|预算|預算|控制价|标底|估价", re.IGNORECASE)
_BUYER = re.compile(
    r"\b(?:buyer|engineer|owner|client|customer|purchaser|internal|own|our|in-?house|price|cost|value)"
    r"(?:['’]s)?\b|발주처|발주자|구매자|자체|내부|단가|금액|가격|発注者|価格|採購|采购"
    r"|价", re.IGNORECASE)
_TITLED = re.compile(r"^\s*(?:vendor|supplier|bidder|업체|공급사|공급자|供应商|見積先)"
                     r"\s*[A-Z0-9]?\s*[:：]\s*", re.IGNORECASE)


def is_estimate(group: str) -> bool:
    """Whether columns of a tabulation hold the buyer's own figures, and nobody's offer."""
    left = _BUYER.sub("", _ESTIMATE.sub("", group))
    return _ESTIMATE.search(group) is not None and not any(c.isalpha() for c in left)


def head_of(context: Context, table: Table, vendor: str) -> QuoteHead:
    """What the quote says of itself; what it does not, or not clearly, is blank."""
    found, _ = _stated(context, table, vendor)
    number, written_behind = number_of(context, table)
    return QuoteHead(
        found[0] if len(found) == 1 else "", number,
        revision_of(context, table) or written_behind, day_of(context, table),
        context.file, context.sha256)


def find(line: Line, asking: Asking, vendor: str) -> Finding:
    """The vendor as given, as labelled, or as named over its columns of a bid tabulation."""
    for cell in line.cells("maker"):
        if isinstance(cell.value, str) and label(cell.column.text) == ("vendor", ""):
            return Finding(letterhead.clean(cell.value), "read", "vendor: its own column",
                           (cell.source,))
    context, table = line.context, line.table
    found, sources = context.once(table, "vendor", lambda: _stated(context, table, vendor))
    if len(found) == 1:
        if vendor:
            return Finding(vendor, "answered", "vendor: given with the file")
        where = "over its columns" if line.table.head.group == found[0] else "label"
        return Finding(found[0], "read", f"vendor: {where}", sources)
    letterheads = context.once(table, "letterheads", lambda: tuple(letterhead.companies(context)))
    names = found or tuple(dict.fromkeys(name for name, _ in letterheads))
    if len(names) == 1 and not found:
        return Finding(names[0], "inferred", "vendor: letterhead", (letterheads[0][1],),
                       "the only company named that is not the customer")
    if not names and (top := context.once(
            table, "topmost name", lambda: letterhead.topmost(context))) is not None:
        return Finding(top[0], "inferred", "vendor: letterhead", (top[1],),
                       "the name at the head of the sheet")
    why = "the quote names several" if names else "the quote does not name its vendor"
    return asking.ask(line, Doubt(
        "vendor", f"Who quotes in {line.table.file}?", tuple(Option(n, n) for n in names), why,
        "text", sources or tuple(source for _, source in letterheads),
        scope=f"vendor {line.table.head.group}"))


def _stated(
    context: Context, table: Table, vendor: str,
) -> tuple[tuple[str, ...], tuple[Source, ...]]:
    group = _TITLED.sub("", table.head.group).strip()
    labelled = context.facts(table, "vendor")
    names = {letterhead.clean(fact.text): fact.source for fact in labelled}
    own = table.head.beside_others and len(names) != 1
    if group and (own or letterhead.names_company(group)):
        at = table.head.group_at or (table.head.top, table.head.columns[0].index)
        return (group,), (table.source(*at, table.head.group),)
    if vendor:
        return (vendor,), ()
    return tuple(names), tuple(names.values())
