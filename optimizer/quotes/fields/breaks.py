"""Price breaks: tables laid down or across, and whether a break lowers the price of all units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.candidates import candidates
from optimizer.quotes.fields.price import plain
from optimizer.quotes.fields.system import called, short
from optimizer.quotes.finding import Finding, Option, Source
from optimizer.quotes.grid import as_written
from optimizer.quotes.layout import volume
from optimizer.quotes.meaning import Tier
from optimizer.quotes.values.quantity import quantity
from optimizer.quotes.values.tiers import tier as tier_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.quotes.layout.table import Fact
    from optimizer.quotes.line import Line

Breaks = tuple[tuple[int, Decimal], ...]
"""(from unit, price as written), ascending; the first unit's price is the unit price."""


@dataclass(frozen=True, slots=True)
class Band:
    """One row or column of a price table."""

    tiers: tuple[Tier, ...]
    """Readings of its quantity."""
    price: Decimal | None
    source: Source
    text: str


def find(line: Line, asking: Asking) -> Finding:
    """The breaks with prices as written; (from unit, price) pairs above the first band."""
    bands = _across(line) or _down(line)
    sources = tuple(band.source for band in bands)
    if len(bands) < 2:
        granted = line.unread(volume.FIELD)
        return _granted(line, asking, granted) if granted else Finding(
            (), "not stated", "price breaks: none")
    line.evidence["tiers"] = True
    if any(band.price is None for band in bands):
        return _ask(line, asking, (), "a price of the table cannot be read", sources)
    tables = [t for t in (_table(bands, reading) for reading in (0, 1)) if t is not None]
    tables = list(dict.fromkeys(tables))
    if not tables:
        return _ask(line, asking, (), "the quantities of the table leave a hole or overlap",
                    sources)
    if len(tables) > 1:
        return _ask(line, asking, tables,
                    "the quantities may be where a price begins or where it ends", sources)
    first = tables[0][0][0]
    if first > 1:
        line.evidence["minimum"] = (first, bands[0].source)
    return Finding(tables[0][1:], "read", "price breaks: table of quantities", sources)


def _granted(line: Line, asking: Asking, granted: Sequence[Fact]) -> Finding:
    """Discounts by quantity that stand apart from the prices: for which lines, must be said."""
    price, tables = line.value("unit_price"), []
    for fact in granted:
        shares = volume.bands_of(fact.text)
        if isinstance(price, Decimal) and shares:
            tables.append(tuple((first, price * (1 - Decimal(share) / 100))
                                for first, share in shares if first > 1))
    options = [Option(table, "; ".join(f"from {n}: {plain(p)}" for n, p in table))
               for table in tables if table]
    return asking.ask(line, Doubt(
        "breaks", f"Does this hold for “{called(line)}”: {short(granted[0].text)}?",
        (*options, Option((), "no price breaks")), "discounts by quantity stand apart from the "
        "prices", "", tuple(fact.source for fact in granted)))


def _across(line: Line) -> list[Band]:
    """Columns headed by quantities."""
    cells = [c for c in line.cells("price")
             if not c.column.heading.revised and c.column.heading.net is not False]
    if not any(cell.column.heading.tier for cell in cells):
        return []
    out = []
    for cell in cells:
        band = cell.column.heading.tier
        priced = line.priced(cell)
        out.append(Band((band,) if band else (), priced.number, priced.source, cell.column.text))
    return out


def _down(line: Line) -> list[Band]:
    """Rows of quantities."""
    rows = [(line.item.row, line.item.cells), *((r.row, r.cells) for r in line.item.tiers)]
    if len(rows) < 2 and not line.table.head.having("tier", "tier_from"):
        return []
    out = []
    for (row, cells), spot in zip(rows, [line, *(line.at(r) for r in line.item.tiers)],
                                  strict=True):
        prices = {c.number for c in candidates(spot)}
        found = _tiers(line, cells, row)
        if found is None:
            continue
        tiers, text, source = found
        out.append(Band(tiers, prices.pop() if len(prices) == 1 else None, source, text))
    return out


