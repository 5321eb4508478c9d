"""The currency of a line's prices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.chargeable import codes_of
from optimizer.quotes.fields.system import called
from optimizer.quotes.fields.totals import total_texts
from optimizer.quotes.finding import Finding, Option
from optimizer.quotes.grid import as_written
from optimizer.quotes.values.money import amount
from optimizer.quotes.words.money_words import currencies_in
from optimizer.quotes.words.normal import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.quotes.finding import Source
    from optimizer.quotes.line import Line

LEAST = 1_000
"""A smaller sum beside the table is no total of the quote."""
COMMON = ("KRW", "USD", "EUR", "JPY", "CNY")
DOLLARS = {
    "CAD": re.compile(r"canad|toronto|vancouver|ontario", re.IGNORECASE),
    "AUD": re.compile(r"austral|sydney|melbourne|\bpty\b", re.IGNORECASE),
    "SGD": re.compile(r"singapore|\bpte\b|싱가포르", re.IGNORECASE),
    "HKD": re.compile(r"hong\s?kong|홍콩|香港", re.IGNORECASE),
    "TWD": re.compile(r"taiwan|taipei|대만|台灣|台北", re.IGNORECASE),
    "NZD": re.compile(r"new zealand|auckland", re.IGNORECASE),
}
BY_LANGUAGE = {"ko": {"KRW"}, "ja": {"JPY"}, "zh-Hans": {"CNY"}, "zh-Hant": {"TWD", "HKD"},
               "en": {"USD"}}
"""Whose sign an ambiguous one is, in a quote of that language."""


def find(line: Line, asking: Asking) -> Finding:
    """From the nearest place that names one: cell, column, heading, table, sheet, file."""
    places = list(_places(line))
    if not places:
        return _ask(line, asking, (), "the quote names no currency", ())
    rule, allowed, sources = places[0]
    for _, others, where in places[1:]:
        both = [code for code in allowed if code in others]
        if both:
            allowed, sources = tuple(both), (*sources, *where)
        elif rule != "a cell of its own":
            return _ask(line, asking, (*allowed, *others), "the quote names several currencies",
                        (*sources, *where))
    if len(allowed) == 1:
        return Finding(allowed[0], "read", f"currency: {rule}", sources)
    return _by_sign(line, asking, rule, allowed, sources)


def _by_sign(
    line: Line, asking: Asking, rule: str, allowed: tuple[str, ...], sources: tuple[Source, ...],
) -> Finding:
    """A sign of several currencies: "$" is the US dollar unless another country is named."""
    if "USD" in allowed:
        hints = [code for code in line.context.once(
            line.table, "countries of a dollar", lambda: _countries(line)) if code in allowed]
        if not hints:
            return Finding("USD", "inferred", f"currency: {rule}", sources,
                           "“$” is read as the US dollar: the quote names no other country of a "
                           "dollar", tuple(c for c in allowed if c != "USD"))
        return _ask(line, asking, ("USD", *hints), "“$” may be the dollar of either country",
                    sources)
    likely = [c for c in allowed if c in BY_LANGUAGE[line.context.language]]
    if len(likely) == 1:
        return Finding(likely[0], "inferred", f"currency: {rule}", sources,
                       "the sign is read by the language of the quote",
                       tuple(c for c in allowed if c != likely[0]))
    return _ask(line, asking, allowed, "the sign stands for several currencies", sources)


def _places(line: Line) -> Iterable[tuple[str, tuple[str, ...], tuple[Source, ...]]]:
    """Every place that says something of the currency, nearest first."""
    money = line.money("price", "list_price", "extended", "total")
    prices = [p for p in money if p.column.heading.role in ("price", "list_price")]
    used = prices or list(money)
    for priced in used:
        for one in priced.reads.options:
            if one.currencies:
                yield "price cell", one.currencies, (priced.source,)
                break
    for cell in line.cells("currency"):
        codes = currencies_in(normal(as_written(cell.value)))[0]
        if codes:
            yield "a cell of its own", codes, (cell.source,)
    for priced in used:
        if codes := priced.column.heading.currencies:
            yield "heading", codes, (priced.source,)
    if prices:
        for priced in money:
            if (codes := priced.column.heading.currencies) and priced not in used:
                yield "heading of the amount", codes, (priced.source,)
    if line.item.facts:
        yield from _around(line)
    else:
        yield from line.context.once(line.table, "currencies around", lambda: list(_around(line)))


def _around(line: Line) -> Iterable[tuple[str, tuple[str, ...], tuple[Source, ...]]]:
    """What is said beside the line's own cells, up to the closest that says something."""
    for where, facts in line.context.levels(line.table, line.item):
        found: dict[tuple[str, ...], list[Source]] = {}
        for fact in facts:
            if fact.field == "currency" and (said := currencies_in(normal(fact.text))[0]):
                found.setdefault(said, []).append(fact.source)
        for named, sources in found.items():
            yield where, named, tuple(sources)
        if found:
            return
    for _, row, column, text in total_texts(line):
        if total := currencies_in(normal(text))[0]:
            yield "total of the table", total, (line.table.source(row, column, text),)
    yield from _amounts_beside(line)
    for fact in line.unread("total"):
        if total := currencies_in(normal(fact.text))[0]:
            yield "total of the quote", total, (fact.source,)


def _countries(line: Line) -> list[str]:
    """Dollars whose country the quote names."""
    text = " ".join(_file_texts(line))
    return [code for code, pattern in DOLLARS.items() if pattern.search(text)]


def _amounts_beside(
    line: Line,
) -> Iterable[tuple[str, tuple[str, ...], tuple[Source, ...]]]:
    """Sums of money that stand alone above or below the table and all name one currency."""
    found: dict[tuple[str, ...], list[Source]] = {}
    for fact in line.context.sheet_of(line.table).loose[:200]:
        one = amount(fact.text).one if any(c.isdigit() for c in fact.text) else None
        if one is not None and one.currencies and not one.rest and one.number > LEAST:
            found.setdefault(one.currencies, []).append(fact.source)
    if len(found) == 1:
        codes, sources = next(iter(found.items()))
        yield "a sum beside the table", codes, tuple(sources)


def _file_texts(line: Line) -> Iterable[str]:
    for sheet in line.context.sheets:
        yield from (fact.text for fact in sheet.loose[:500])
        yield from (fact.text for fact in sheet.facts[:500]
                    if fact.field not in ("customer", "incoterm", "lead", "origin"))


def _price_in(line: Line, code: str) -> str:
    """The price under one answer, where the line gives one in each of several currencies."""
    prices = line.money("price", "list_price")
    if len({codes_of(p) for p in prices if codes_of(p)}) < 2:
        return ""
    figure = next((p.number for p in prices if code in codes_of(p) and p.number is not None), None)
    return f"{figure:,f} for “{called(line)}”" if figure is not None else ""


def _ask(
    line: Line, asking: Asking, options: Iterable[str], why: str, sources: tuple[Source, ...],
) -> Finding:
    codes = tuple(dict.fromkeys(options)) or COMMON
    return asking.ask(line, Doubt(
        "currency", "In which currency are the prices?",
        tuple(Option(code, code, _price_in(line, code)) for code in codes), why, "text", sources,
        scope=f"table {line.table.head.top} {line.table.head.group}", lasting="currency"))
