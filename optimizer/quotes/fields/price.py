"""The net price of a line as written: which of its columns, and whether the sum agrees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.quantity import counted
from optimizer.quotes.fields.system import short
from optimizer.quotes.finding import Finding, Option, Source
from optimizer.quotes.plausible import strange
from optimizer.quotes.values.discount import discount
from optimizer.quotes.values.money import amount
from optimizer.quotes.values.quantity import per as per_of
from optimizer.quotes.words.rows import to_be_agreed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from optimizer.quotes.line import Line, Priced
    from optimizer.quotes.meaning import Discount

CENT = Decimal("0.01")
ALIKE = 3
"""A figure so many times larger or smaller than a price may be another price."""
_IDLE = re.compile(r"(?:19|20)\d\d\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}|\bv?\.?\d{1,2}\b")
"""A day or a number of the revision in the heading of a revised price."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A net price a line could have, as written (VAT as it is), per what the price counts."""

    number: Decimal
    rule: str
    sources: tuple[Source, ...]
    reason: str = ""
    """Blank: read as it stands."""


def find(line: Line, asking: Asking) -> Finding:
    """The price as written: VAT is taken out of it later, once it is known to be in it."""
    possible = candidates(line)
    if not possible:
        return _none(line, asking)
    if (one_or_all := _one_or_all(line, possible)) is not None:
        return one_or_all if isinstance(one_or_all, Finding) else _ask(
            line, asking, one_or_all, "the only sum of the line may be for one or for all")
    agreeing = [c for c in possible if _agrees(line, c.number)]
    amounts = [p for p in line.money("extended") if p.number is not None]
    if amounts and counted(line) is not None and not agreeing and not _outdated(line):
        return _mismatch(line, asking, possible, amounts)
    kept = _distinct(agreeing or possible)
    if len(kept) > 1:
        return _ask(line, asking, kept, "several prices stand in the line")
    chosen = kept[0]
    if rest := _not_understood(line, chosen):
        return _ask(line, asking, kept, f"its heading says more: “{rest}”")
    if beside := _figures_beside(line, chosen.number):
        return _ask(line, asking, (*kept, *beside),
                    "a figure like it stands in a column without a known heading")
    if chosen.reason:
        others = tuple(c.number for c in possible if c.number != chosen.number)
        return Finding(chosen.number, "inferred", f"price: {chosen.rule}", chosen.sources,
                       chosen.reason, others)
    return Finding(chosen.number, "read", f"price: {chosen.rule}", chosen.sources)


# ---- which figures could be the net price


def candidates(line: Line) -> list[Candidate]:
    """Every figure that could be the net price, the likeliest first."""
    prices, lists = line.money("price"), line.money("list_price")
    if tiered := [p for p in prices if p.column.heading.tier]:
        return _of(line, tiered[0], "price of the first quantity band")
    revised = [p for p in prices if p.column.heading.revised and p.reads.options]
    if revised:
        last = revised[-1]
        older = any(not p.column.heading.revised for p in prices)
        why = "the column is headed as revised, so it replaces the earlier price" if older else ""
        return _of(line, last, "revised price column", why)
    net = [p for p in prices if p.column.heading.net]
    if net:
        return [c for p in net for c in _of(line, p, "net price column")]
    plain = [p for p in prices if p.column.heading.net is None]
    gross = [*lists, *(p for p in prices if p.column.heading.net is False)]
    if plain:
        return [c for p in plain for c in _maybe_discounted(line, p, gross)]
    if gross:
        return [c for p in gross for c in _discounted(line, p)]
    return _from_amount(line)


def _one_or_all(line: Line, possible: list[Candidate]) -> Finding | list[Candidate] | None:
    """The only sum of a line, headed so that it may be the price of one or the amount of all.

    The public range of prices decides where one of the two is far outside; else both are asked.
    """
    column = next((p.column for p in line.money("price", "extended") if p.column.others), None)
    found = counted(line)
    if column is None or found is None or found[0] in (0, 1) or len(possible) != 1:
        return None
    first = possible[0]
    if column.heading.role == "price":
        other = Candidate(first.number / found[0], "amount ÷ quantity", first.sources)
    else:
        other = Candidate(first.number * found[0], "price column", first.sources)
    sane = [c for c in (first, other) if _sane(line, c.number)]
    if len(sane) != 1 or not line.systems:
        return [first, other]
    return Finding(sane[0].number, "inferred", f"price: {sane[0].rule}", sane[0].sources,
                   "the only sum of the line; the other reading is far outside the public range",
                   (first.number if sane[0] is other else other.number,))


def _sane(line: Line, number: Decimal) -> bool:
    """Whether a price can be that of a system or of an accelerator, by order of magnitude."""
    code = line.value("currency") or "USD"
    entry = line.systems[0] if line.systems else None
    return entry is None or not (strange(number, entry.count, code, entry.chip)
                                 and strange(number, 1, code, entry.chip))


def _of(line: Line, priced: Priced, rule: str, reason: str = "") -> list[Candidate]:
    """Every reading of one cell, per single piece where it is a price per 100."""
    count = _per_count(line, priced)
    out = []
    for one in priced.reads.options:
        number = one.number / count
        why = reason or (f"the price is per {count}" if count > 1 else "") or (
            priced.reads.why if priced.reads.inferred else "")
        out.append(Candidate(number, rule, (priced.source,), why))
    return out


