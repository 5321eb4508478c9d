"""Whether a price is for a whole system or for one accelerator of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.system import called, short
from optimizer.quotes.finding import Finding, Option, Source
from optimizer.quotes.plausible import strange
from optimizer.quotes.values.quantity import per as per_of
from optimizer.quotes.values.quantity import quantity

if TYPE_CHECKING:
    from optimizer.quotes.line import Line
    from optimizer.quotes.meaning import Per

UNIT, ACCELERATOR = "unit", "accelerator"
WHOLE = ("system", "unsure")
"""Verdicts of lines that describe a whole system, though perhaps not which."""


def find(line: Line, asking: Asking) -> Finding:
    """By the words at the price, else by the unit of measure, else by what the line describes.

    A price that is far too low or too high for what it is taken to be is asked.
    """
    found = _found(line)
    if found is not None and not _strange(line, found.value):
        return found
    if found is not None:
        return _ask(line, asking, f"as a price per {found.value} it would be far outside the "
                    "public range", found.sources)
    stated = _stated(line)
    if not stated and not line.findings["system"].settled:
        return Finding(None, "asked", "price basis: by the system", (),
                       "waits for which system the line offers")
    why = ("the quote says both" if stated
           else "the line names an accelerator, not a whole system")
    return _ask(line, asking, why, tuple(source for _, _, source in stated))


def _found(line: Line) -> Finding | None:
    stated = _stated(line)
    if len({basis for basis, _, _ in stated}) == 1:
        basis, rule, source = stated[0]
        return Finding(basis, "read", f"price basis: {rule}", (source,))
    by_sum = line.evidence.get("price_basis")
    sources = tuple(source for _, _, source in stated)
    if by_sum is not None and not stated:
        return Finding(by_sum, "inferred", "price basis: quantity × price = amount", sources,
                       f"only per {by_sum} is quantity × price the amount")
    if not stated and line.match.verdict in WHOLE:
        return Finding(UNIT, "inferred", "price basis: what the line describes", (),
                       "the line describes a whole system and names no other basis",
                       (ACCELERATOR,))
    return None


def _strange(line: Line, basis: str) -> bool:
    price, currency = line.value("unit_price"), line.value("currency")
    if price is None or currency is None or not line.systems:
        return False
    entry = line.systems[0]
    return strange(price, entry.count if basis == UNIT else 1, currency, entry.chip)


def _ask(line: Line, asking: Asking, why: str, sources: tuple[Source, ...]) -> Finding:
    return asking.ask(line, Doubt(
        "price_basis", f"Is the price of “{called(line)}” for a whole system or for one "
        "accelerator of it?",
        (Option(UNIT, "per system"), Option(ACCELERATOR, "per accelerator")), why,
        sources=sources, lasting=f"price_basis: {short(line.item.what)}",
    ))


def _stated(line: Line) -> list[tuple[str, str, Source]]:
    """What the price's heading, its cell and the unit column say, the plainest first."""
    found = []
    for priced in line.money("price", "list_price"):
        for per, rule in ((priced.column.heading.per, "heading of the price"),
                          (priced.reads.one.per if priced.reads.one else None, "price cell")):
            if (basis := _basis(line, per)) is not None:
                found.append((basis, rule, priced.source))
    if found:
        return found
    found += [(basis, "unit of measure", cell.source) for cell in line.cells("unit")
              if isinstance(cell.value, str)
              and (basis := _basis(line, per_of(cell.value))) is not None]
    if found:
        return found
    for cell in line.cells("quantity"):
        counts = cell.column.heading.per
        one = quantity(cell.value).one
        if (basis := _basis(line, counts or (one.per if one else None))) is not None:
            found.append((basis, "unit of the quantity", cell.source))
    return found


def _basis(line: Line, per: Per | None) -> str | None:
    """What a counting word means for a line: "EA" is one of what it describes."""
    if per is None:
        return None
    if per.what in ("accelerator", "card"):
        return ACCELERATOR
    if per.what in ("each", "lot"):
        return UNIT if line.match.verdict in WHOLE else None
    if per.what == "rack" and line.systems and line.systems[0].count < 32:
        return None  # a rack of several servers: how many is not known
    return UNIT
