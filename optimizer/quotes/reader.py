"""The verb: vendors' files in, lines with findings, side lines and questions out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from optimizer.quotes import repeats, sides
from optimizer.quotes import vendor as vendors
from optimizer.quotes.alternates import grouped, instead
from optimizer.quotes.asking import Asking
from optimizer.quotes.context import Context
from optimizer.quotes.described import Names, matched
from optimizer.quotes.fields import sale
from optimizer.quotes.fields.system import NOT_A_SYSTEM
from optimizer.quotes.fieldwork import read_fields
from optimizer.quotes.files import open_quote
from optimizer.quotes.finding import QuotedLine, QuoteReading
from optimizer.quotes.grid import as_written
from optimizer.quotes.layout.scan import scan
from optimizer.quotes.line import Line
from optimizer.quotes.sides import SideLines
from optimizer.quotes.unhurried import no_collection
from optimizer.quotes.words.rows import no_bid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from optimizer.quotes.finding import QuoteHead
    from optimizer.quotes.layout.table import Item, Scanned, Table
    from optimizer.quotes.systems import Catalogue

NOTHING = ("other", "part")
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
    numbers: list[str] = field(default_factory=list)
    """Of each line: its number in the quote's list, blank where it bears none."""
    side: SideLines = field(default_factory=SideLines)
    notes: list[str] = field(default_factory=list)
    heads: dict[tuple[str, str], QuoteHead] = field(default_factory=dict)


def read_quotes(
    paths: Sequence[Path], catalogue: Catalogue, vendor: str = "",
    answers: Mapping[str, Any] | None = None,
    listen: Callable[[str, int, int], None] | None = None,
) -> QuoteReading:
    """Read vendors' files.

    ``vendor`` names the vendor of all files; ``answers`` gives values by question id.
    ``listen`` hears of each file as it begins: its name, its number from 0, how many there are.

    Raises:
        BadInput: a file that cannot be opened, with what is wrong and what to do.
    """
    reading = _Reading(catalogue, vendor, Asking(answers or {}))
    for number, path in enumerate(paths):
        if listen is not None:
            listen(path.name, number, len(paths))
        with no_collection():
            _file(reading, path)
    if listen is not None:
        listen("", len(paths), len(paths))
    lines = instead(grouped(reading.lines, reading.bids), reading.numbers)
    return QuoteReading(tuple(lines), reading.side,
                        reading.asking.told_apart(), tuple(reading.notes),
                        tuple(reading.heads.values()))


def _file(reading: _Reading, path: Path) -> None:
    opened = open_quote(path)
    reading.notes += [f"{opened.file}: {note}" for note in opened.notes]

    names = Names(reading.catalogue)
    scanned = [scan(sheet, opened.file, names) for sheet in opened.sheets]
    shown = tuple(sheet for sheet in scanned if not sheet.hidden)
    for sheet in (sheet for sheet in scanned if sheet.hidden):
        _hidden(reading, sheet)
    context = Context(opened.file, opened.sha256, shown)
    lines = [line for sheet in shown for table in sheet.tables
             for line in _table(reading, context, table)]
    for sheet in shown:
        reading.side += sides.of_unread(sheet)
    gone = repeats.replaced(lines, reading.asking)
    for line in lines:
        _place(reading, line, gone)
    reading.notes += [f"{opened.file}: {note}" for sheet in shown for note in sheet.notes]
    if not lines and not any(table.items for sheet in shown for table in sheet.tables):
        reading.notes.append(f"{opened.file}: no line of an accelerator system was found")


def _hidden(reading: _Reading, sheet: Scanned) -> None:
    found = list(sides.of_hidden(sheet))
    reading.side += found
    reading.notes.append(f"{sheet.file}: the sheet {sheet.sheet} is hidden and was not read"
                         + (f" ({len(found)} lines stand on it)" if found else ""))


def _table(reading: _Reading, context: Context, table: Table) -> list[Line]:
    head = vendors.head_of(context, table, reading.vendor)
    if vendors.is_estimate(table.head.group):
        why = f"“{table.head.group}” is the buyer's own figure, not an offer"
        reading.side += [replace(sides.of_item(table, item), why=why) for item in table.items]
        return []
    lines = [line for item in table.items
             if (line := _item(reading, context, table, item, head)) is not None]
    reading.side.take_table(table)
    return lines


def _item(
    reading: _Reading, context: Context, table: Table, item: Item, head: QuoteHead,
) -> Line | None:
    """The item as a line with all its fields; None where it became a side line."""
    found = matched(item, table, reading.catalogue)
    if any(isinstance(v, str) and no_bid(v) for v in item.cells.values()):
        reading.side.append(replace(sides.of_item(table, item), kind="no bid",
                                    why="the vendor does not offer it"))
        return None
    line = Line(context, table, item, table.key(item.row), head, found,
                reading.catalogue.named(*(c.system for c in found.candidates)))
    why = found.why or "no accelerator system"
    if found.verdict in ("accelerator", "unsure") and sides.free(table, item):
        reading.side.append(replace(
            sides.of_item(table, item), kind="part of",
            why="nothing is charged for it: a part of something else"))
        return None
    bought = sale.find(line, reading.asking) if found.verdict not in NOTHING else None
    if bought is not None and bought.value is False:
        why = bought.reason
    elif found.verdict not in NOTHING:
        if bought is not None:
            line.findings["stands"] = bought
        read_fields(line, reading.asking, reading.vendor, reading.catalogue)
        if line.value("system") != NOT_A_SYSTEM:
            return line
        why = "as answered: no offer"
    reading.side.append(replace(sides.of_item(table, item), why=why))
    reading.side += sides.of_children(table, item, "")
    return None


def _place(reading: _Reading, line: Line, gone: Mapping[str, tuple[str, str]]) -> None:
    """Put a read line among the lines, or among the side lines where another replaces it."""
    table, item = line.table, line.item
    if line.key in gone:
        instead, why = gone[line.key]
        reading.side.append(replace(sides.of_item(table, item), kind="replaced", why=why,
                                    belongs_to=instead))
        reading.asking.withdraw(line.key)
        return
    head = replace(line.head, vendor=line.value("vendor") or "")
    reading.heads.setdefault((line.context.file, head.vendor), head)
    reading.lines.append(QuotedLine(line.key, head, item.full, line.findings))
    listed = (item.cells.get(c.index) for c in table.head.having("number"))
    reading.numbers.append(next((as_written(n).strip() for n in listed if n is not None), ""))
    reading.bids.append((table.sheet, table.alternate or item.alternate))
    reading.side += sides.of_children(table, item, line.key)
