"""Figures of a line that could be its net price, as written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.quotes.fields.quantity import counted
from optimizer.quotes.finding import Source
from optimizer.quotes.grid import Formula
from optimizer.quotes.meaning import Discount
from optimizer.quotes.values.discount import discount
from optimizer.quotes.values.quantity import per as per_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.quotes.line import Line, Priced


DISCOUNTED = "list price less discount"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A net price a line could have, as written (VAT as it is), per what the price counts."""

    number: Decimal
    rule: str
    sources: tuple[Source, ...]
    reason: str = ""
    """Blank: read as it stands."""


def candidates(line: Line) -> list[Candidate]:
    """Every figure that could be the net price, the likeliest first."""
    prices, lists = line.money("price"), line.money("list_price")
    if tiered := [p for p in prices if p.column.heading.tier]:
        return _of(line, tiered[0], "price of the first quantity band")
    revised = [p for p in prices if p.column.heading.revised and p.reads.options]
    if revised:
        older = any(not p.column.heading.revised for p in prices)
        why = "the column is headed as revised, so it replaces the earlier price" if older else ""
        return _of(line, revised[-1], "revised price column", why)
    net = [p for p in prices if p.column.heading.net]
    if any(p.reads.options for p in net):
        return [c for p in net for c in _of(line, p, "net price column")]
    if net and lists and all(_is_formula(line, p) for p in net):
        return _of_formula(line, net[0], lists)
    if net:
        return []
    plain = [p for p in prices if p.column.heading.net is None]
    gross = [*lists, *(p for p in prices if p.column.heading.net is False)]
    if plain:
        return [c for p in plain for c in _maybe_discounted(line, p, gross)]
    if gross:
        return [c for p in gross for c in _discounted(line, p)]
    return _from_amount(line)


def _of_formula(line: Line, net: Priced, lists: Sequence[Priced]) -> list[Candidate]:
    """List less discount; a formula such as ``=D20*(1-E20)`` shows that a share is taken off."""
    formula = line.item.cells[net.column.index]
    text = formula.text.replace("$", "").replace(" ", "") if isinstance(formula, Formula) else ""
    off = []
    for cell in line.cells("discount"):
        if f"(1-{cell.source.cell})" in text and isinstance(cell.value, (int, float)):
            share = Decimal(str(float(cell.value)))
            off = [(Discount(share=share), cell.source)] if 0 <= share < 1 else []
    found = [Candidate(_less(c.number, d), DISCOUNTED, (*c.sources, source))
             for p in lists for c in _of(line, p, "list price column")
             for d, source in off or _discounts(line)]
    return [replace(c, reason="the net price is a formula whose result the file does not hold")
            for c in found]


def _is_formula(line: Line, priced: Priced) -> bool:
    return isinstance(line.item.cells.get(priced.column.index), Formula)


def distinct(possible: Sequence[Candidate]) -> list[Candidate]:
    """One candidate for every figure."""
    seen: dict[Decimal, Candidate] = {}
    for candidate in possible:
        seen.setdefault(candidate.number.normalize(), candidate)
    return list(seen.values())


def _of(line: Line, priced: Priced, rule: str, reason: str = "") -> list[Candidate]:
    """Every reading of one cell, per single piece where it is a price per 100."""
    count = _per_count(line, priced)
    out = []
    for one in priced.reads.options:
        why = reason or (f"the price is per {count}" if count > 1 else "") or (
            priced.reads.why if priced.reads.inferred else "")
        out.append(Candidate(one.number / count, rule, (priced.source,), why))
    return out


def _per_count(line: Line, priced: Priced) -> int:
    one = priced.reads.one
    pers = [priced.column.heading.per, one.per if one else None]
    pers += [per_of(c.value) for c in line.cells("unit") if isinstance(c.value, str)]
    counts = [per.count for per in pers if per is not None]
    counts += [int(c.value) for c in line.cells("unit")  # "Price unit": 100
               if isinstance(c.value, (int, float)) and c.value == int(c.value) >= 1]
    return max(counts, default=1)


def _maybe_discounted(line: Line, priced: Priced, gross: Sequence[Priced]) -> list[Candidate]:
    """A price beside a discount: with a list price it is net; alone it may be either."""
    plain = _of(line, priced, "price column")
    discounts = _discounts(line)
    if gross or not discounts:
        return plain
    after = [Candidate(_less(c.number, d), "price less discount", (*c.sources, source),
                       "the amount agrees with the price after the discount")
             for c in plain for d, source in discounts]
    return [*plain, *after]


def _discounted(line: Line, priced: Priced) -> list[Candidate]:
    """A list price, less the discount if there is one."""
    lists = _of(line, priced, "list price column")
    discounts = _discounts(line)
    if not discounts:
        return [Candidate(c.number, c.rule, c.sources,
                          "only a list price is given, and no discount") for c in lists]
    return [Candidate(_less(c.number, d), DISCOUNTED, (*c.sources, source))
            for c in lists for d, source in discounts]


def _discounts(line: Line) -> list[tuple[Discount, Source]]:
    """Every reading of the discount that takes something off."""
    return [(one, cell.source) for cell in line.cells("discount")
            for one in discount(cell.value, cell.column.heading.percent).options
            if one.share or one.amount]


def _less(number: Decimal, off: Discount) -> Decimal:
    if off.share is not None:
        return number * (1 - off.share)
    return number - (off.amount or 0)


def _from_amount(line: Line) -> list[Candidate]:
    """No price column: the amount, over the quantity."""
    found = counted(line)
    for priced in line.money("extended", "total"):
        out = []
        for one in priced.reads.options:
            if found is None or not found[0]:
                out.append(Candidate(one.number, "amount column", (priced.source,),
                                     "the line gives an amount and no quantity"))
            else:
                reason = "" if found[0] == 1 else f"the amount over a quantity of {found[0]:f}"
                out.append(Candidate(one.number / found[0], "amount ÷ quantity",
                                     (priced.source, found[1].source), reason))
        if out:
            return out
    return []
