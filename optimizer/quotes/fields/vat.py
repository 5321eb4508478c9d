"""Whether the written prices hold VAT, and at which rate."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.totals import total_texts
from optimizer.quotes.finding import Finding, Option
from optimizer.quotes.meaning import Amount, Reads, Vat
from optimizer.quotes.values.incoterm import incoterm, vat_of_incoterm
from optimizer.quotes.values.money import amount
from optimizer.quotes.values.vat import vat as vat_of

if TYPE_CHECKING:
    from optimizer.quotes.finding import Source
    from optimizer.quotes.layout.table import Fact
    from optimizer.quotes.line import Line

ZERO = Amount(Decimal(0))
STANDARD = {"KRW": Decimal("0.10"), "JPY": Decimal("0.10"), "CNY": Decimal("0.13")}
"""Standard VAT rate of the country whose currency it is (Korea, Japan, China: goods)."""

_TOTAL = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d{5,}")
"""A sum of money."""


def find(line: Line, asking: Asking) -> Finding:
    """At the price first, then in what is said around the table, then by the delivery term."""
    at_price = _at_price(line)
    states = {state for state, _ in at_price}
    if len(states) == 1:
        return Finding(states.pop(), "read", "VAT: at the price",
                       tuple(source for _, source in at_price))
    said, by_sum = line.said("vat", _state), _by_totals(line)
    if not states and said is not None and said.one is not None and (
            by_sum is None or by_sum.value == said.one):
        return Finding(said.one, "read", f"VAT: {said.where}", said.sources)
    if not states and said is None:
        if by_sum is not None:
            return by_sum
        if (by_label := _by_total_label(line)) is not None:
            return by_label
        if (by_term := _by_term(line)) is not None:
            return by_term
    sources = (*(s for _, s in at_price), *(said.sources if said else ()))
    why = "the quote says both" if sources else "the quote does not say"
    return asking.ask(line, Doubt(
        "vat", "Do the prices include VAT?",
        (Option("out", "without VAT"), Option("in", "with VAT")), why,
        sources=sources, scope="quote", lasting="vat"))


def rate(line: Line, currency: str) -> tuple[Decimal | None, str]:
    """The VAT rate, and how it is known: stated, or standard for the currency."""
    texts = [p.column.text for p in line.money("price", "list_price", "extended", "total")]
    texts += [f"VAT {fact.text}" for fact in line.unread("vat")]
    for text in texts:
        for _, stated in vat_of(text).options:
            if stated:
                return stated, f"{stated:.0%} as stated"
    if currency in STANDARD:
        return STANDARD[currency], f"{STANDARD[currency]:.0%}, the standard rate"
    return None, ""


def _state(fact: Fact) -> Reads[Vat]:
    """What a statement says of the prices; one that gives a total says it of that total only."""
    if _TOTAL.search(fact.text):
        return Reads()
    options = vat_of(fact.text).options or vat_of(f"VAT {fact.text}").options
    states = {state for state, _ in options if state}
    return Reads(tuple(sorted(states)))


def _at_price(line: Line) -> list[tuple[Vat, Source]]:
    """What the columns used say, and the cells themselves."""
    out: list[tuple[Vat, Source]] = []
    for cell in line.cells("vat_amount"):
        if isinstance(cell.value, str):
            said = vat_of(cell.value).options or vat_of(f"VAT {cell.value}").options
            out += [(state, cell.source) for state, _ in said if state]
    for priced in line.money("price", "list_price"):
        states = [priced.column.heading.vat, *(o.vat for o in priced.reads.options)]
        out += [(state, priced.source) for state in states if state]
    if not out and not line.cells("price", "list_price"):
        for priced in line.money("extended", "total"):
            if state := priced.column.heading.vat:
                out.append((state, priced.source))
    if out:
        return out
    found = line.evidence.get("vat")
    return [found] if found else []


def _by_totals(line: Line) -> Finding | None:
    """A tax column, or a row of tax below the amounts, shows that they do not hold it."""
    cells = [c for c in line.cells("vat_amount") if amount(c.value).one is not None]
    if cells and (amount(cells[0].value).one or ZERO).number:
        return Finding("out", "inferred", "VAT: column of its own", (cells[0].source,),
                       "the tax stands in a column beside the amount", ("in",))
    extended = [p for p in line.money("extended") if p.column.heading.vat]
    if extended and (state := extended[0].column.heading.vat):
        return Finding(state, "inferred", "VAT: heading of the amount", (extended[0].source,),
                       "quantity × price is that amount", ("in" if state == "out" else "out",))
    for kind, row, cells_of in line.table.sums:
        figures = {c: v for c, v in cells_of.items()
                   if isinstance(v, (int, float)) and not isinstance(v, bool) and v > 0}
        if kind == "tax" and figures and row > line.item.row:
            column, value = max(figures.items())
            return Finding("out", "inferred", "VAT: row of its own",
                           (line.table.source(row, column, value),),
                           "the tax is added below the amounts", ("in",))
    return None


def _by_total_label(line: Line) -> Finding | None:
    """Totals that are all said to be without VAT: then so is what they add up."""
    said: dict[Vat, list[Source]] = {}
    for _, row, column, text in total_texts(line):
        for state, _ in vat_of(text).options:
            if state:
                said.setdefault(state, []).append(line.table.source(row, column, text))
    if set(said) != {"out"}:
        return None
    return Finding("out", "inferred", "VAT: at the total", tuple(said["out"]),
                   "the total is said to be without VAT, and adds up the amounts", ("in",))


def _by_term(line: Line) -> Finding | None:
    """Under EXW, FCA, FOB, CIF, … the buyer pays import VAT."""
    for fact in line.unread("incoterm"):
        term = incoterm(fact.text).one
        if term and vat_of_incoterm(term.split()[0]) == "out":
            return Finding("out", "inferred", "VAT: delivery term", (fact.source,),
                           f"under {term} import VAT is the buyer's and not in the price", ("in",))
    for cell in line.cells("incoterm"):
        term = incoterm(str(cell.value)).one
        if term and vat_of_incoterm(term.split()[0]) == "out":
            return Finding("out", "inferred", "VAT: delivery term", (cell.source,),
                           f"under {term} import VAT is the buyer's and not in the price", ("in",))
    return None
