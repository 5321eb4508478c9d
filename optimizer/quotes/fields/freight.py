"""Freight: per unit where the quote says so; a lump sum is asked, for it hangs on the quantity."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.price import plain
from optimizer.quotes.finding import Finding, Option
from optimizer.quotes.values.money import amount
from optimizer.quotes.words.normal import normal
from optimizer.quotes.words.rows import included

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.quotes.finding import Source
    from optimizer.quotes.line import Line

_EACH = re.compile(r"(?:/|per) ?(?:unit|system|server|rack|node|ea\b|set)|대당|개당"
                   r"|台あたり|台当たり|每台|每套")


def find(line: Line, asking: Asking) -> Finding:
    """A freight column, a freight row below the table, or a statement."""
    for priced in line.money("freight"):
        if priced.number == 0:
            return Finding(Decimal(0), "read", "freight: its own cell", (priced.source,))
        each = priced.column.heading.per or _EACH.search(normal(priced.column.text))
        if priced.number is not None and (line.value("quoted_units") == 1 or each):
            return Finding(priced.number, "read", "freight: its own cell", (priced.source,))
        return _ask(line, asking, priced.number, priced.source, "line")
    for kind, sums in _lumps(line):
        number, source = sums
        return _ask(line, asking, number, source, kind)
    return Finding(None, "not stated", "freight: nothing said")


def _lumps(line: Line) -> Iterator[tuple[str, tuple[Decimal | None, Source]]]:
    """Rows of freight in the line's table, and sentences with a sum."""
    sheet = line.context.sheet_of(line.table)
    of_this_vendor = [t for t in sheet.tables if t.head.group == line.table.head.group]
    for table in of_this_vendor:
        for kind, row, cells in table.sums:
            if kind != "freight":
                continue
            for column in sorted(cells, reverse=True):
                value = cells[column]
                one = amount(value).one
                if one is not None and one.number > 0 and not isinstance(value, bool):
                    scale = line.context.scale(table) if one.scale == 1 else 1
                    yield "quote", (one.number * scale, table.source(row, column, value))
                    break
    for fact in line.unread("freight"):
        one = amount(fact.value).one
        if not included(fact.text) and one is not None and one.number > 0:
            yield "quote", (one.number, fact.source)


def _ask(
    line: Line, asking: Asking, lump: Decimal | None, source: Source, scope: str,
) -> Finding:
    units = line.value("quoted_units")
    options = [Option(Decimal(0), "leave freight out", "the plan then has none for it")]
    if lump is not None and units:
        share = lump / units
        options.insert(0, Option(share, f"{plain(share)} per unit",
                                 f"{plain(lump)} over the {units:,} units of this line"))
    return asking.ask(line, Doubt(
        "freight_per_unit", "How much freight falls on one unit? The quote gives "
        + (f"a lump sum of {plain(lump)}." if lump is not None else "a figure that is not clear."),
        tuple(options), "a lump sum is no price per unit at other quantities", "number",
        (source,), scope="" if scope == "line" else f"freight {line.key}"))
