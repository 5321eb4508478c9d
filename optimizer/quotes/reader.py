"""The verb: vendors' files in, lines with findings, side lines and questions out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from optimizer.quotes import vendor as vendors
from optimizer.quotes.alternates import grouped
from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.context import Context
from optimizer.quotes.fields import (
    basis,
    breaks,
    currency,
    freight,
    lead,
    limits,
    named,
    payment,
    price,
    quantity,
    system,
    validity,
    vat,
)
from optimizer.quotes.files import open_quote
from optimizer.quotes.finding import QuotedLine, QuoteReading, SideLine, Source
from optimizer.quotes.grid import cell_name
from optimizer.quotes.layout.scan import scan
from optimizer.quotes.line import Line
from optimizer.quotes.systems import match
from optimizer.quotes.values.quantity import quantity as quantity_of
from optimizer.quotes.words.rows import no_bid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from optimizer.quotes.asking import Known
    from optimizer.quotes.finding import QuoteHead
    from optimizer.quotes.layout.table import Item, Scanned, Table
    from optimizer.quotes.systems import Catalogue, Match
    from optimizer.quotes.systems.catalogue import Entry

CENT = Decimal("0.01")
WHY = {
    "other goods": "no accelerator system is named", "hidden": "its row is hidden",
    "replaced": "it is struck through",
}
IN_PARTS = ("other", "part")
"""Verdicts of what is no accelerator system."""


@dataclass
class _Reading:
    """What has been read so far."""

    catalogue: Catalogue
    vendor: str
    asking: Asking
    lines: list[QuotedLine] = field(default_factory=list)
    bids: list[tuple[str, str]] = field(default_factory=list)
    """Of each line: its sheet and the alternate it belongs to, blank for the base bid."""
    side: list[SideLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    heads: dict[tuple[str, str], QuoteHead] = field(default_factory=dict)


def read_quotes(
    paths: Sequence[Path], catalogue: Catalogue, vendor: str = "",
    answers: Mapping[str, Any] | None = None, known: Known | None = None,
    listen: Callable[[str, int, int], None] | None = None,
) -> QuoteReading:
    """Read vendors' files.

    ``vendor`` names the vendor of all files; ``answers`` gives values by question id; ``known``
    says what is kept of a vendor from before (see ``Asking``). ``listen`` hears of each file as
    it begins: its name, its number from 0, and how many there are.

    Raises:
        BadInput: a file that cannot be opened, with what is wrong and what to do.
    """
    reading = _Reading(catalogue, vendor, Asking(answers or {}, known or (lambda _v, _k: None)))
    for number, path in enumerate(paths):
        if listen is not None:
            listen(path.name, number, len(paths))
        _file(reading, path)
    if listen is not None:
        listen("", len(paths), len(paths))
    return QuoteReading(tuple(grouped(reading.lines, reading.bids)), tuple(reading.side),
                        tuple(reading.asking.questions.values()), tuple(reading.notes),
                        tuple(reading.heads.values()))


def _file(reading: _Reading, path: Path) -> None:
    opened = open_quote(path)
    reading.notes += [f"{opened.file}: {note}" for note in opened.notes]

    def relevant(text: str) -> bool:
        return match(text, reading.catalogue).verdict != "other"

    scanned = [scan(sheet, opened.file, relevant) for sheet in opened.sheets]
    shown = [sheet for sheet in scanned if not sheet.hidden]
    hidden = [sheet for sheet in scanned if sheet.hidden]
    for sheet in hidden:
        items = sum(len(table.items) for table in sheet.tables)
        reading.notes.append(f"{opened.file}: the sheet {sheet.sheet} is hidden and was not read"
                             + (f" ({items} priced lines stand on it)" if items else ""))
    context = Context(opened.file, opened.sha256, tuple(shown))
    for sheet in shown:
        for table in sheet.tables:
            _table(reading, context, sheet, table)
    if not any(table.items for sheet in shown for table in sheet.tables):
        reading.notes.append(f"{opened.file}: no line of an accelerator system was found")


def _table(reading: _Reading, context: Context, sheet: Scanned, table: Table) -> None:
    head = vendors.head_of(context, table, reading.vendor)
    for item in table.items:
        _item(reading, context, table, item, head)
    reading.side += [
        SideLine(Source(table.file, table.sheet, f"{aside.row + 1}:{aside.row + 1}"),
                 aside.kind, aside.what, aside.figures, WHY[aside.kind])  # type: ignore[arg-type]
        for aside in table.asides]
    for kind, row, cells in table.sums:
        figures = " | ".join(str(v) for v in cells.values() if not isinstance(v, str))
        words = " | ".join(v for v in cells.values() if isinstance(v, str))
        reading.side.append(SideLine(
            Source(table.file, table.sheet, cell_name(row, min(cells))),
            "total" if kind == "subtotal" else kind, words, figures,  # type: ignore[arg-type]
            "a sum of the quote, not an item"))
    del sheet


def _item(
    reading: _Reading, context: Context, table: Table, item: Item, head: QuoteHead,
) -> None:
    found = _matched(item, table, reading.catalogue)
    side = SideLine(_row_source(table, item), "other goods", item.what or item.full,
                    _figures(item))
    if any(isinstance(v, str) and no_bid(v) for v in item.cells.values()):
        reading.side.append(replace(side, kind="no bid", why="the vendor does not offer it"))
        return
    if found.verdict in IN_PARTS:
        reading.side.append(replace(side, why=found.why or "no accelerator system"))
        reading.side += _children(table, item, "")
        return
    line = Line(context, table, item, _key(table, item), head, found,
                _entries(reading.catalogue, *(c.system for c in found.candidates)))
    _read(reading, line)
    if line.value("system") == system.NOT_A_SYSTEM :
        reading.side.append(replace(side, why="as answered: no offer"))
        return
    named = line.value("vendor") or ""
    head = replace(head, vendor=named)
    reading.heads.setdefault((context.file, named), head)
    reading.lines.append(QuotedLine(line.key, head, item.full, line.findings))
    reading.bids.append((table.sheet, table.alternate or item.alternate))
    reading.side += _children(table, item, line.key)


def _read(reading: _Reading, line: Line) -> None:
    """Every field in the order in which one rests on another."""
    ask, found = reading.asking, line.findings
    found["vendor"] = vendors.find(line, ask, reading.vendor)
    line.head = replace(line.head, vendor=found["vendor"].value or "")
    found["system"] = system.find(line, ask)
    if line.value("system"):
        line.systems = _entries(reading.catalogue, line.value("system")) or line.systems
    found["currency"] = currency.find(line, ask)
    found["unit_price"] = price.find(line, ask)
    found["price_basis"] = basis.find(line, ask)
    found["breaks"] = breaks.find(line, ask)
    found["quoted_units"] = quantity.find(line, ask)
    found["vat"] = vat.find(line, ask)
    _take_vat_out(line, ask)
    found["break_kind"] = breaks.find_kind(line, ask)
    found["minimum_order"] = limits.find_minimum(line, ask)
    found["maximum_total"] = limits.find_maximum(line, ask)
    found["lead_weeks"] = lead.find(line, ask)
    found["valid_until"] = validity.find(line, ask)
    found["payment"] = payment.find(line, ask)
    found["freight_per_unit"] = freight.find(line, ask)
    found["incoterm"] = named.find_incoterm(line, ask)
    found["origin"] = named.find_origin(line, ask)


def _take_vat_out(line: Line, asking: Asking) -> None:
    """Prices that hold VAT are divided by one plus its rate, once both are known."""
    found = line.findings["vat"]
    if not found.settled:
        _wait(line, "waits for whether the prices hold VAT")
        return
    if found.value != "in":
        return
    rate, how = vat.rate(line, line.value("currency") or "")
    if rate is None:
        asked = asking.ask(line, Doubt(
            "vat_rate", "At which rate is VAT in the prices? Write 0.1 for 10 %.", (),
            "the quote does not say", "number", found.sources, scope="quote", lasting="vat_rate"))
        line.findings["vat_rate"] = asked
        if not asked.settled:
            _wait(line, "waits for the rate of the VAT in it")
            return
        rate, how = Decimal(asked.value), f"{asked.value} as answered"
    for name in ("unit_price", "breaks"):
        before = line.findings[name]
        if before.settled and before.value:
            line.findings[name] = replace(
                before, status="inferred", value=_without(before.value, rate),
                reason="; ".join(r for r in (before.reason, f"VAT of {how} taken out") if r),
                alternatives=(before.value,))


def _wait(line: Line, why: str) -> None:
    """Prices stay open until another answer is there."""
    for name in ("unit_price", "breaks"):
        before = line.findings[name]
        if before.settled and before.value:
            line.findings[name] = replace(
                before, status="asked", reason=why, alternatives=(before.value,), value=None)


def _without(value: Any, rate: Decimal) -> Any:
    if isinstance(value, Decimal):
        return (value / (1 + rate)).quantize(CENT, ROUND_HALF_UP)
    return tuple((number, _without(price, rate)) for number, price in value)


# ---- helpers


def _matched(item: Item, table: Table, catalogue: Catalogue) -> Match:
    """The match of an item by its own text, else by what belongs to it, else by its title."""
    plain = _described(item, table)
    what = plain if plain and match(plain, catalogue).verdict == "system" else item.what
    for column in table.head.having("per_unit"):
        count = quantity_of(item.cells.get(column.index)).one
        if count is not None:
            what = f"{what}, {count.number:f} GPUs per server"
    own = match(what, catalogue) if item.what else None
    if own is not None and (own.verdict not in ("other", "unsure") or not item.details):
        return own
    if own is not None:
        whole = match("\n".join([what, *item.details]), catalogue)
        return whole if whole.verdict == "system" else own
    return match("\n".join([*item.section] or table.title), catalogue)


_CODE = re.compile(r"^(?=\S*\d)(?=\S*[-_/])\S+$")
"""A part number."""


def _described(item: Item, table: Table) -> str:
    """The description without part numbers and without who sells it."""
    texts = [str(item.cells[c.index]).strip() for c in table.head.having("item", "spec")
             if c.index in item.cells]
    return " | ".join(dict.fromkeys(text for text in texts if not _CODE.match(text)))


def _entries(catalogue: Catalogue, *names: str) -> tuple[Entry, ...]:
    """The catalogue's systems of these ids, in this order."""
    by_id = {entry.system: entry for entry in catalogue.entries}
    return tuple(by_id[name] for name in names if name in by_id)


def _key(table: Table, item: Item) -> str:
    group = f" ({table.head.group})" if table.head.group else ""
    return f"{table.file}: {table.sheet}!{item.row + 1}{group}"


def _row_source(table: Table, item: Item) -> Source:
    first = min(item.cells, default=0)
    return Source(table.file, table.sheet, cell_name(item.row, first), item.what)


def _figures(item: Item) -> str:
    return " | ".join(str(v) for v in item.cells.values() if not isinstance(v, str))


def _children(table: Table, item: Item, key: str) -> list[SideLine]:
    out = []
    for child in item.children:
        words = " | ".join(str(v) for v in child.cells.values() if isinstance(v, str))
        out.append(SideLine(
            Source(table.file, table.sheet, cell_name(child.row, min(child.cells, default=0))),
            "part of", words, "", "included in the price of the line above", key))
    return out


def counts(reading: QuoteReading) -> Counter[str]:
    """How many lines are ready and waiting, and how many side lines and questions there are."""
    ready = sum(line.ready for line in reading.lines)
    return Counter(ready=ready, waiting=len(reading.lines) - ready,
                   side_lines=len(reading.side_lines), questions=len(reading.questions))
