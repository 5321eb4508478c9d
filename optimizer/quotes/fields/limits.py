"""The least and the most a vendor sells of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.system import called
from optimizer.quotes.finding import Finding, Option
from optimizer.quotes.grid import as_written
from optimizer.quotes.values.quantity import per as per_of
from optimizer.quotes.values.quantity import quantity
from optimizer.quotes.values.tiers import tier as tier_of
from optimizer.quotes.words.normal import normal

if TYPE_CHECKING:
    from optimizer.quotes.finding import Source
    from optimizer.quotes.grid import Value
    from optimizer.quotes.line import Cell, Line
    from optimizer.quotes.meaning import Per

_SAID = re.compile(r"(\d[\d,]*)\s*(systems?|units?|servers?|nodes?|racks?|gpus?|sets?|ea|pcs"
                   r"|대|식|台|套)", re.IGNORECASE)
_STOCK = re.compile(r"stock|inventory|on hand|재고|在庫|库存|庫存|现货")


def find_minimum(line: Line, asking: Asking) -> Finding:
    """Its own column, what is said around the table, or where the price table begins."""
    for cell in line.cells("minimum"):
        return _read(line, asking, "minimum_order", cell.value, cell.source, "its own cell",
                     _counted(cell))
    for fact in line.unread("minimum")[:1]:
        return _read(line, asking, "minimum_order", fact.value, fact.source, "said on the sheet")
    if (begins := line.evidence.get("minimum")) is not None:
        least, source = begins
        return Finding(least, "inferred", "least order: price table", (source,),
                       f"the price table begins at {least}", (0,))
    return Finding(None, "not stated", "least order: nothing said")


def find_maximum(line: Line, asking: Asking) -> Finding:
    """Its own column, or what is said around the table."""
    for cell in line.cells("maximum"):
        if line.cells("lead") and _STOCK.search(normal(cell.column.text)):
            return Finding(None, "not stated", "supply: stock", (cell.source,),
                           "what is in stock is no limit: a lead time is given for more")
        return _read(line, asking, "maximum_total", cell.value, cell.source, "its own cell",
                     _counted(cell))
    for fact in line.unread("maximum")[:1]:
        return _read(line, asking, "maximum_total", fact.value, fact.source, "said on the sheet")
    return Finding(None, "not stated", "supply: nothing said")


def _counted(cell: Cell) -> Per | None:
    """What the heading says is counted: "MOQ (GPUs)"."""
    return cell.column.heading.per or per_of(cell.column.heading.rest)


def _read(
    line: Line, asking: Asking, name: str, value: Value, source: Source, where: str,
    counts: Per | None = None,
) -> Finding:
    one = quantity(value).one
    if one is None and isinstance(value, str) and (band := tier_of(value).one) is not None:
        number, per = band.first, None
    elif one is None and isinstance(value, str) and (said := _SAID.findall(value)) and len(
            said) == 1:
        number, per = int(said[0][0].replace(",", "")), per_of(said[0][1])
    elif one is not None and one.number == int(one.number):
        number, per = int(one.number), one.per
    else:
        return asking.ask(line, Doubt(
            name, f"How many systems does “{as_written(value)}” mean for "
            f"“{called(line)}”?", (Option(None, "no limit"),),
            "it is no plain number", "number", (source,)))
    per = per or counts
    per_unit = line.systems[0].count if line.systems else 1
    if per is not None and per.what in ("accelerator", "card"):
        if number % per_unit:
            return asking.ask(line, Doubt(
                name, f"How many systems are {number} accelerators of “{called(line)}”?",
                (Option(-(-number // per_unit), f"{-(-number // per_unit)} systems"),),
                f"{number} is no multiple of {per_unit}", "number", (source,)))
        return Finding(number // per_unit, "inferred", f"limit: {where}", (source,),
                       f"{number} accelerators at {per_unit} per system", (number,))
    return Finding(number, "read", f"limit: {where}", (source,))
