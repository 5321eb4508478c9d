"""How many systems a line is for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.system import called
from optimizer.quotes.finding import Finding, Option
from optimizer.quotes.values.quantity import per as per_of
from optimizer.quotes.values.quantity import quantity

if TYPE_CHECKING:
    from optimizer.quotes.line import Cell, Line


def counted(line: Line) -> tuple[Decimal, Cell] | None:
    """The number in the quantity column, as written, where it is one number."""
    for cell in line.cells("quantity"):
        one = quantity(cell.value).one
        if one is not None:
            return one.number, cell
    return None


def find(line: Line, asking: Asking) -> Finding:
    """The quantity column, turned into systems where it counts accelerators."""
    cells = line.cells("quantity")
    if not cells or line.item.tiers or line.evidence.get("tiers"):
        return Finding(None, "not stated", "quantity: none for this line")
    found = counted(line)
    if found is None:
        reads = quantity(cells[0].value)
        return asking.ask(line, Doubt(
            "quoted_units", f"How many systems is “{called(line)}” quoted for?",
            tuple(Option(int(o.number), f"{o.number:,f}") for o in reads.options),
            reads.why or "the quantity is no plain number", "number", (cells[0].source,)))
    number, cell = found
    if _unclear(line, cell):
        return _which(line, asking, number, cell)
    if _hangs_on_basis(line, cell):
        return Finding(None, "asked", "quantity: quantity column", (cell.source,),
                       "waits for what the price is for", (int(number),))
    if not _counts_accelerators(line, cell):
        if number != int(number):
            return _odd(line, asking, number, cell)
        return Finding(int(number), "read", "quantity: quantity column", (cell.source,))
    per_unit = line.systems[0].count if line.systems else 0
    if not per_unit or number % per_unit:
        return _odd(line, asking, number, cell)
    return Finding(int(number) // per_unit, "inferred", "quantity: accelerators to systems",
                   (cell.source,), f"{number:f} accelerators at {per_unit} per system",
                   (int(number),))


def _odd(line: Line, asking: Asking, number: Decimal, cell: Cell) -> Finding:
    return asking.ask(line, Doubt(
        "quoted_units", f"How many systems is “{called(line)}” quoted for? The quote "
        f"says {number:f}.", (), "the number is no whole number of systems", "number",
        (cell.source,)))


def _words(line: Line, cell: Cell) -> set[str]:
    """What the quantity's own words say it counts."""
    one = quantity(cell.value).one
    pers = [cell.column.heading.per, one.per if one else None]
    pers += [per_of(c.value) for c in line.cells("unit") if isinstance(c.value, str)]
    return {per.what for per in pers if per is not None}


def _hangs_on_basis(line: Line, cell: Cell) -> bool:
    """Whether the quantity counts what is priced, and that is asked."""
    basis = line.findings["price_basis"]
    clear = _words(line, cell) & {"accelerator", "card", "server", "rack"}
    return not basis.settled and not clear


def _unclear(line: Line, cell: Cell) -> bool:
    """A system described, a price per accelerator, and a bare number: of which of the two?"""
    return (line.value("price_basis") == "accelerator" and line.match.verdict != "accelerator"
            and not _words(line, cell) & {"accelerator", "card", "server", "rack"}
            and not line.evidence.get("quantity_counts") and not line.cells("per_unit"))


def _which(line: Line, asking: Asking, number: Decimal, cell: Cell) -> Finding:
    per_unit = line.systems[0].count if line.systems else 1
    options = [Option(int(number), f"{number:,f} systems")]
    if number % per_unit == 0:
        options.append(Option(int(number) // per_unit, f"{number:,f} accelerators"))
    return asking.ask(line, Doubt(
        "quoted_units", f"Of what are there {number:,f} in “{called(line)}”?",
        tuple(options), "the price is per accelerator, the line describes a system", "number",
        (cell.source,)))


def _counts_accelerators(line: Line, cell: Cell) -> bool:
    """Whether the quantity is of accelerators, by its own words or as the price is."""
    words = _words(line, cell)
    if words & {"accelerator", "card"}:
        return True
    if words & {"server", "rack"}:
        return False
    if line.evidence.get("quantity_counts") == "systems" or line.cells("per_unit"):
        return False
    return line.value("price_basis") == "accelerator" and (
        line.match.verdict == "accelerator" or line.evidence.get("quantity_counts") == "priced")
