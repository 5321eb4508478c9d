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
    from optimizer.quotes.layout.table import Fact
    from optimizer.quotes.line import Line

_EACH = re.compile(r"(?:/|per) ?(?:unit|system|server|rack|node|ea\b|set)|대당|개당"
                   r"|台あたり|台当たり|每台|每套")

_FREIGHT = (r"(?:운송\s?비|운송\s?료|운임|배송\s?비|배송\s?료|운반\s?비|물류\s?비|운송|送料|運賃"
    r"|輸送費|配送料|运费|運費|运杂费"
            r"|freight|shipping(?: costs?| charges?)?|carriage|delivery (?:costs?|charges?))")
_INCLUDED = re.compile(
    rf"{_FREIGHT}(?:\s?[·,및과와/&]\s?[^\s,.()]{{1,6}}){{0,4}}\s?(?:비용|일체|等|등)*\s?(?:일체)?(?:은|는|이|가|を|は|が|is|are)?\s?"
    r"(?:all |모두 |)?(?:포함|included|込|含む|含みます|무료|free\b)"
    rf"|(?:含|包含|包括){_FREIGHT}|(?:including|includes?|inclusive of"
    rf"|incl\.?) (?:all )?{_FREIGHT}")
_NOT_ALL = re.compile(
    r"미포함|불포함|포함되지|포함하지|不含|含まず|含みません|not incl|excluding|국내|내륙|国内"
    r"|domestic|inland|일부|별도")
"""Freight that is not in the price, or not all of it."""


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
    if (said := _in_price(line)) is not None:
        return Finding(Decimal(0), "read", "freight: said to be in the price", (said,))
    return Finding(None, "not stated", "freight: nothing said")


def _in_price(line: Line) -> Source | None:
    """Where the quote says that freight is in its prices, or charges nothing for it."""
    for fact in line.context.once(line.table, "freight", lambda: _said(line)):
        return fact.source
    for table in (t for t in line.context.sheet_of(line.table).tables
                  if t.head.group == line.table.head.group):
        for kind, row, cells in table.sums:
            figures = {c: v for c, v in cells.items() if amount(v).one is not None}
            if kind == "freight" and figures and all(
                    (one := amount(v).one) is not None and one.number == 0
                    for v in figures.values()):
                column, value = next(iter(figures.items()))
                return table.source(row, column, value)
    return None


def _said(line: Line) -> list[Fact]:
    facts = [f for _, some in line.context.levels(line.table, None) for f in some]
    facts += line.context.sheet_of(line.table).loose
    told = [f for f in facts if _INCLUDED.search(normal(f.source.text))]
    return [] if any(_NOT_ALL.search(normal(f.source.text)) for f in told) else told


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
