"""Cells that hold a sum of money."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from optimizer.quotes.grid import Figure, Value
from optimizer.quotes.meaning import Amount, Reads
from optimizer.quotes.values.cells import unreadable
from optimizer.quotes.values.formats import shown
from optimizer.quotes.values.money_label import DECIMAL_COMMA, Label, dressed, label
from optimizer.quotes.values.number_words import UNITS, WRITTEN, in_words, unit_of
from optimizer.quotes.values.numerals import FIGURE, exact, figure
from optimizer.quotes.values.text import LONGEST, clean
from optimizer.quotes.words.money_words import CODES, per_in, vat_in
from optimizer.quotes.words.patterns import any_of


def amount(value: Value) -> Reads[Amount]:
    """A sum of money, or a bare number, with everything its text or format says of it."""
    kind = type(value)
    if kind is int or kind is float:
        return _plain(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Figure):
        return _figure(float(value), value.format)
    return Reads(why=unreadable(value))


@lru_cache(maxsize=50_000, typed=True)
def _plain(value: float) -> Reads[Amount]:
    number = exact(value)
    return Reads((Amount(number),)) if number is not None else Reads(why="not a number")


@lru_cache(maxsize=50_000)
def _figure(value: float, code: str) -> Reads[Amount]:
    number = exact(value)
    if number is None:
        return Reads(why="not a number")
    view = shown(value, code)
    text = view.text.replace("%", "", 1) if view.percent else view.text
    if "#" not in text:
        return Reads((Amount(number, rest=text or "(not shown)"),))
    said = dressed(text)
    thousands = Decimal(1000) ** view.thousands
    if view.thousands and said.scale == 1:
        found = _amount(number, replace(said, scale=thousands), thousands, view.percent)
        return Reads(found, f"the format shows {number / thousands:f} for it", len(found) == 1)
    return Reads(_amount(number / thousands * said.scale, said, said.scale, view.percent))


def _amount(
    number: Decimal, said: Label, scale: Decimal, percent: bool = False
) -> tuple[Amount, ...]:
    if said.percent:
        number /= 100
    return tuple(
        Amount(-number if negative else number, said.currencies, scale, vat, said.per,
               percent or said.percent, said.rest)
        for negative in said.negative for vat in said.states or (None,)
    )


# Most prices are written like this; they need no further thought.
_USUAL = re.compile(
    r"\s*([₩$])?\s?([1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{2})?|[1-9][0-9]{0,19}(?:\.[0-9]{2})?)"
    r"\s?([원円])?\s*"
)

# "금 일억원정": the sum of; "人民币壹佰万元": the figure in words touches the currency.
_SUM = re.compile(r"^(?:일금|금(?!액)|金(?![額额]))\s?")
_TOUCHING = re.compile(any_of(word for word in CODES if len(word) > 1 and not word.isascii()))


@lru_cache(maxsize=100_000)
def _text(raw: str) -> Reads[Amount]:
    usual = _USUAL.fullmatch(raw)
    if usual and not (usual[1] and usual[3]):
        codes = CODES[usual[1] or usual[3]] if usual[1] or usual[3] else ()
        return Reads((Amount(Decimal(usual[2].replace(",", "")), codes),))
    if len(raw) > LONGEST:
        return Reads(why="a text, not a figure")
    text = _SUM.sub("", clean(raw))
    read = _one(text)
    return read if read.options or text.count("#") else _two(text) or read


_BARE = re.compile(FIGURE)
# What a second figure beside a price may belong to: a rate of VAT, a count of "per 100".
_SECOND = re.compile(r"[%/당每]|per|たり|当り|につき")


def _one(text: str) -> Reads[Amount]:
    if "#" in text:
        return Reads(why="a number sign among the figures")
    figures = list(_BARE.finditer(text))
    if len(figures) == 1 and UNITS.isdisjoint(text):
        found, said = figures[0], dressed(_hole(text, figures[0]))
    elif not figures and UNITS.isdisjoint(text):
        return Reads(why="no figure in it")
    elif len(figures) > 1 and not _SECOND.search(text) and UNITS.isdisjoint(text):
        return _several(text)
    else:
        taxed, left = vat_in(text)
        per, left = per_in(left)
        words = WRITTEN.search(left) or WRITTEN.search(left := _TOUCHING.sub(r"\g<0> ", left))
        figures = [words] if words else list(_BARE.finditer(left))
        if not figures:
            return Reads(why="no figure in it")
        found, left = figures[0], _hole(left, figures[0])
        if len(figures) > 1 or re.search(r"[0-9]", left):
            return _several(left)
        said = label(left, taxed.states, per)
        if words:
            return _read(in_words(words[0]), said, unit_of(words[0]))
    comma = bool(DECIMAL_COMMA.intersection(said.currencies))
    return _read(figure(found[0], comma, comma), said, said.scale)


def _several(text: str) -> Reads[Amount]:
    ranged = re.search(r"[#0-9]\s?[~-]\s?[0-9]", text)
    return Reads(why="a range of figures" if ranged else "more than one figure in it")


def _hole(text: str, found: re.Match[str]) -> str:
    return f"{text[:found.start()]}#{text[found.end():]}"


def _read(numbers: Reads[Decimal], said: Label, scale: Decimal) -> Reads[Amount]:
    options = tuple(
        made for number in numbers.options for made in _amount(number * said.scale, said, scale)
    )
    why = "; ".join(part for part in (numbers.why, said.why) if part)
    return Reads(options, why, len(options) == 1 and (numbers.inferred or said.inferred))


_PAIR = re.compile(r"^(.*?[^\s(/=≈~-])\s*[(/=≈]\s*([^)]*)\)?$")


def _two(text: str) -> Reads[Amount] | None:
    """One price in two currencies: which of them holds must be asked."""
    pair = _PAIR.match(text)
    if not pair:
        return None
    first, second = _one(pair[1]).one, _one(pair[2]).one
    if first and second and first.currencies and second.currencies and not (
        first.rest or second.rest or set(first.currencies) & set(second.currencies)
    ):
        return Reads((first, second), "a price in two currencies")
    return None
