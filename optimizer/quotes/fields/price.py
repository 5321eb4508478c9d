"""The net price of a line as written: which of its figures, and whether the sum agrees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.chargeable import codes_of
from optimizer.quotes.fields.candidates import DISCOUNTED, Candidate, candidates, distinct
from optimizer.quotes.fields.quantity import counted
from optimizer.quotes.fields.sums import agrees, outdated
from optimizer.quotes.fields.system import called
from optimizer.quotes.finding import Finding, Option
from optimizer.quotes.values.money import amount
from optimizer.quotes.words.rows import to_be_agreed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from optimizer.quotes.line import Line, Priced

ALIKE = 3
"""A figure so many times larger or smaller than a price may be another price."""
_IDLE = re.compile(r"(?:19|20)\d\d\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}|\bv?\.?\d{1,2}\b")
"""A day or a number of the revision in the heading of a revised price."""


def find(line: Line, asking: Asking) -> Finding:
    """The price as written: VAT is taken out of it later, once it is known to be in it."""
    if (waiting := _waits_for_currency(line)) is not None:
        return waiting
    possible = candidates(line)
    if not possible:
        return _none(line, asking)
    if (kept := _one_or_all(line, possible)) is not None:
        return _decided(line, asking, kept,
                        "the only sum of the line may be for one or for all")
    agreeing = [c for c in possible if agrees(line, c.number)]
    amounts = [p for p in line.money("extended") if p.number is not None]
    if amounts and counted(line) is not None and not agreeing and not outdated(line):
        return _mismatch(line, asking, possible, amounts)
    kept = distinct(agreeing or possible)
    if len(kept) > 1:
        unclear = [p.reads.why for p in line.money("price", "list_price", "extended", "total")
                   if len(p.reads.options) > 1]
        if all(c.rule == DISCOUNTED for c in kept):
            return _decided(line, asking, kept, "the discount may be what is taken off or paid")
        return _ask(line, asking, kept, (*unclear, "several prices stand in the line")[0])
    chosen = kept[0]
    if rest := _not_understood(line, chosen):
        return _ask(line, asking, kept, f"its heading says more: “{rest}”")
    if beside := _figures_beside(line, chosen.number):
        where = ", ".join(s.cell for c in beside for s in c.sources)
        return _ask(line, asking, (*kept, *beside),
                    f"a figure like it ({where}) stands in a column whose heading is not known")
    if chosen.reason:
        others = tuple(c.number for c in possible if c.number != chosen.number)
        return Finding(chosen.number, "inferred", f"price: {chosen.rule}", chosen.sources,
                       chosen.reason, others)
    return Finding(chosen.number, "read", f"price: {chosen.rule}", chosen.sources)


def plain(number: Decimal) -> str:
    """A figure for a reader."""
    return f"{number.normalize():,f}"


# ---- two readings


def _waits_for_currency(line: Line) -> Finding | None:
    """Prices in two currencies side by side: the answer to the currency chooses among them."""
    if line.findings["currency"].settled:
        return None
    prices = line.money("price", "list_price") or line.money("extended", "total")
    if len({codes_of(p) for p in prices if codes_of(p)}) < 2:
        return None
    return Finding(None, "asked", "price: by the currency", tuple(p.source for p in prices),
                   "waits for the currency that is charged: the line gives a price in each",
                   tuple(p.number for p in prices if p.number is not None))


def _one_or_all(line: Line, possible: list[Candidate]) -> list[Candidate] | None:
    """The only sum of a line, headed so that it may be the price of one or the amount of all."""
    sums = [p for p in line.money("price", "extended") if p.column.others]
    found = counted(line)
    pers = [p.column.heading.per for p in sums]
    pers += [option.per for p in sums for option in p.reads.options]
    if any(per is not None and per.what != "lot" for per in pers):
        return None  # "USD 268,000 / server"
    column = next((p.column for p in sums), None)
    if column is None or found is None or found[0] in (0, 1) or len(possible) != 1:
        return None
    first = possible[0]
    if column.heading.role == "price":
        return [first, Candidate(first.number / found[0], "amount ÷ quantity", first.sources)]
    return [first, Candidate(first.number * found[0], "price column", first.sources)]


def _decided(
    line: Line, asking: Asking, possible: Sequence[Candidate], why: str,
) -> Finding:
    """The public range of prices decides where all readings but one are far outside."""
    sane = [c for c in possible if line.sane(c.number)]
    beside = _figures_beside(line, sane[0].number) if len(sane) == 1 else []
    if len(sane) != 1 or beside or not line.systems or not line.value("currency"):
        return _ask(line, asking, (*possible, *beside), why)
    chosen = sane[0]
    return Finding(chosen.number, "inferred", f"price: {chosen.rule}", chosen.sources,
                   "; ".join((why, "the other reading is far outside the public range")),
                   tuple(c.number for c in possible if c is not chosen))


# ---- questions


def _none(line: Line, asking: Asking) -> Finding:
    cells = line.cells("price", "list_price", "extended", "total")
    why = "no price can be read in the line"
    for cell in cells:
        if isinstance(cell.value, str) and to_be_agreed(cell.value):
            why = "the price is to be agreed"
        elif reads := line.priced(cell).reads.why:
            why = reads
    return asking.ask(line, Doubt(
        "unit_price", f"What is the unit price of “{called(line)}”?", (), why, "number",
        tuple(cell.source for cell in cells)))


def _mismatch(
    line: Line, asking: Asking, possible: Sequence[Candidate], amounts: Sequence[Priced],
) -> Finding:
    found = counted(line)
    assert found is not None
    by_amount = [Candidate(p.number / found[0], "amount ÷ quantity", (p.source,))
                 for p in amounts if p.number is not None and found[0]]
    return _ask(line, asking, [*possible, *by_amount],
                f"quantity × price is not the amount: {found[0]:f} × the price ≠ "
                f"{amounts[-1].number:,f}")


def _ask(line: Line, asking: Asking, possible: Sequence[Candidate], why: str) -> Finding:
    options = tuple(Option(c.number, plain(c.number), c.rule) for c in distinct(possible))
    text = f"Which is the unit price of “{called(line)}”?"
    if len(options) == 1:
        text = f"Is {options[0].label} the unit price of “{called(line)}”?"
    return asking.ask(line, Doubt(
        "unit_price", text, options, why,
        "number", tuple(s for c in possible for s in c.sources)))


# ---- what speaks against a figure


def _not_understood(line: Line, chosen: Candidate) -> str:
    """Words in the heading or the cell of the price that were not understood."""
    for priced in line.money("price", "list_price", "extended", "total"):
        if priced.source in chosen.sources:
            rest = [priced.column.heading.rest, *(o.rest for o in priced.reads.options)]
            said = " ".join(r for r in rest if r)
            if priced.column.heading.revised:
                said = _IDLE.sub("", said)
            if said.strip(" ,.()"):
                return said
    return ""


def _figures_beside(line: Line, price: Decimal) -> list[Candidate]:
    """Figures in columns without a known heading that are of the size of the price."""
    out = []
    for column, value in line.item.beside:
        one = amount(value).one
        if one is None or not one.number or one.percent:
            continue
        for number in dict.fromkeys((one.number, one.number * line.context.scale(line.table))):
            if price / ALIKE <= number <= price * ALIKE:
                source = line.table.source(line.item.row, column, value)
                out.append(Candidate(number, "figure in a column nobody named", (source,)))
    return out