def _per_count(line: Line, priced: Priced) -> int:
    one = priced.reads.one
    pers = [priced.column.heading.per, one.per if one else None]
    pers += [per_of(c.value) for c in line.cells("unit") if isinstance(c.value, str)]
    return max((per.count for per in pers if per is not None), default=1)


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
    return [Candidate(_less(c.number, d), "list price less discount", (*c.sources, source))
            for c in lists for d, source in discounts]


def _discounts(line: Line) -> list[tuple[Discount, Source]]:
    """Every reading of the discount that takes something off."""
    out = []
    for cell in line.cells("discount"):
        for one in discount(cell.value, cell.column.heading.percent).options:
            if one.share or one.amount:
                out.append((one, cell.source))
    return out


def _less(number: Decimal, off: Discount) -> Decimal:
    if off.share is not None:
        return number * (1 - off.share)
    return number - (off.amount or 0)


def _from_amount(line: Line) -> list[Candidate]:
    """No price column: the amount, over the quantity."""
    found = counted(line)
    out = []
    for priced in line.money("extended", "total"):
        for one in priced.reads.options:
            if found is None or not found[0]:
                out.append(Candidate(one.number, "amount column", (priced.source,),
                                     "the line gives an amount and no quantity"))
            else:
                reason = "" if found[0] == 1 else f"the amount over a quantity of {found[0]:f}"
                out.append(Candidate(one.number / found[0], "amount ÷ quantity",
                                     (priced.source, found[1].source), reason))
        if out:
            break
    return out


# ---- whether the sum agrees


def _agrees(line: Line, number: Decimal) -> bool:
    """Whether quantity × price is the amount, VAT and accelerators per unit considered.

    What made it agree is kept as evidence for other fields.
    """
    found = counted(line)
    amounts = [p.number for p in line.money("extended") if p.number is not None]
    if found is None or not amounts:
        return True
    quantity, total = found[0], amounts[-1]
    if _close(quantity * number, total, quantity, number):
        line.evidence.setdefault("quantity_counts", "priced")
        return True
    per_unit = line.systems[0].count if line.systems else 1
    if per_unit > 1 and _close(quantity * per_unit * number, total, quantity, number):
        line.evidence["price_basis"] = "accelerator"
        line.evidence["quantity_counts"] = "systems"
        return True
    return False


def _outdated(line: Line) -> bool:
    """Whether the amount belongs to another price of the line: before a revision, of a band."""
    chosen = [p for p in line.money("price") if p.column.heading.revised or p.column.heading.tier]
    return bool(chosen) and any(
        p.number is not None and _agrees(line, p.number) for p in line.money("price"))


def _close(product: Decimal, total: Decimal, quantity: Decimal, number: Decimal) -> bool:
    """Equal but for the rounding of the price and of the amount as shown."""
    return abs(product - total) <= quantity * _ulp(number) / 2 + _ulp(total) / 2


def _ulp(number: Decimal) -> Decimal:
    """One unit of the last digit shown: a cent at most, one at least where there are none."""
    exponent = number.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= 0:
        return Decimal(1)
    return max(CENT, Decimal(1).scaleb(exponent))


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
        "unit_price", f"What is the unit price of “{short(line.item.what)}”?", (), why, "number",
        tuple(cell.source for cell in cells)))


def _mismatch(
    line: Line, asking: Asking, possible: Iterable[Candidate], amounts: Sequence[Priced],
) -> Finding:
    found = counted(line)
    assert found is not None
    by_amount = [Candidate(p.number / found[0], "amount ÷ quantity", (p.source,))
                 for p in amounts if p.number is not None and found[0]]
    return _ask(line, asking, [*_distinct(list(possible)), *by_amount],
                f"quantity × price is not the amount: {found[0]:f} × the price ≠ "
                f"{amounts[-1].number:,f}", free="number")


def _ask(
    line: Line, asking: Asking, possible: Sequence[Candidate], why: str, free: str = "number",
) -> Finding:
    options = tuple(Option(c.number, plain(c.number), c.rule) for c in _distinct(possible))
    return asking.ask(line, Doubt(
        "unit_price", f"Which is the unit price of “{short(line.item.what)}”?", options, why,
        free, tuple(s for c in possible for s in c.sources)))


def _distinct(possible: Sequence[Candidate]) -> list[Candidate]:
    seen: dict[Decimal, Candidate] = {}
    for candidate in possible:
        seen.setdefault(candidate.number.normalize(), candidate)
    return list(seen.values())


def _not_understood(line: Line, chosen: Candidate) -> str:
    """Words in the heading or the cell of the price that were not understood."""
    for priced in line.money("price", "list_price"):
        if priced.source in chosen.sources:
            rest = [priced.column.heading.rest, *(o.rest for o in priced.reads.options)]
            said = _IDLE.sub("", " ".join(r for r in rest if r)) if (
                priced.column.heading.revised) else " ".join(r for r in rest if r)
            if said.strip(" ,.()"):
                return said
    return ""


def _figures_beside(line: Line, price: Decimal) -> list[Candidate]:
    """Figures in columns without a known heading that are of the size of the price."""
    out = []
    for column, value in line.item.beside:
        one = amount(value).one
        if one is not None and one.number and price / ALIKE <= one.number <= price * ALIKE:
            source = line.table.source(line.item.row, column, value)
            out.append(Candidate(one.number, "figure in a column nobody named", (source,)))
    return out


def plain(number: Decimal) -> str:
    """A figure for a reader."""
    return f"{number.normalize():,f}"