def _tiers(line: Line, cells: dict, row: int) -> tuple[tuple[Tier, ...], str, Source] | None:  # type: ignore[type-arg]
    lower = line.row_cells(cells, row, "tier_from")
    upper = line.row_cells(cells, row, "tier_to")
    if lower:
        first, last = quantity(lower[0].value).one, None
        if upper:
            one = quantity(upper[0].value).one
            last = int(one.number) if one else None
        if first is None:
            reads = tier_of(lower[0].value).options
            return reads, lower[0].source.text, lower[0].source
        return (Tier(int(first.number), last),), lower[0].source.text, lower[0].source
    for cell in line.row_cells(cells, row, "tier", "quantity", "minimum"):
        reads = tier_of(cell.value).options
        if reads:
            return reads, as_written(cell.value), cell.source
    return None


def _table(bands: Sequence[Band], reading: int) -> tuple[tuple[int, Decimal], ...] | None:
    """The bands as (from, price), read one way throughout; None where that leaves a hole."""
    tiers = [b.tiers[min(reading, len(b.tiers) - 1)] if b.tiers else None for b in bands]
    rows = sorted(((t.first, t.last, b.price) for t, b in zip(tiers, bands, strict=True)
                   if t is not None), key=lambda r: (r[0], r[1] or 0))
    if len(rows) < len(bands):
        return None
    if all(first in (0, 1) and last is not None for first, last, _ in rows):  # "up to" readings
        out, begin = [], 1
        for _, last, price in rows:
            out.append((begin, price or Decimal(0)))
            begin = (last or 0) + 1
        return tuple(out)
    for (first, last, _), (after, _, _) in pairwise(rows):
        if after <= first or (last is not None and last + 1 != after):
            return None
    return tuple((max(first, 1), price or Decimal(0)) for first, _, price in rows)


def _ask(
    line: Line, asking: Asking, tables: Sequence[Breaks], why: str, sources: tuple[Source, ...],
) -> Finding:
    options = tuple(Option(table[1:], "; ".join(f"from {n}: {plain(p)}" for n, p in table))
                    for table in tables)
    return asking.ask(line, Doubt(
        "breaks", f"From how many units does each price of “{called(line)}” hold?",
        (*options, Option((), "no price breaks")), why, "", sources))


def find_kind(line: Line, asking: Asking) -> Finding:
    """As the quote states it; else asked, with the cost at the first break both ways."""
    breaks, found = line.value("breaks"), line.findings["breaks"]
    if not breaks and found.settled:
        return Finding(None, "not stated", "break kind: no price breaks")
    for where, facts in line.context.levels(line.table, line.item):
        kinds = {f.text: f.source for f in facts if f.field in ("all_units", "incremental")}
        names = {f.field for f in facts if f.field in ("all_units", "incremental")}
        if len(names) == 1:
            return Finding(names.pop(), "read", f"break kind: {where}", tuple(kinds.values()))
        if names:
            break
    why = "the quote does not say" if breaks else "the price breaks are not settled yet"
    return asking.ask(line, _doubt(line, breaks or (), why))


def _doubt(line: Line, breaks: Breaks, why: str) -> Doubt:
    effects = ("", "")
    base = line.value("unit_price")
    if breaks and isinstance(base, Decimal):
        first, price = breaks[0]
        code = line.value("currency") or ""
        whole = first * price
        above = (first - 1) * base + price
        effects = tuple(f"{first:,} units cost {plain(cost)} {code}".strip()  # type: ignore[assignment]
                        for cost in (whole, above))
    return Doubt(
        "break_kind", f"Does a price break of “{called(line)}” lower the price of all "
        "units, or only of those beyond it?",
        (Option("all_units", "all units", effects[0]),
         Option("incremental", "only units beyond the break", effects[1])),
        why, scope=f"table {line.table.head.top} {line.table.head.group}", lasting="break_kind")
