"""Quantities, and the units they are counted in."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from optimizer.quotes.grid import Figure, Value
from optimizer.quotes.meaning import Per, Quantity, Reads
from optimizer.quotes.values.cells import unreadable
from optimizer.quotes.values.durations import NUMBERS
from optimizer.quotes.values.formats import shown
from optimizer.quotes.values.number_words import in_words
from optimizer.quotes.values.numerals import FIGURE, exact, figure
from optimizer.quotes.values.phrases import understood
from optimizer.quotes.values.text import LONGEST, clean
from optimizer.quotes.words.money_words import PER, currencies_in, per_in
from optimizer.quotes.words.patterns import any_of, key, word_lists

_LISTS = word_lists("values")["quantity"]
_FRONT = any_of(_LISTS["in_front"])
_MANY = rf"(?P<n>{FIGURE}(?P<words>\s?[십백천만十百千万萬]+)?|{any_of(NUMBERS)})"
_UNIT = any_of(PER)
_ONE = re.compile(
    rf"(?:{_FRONT}\s?[:.]?\s?)?(?:(?P<before>{_UNIT})[\s:.]*)?(?:[x@]\s?)?{_MANY}"
    rf"(?:\s?\(\s?(?P<again>[0-9]+|{any_of(NUMBERS)})\s?\))?\s?(?P<k>k(?![a-z]))?"
    rf"(?:\s?x)?\s?(?:[(/]?\s?(?P<unit>{_UNIT})\s?\)?)?\s?[.,]?"
)
_INSIDE = re.compile(r"(?P<outer>[^()]+)\((?P<inner>[^()]+)\)")
_RANGE = re.compile(r"[0-9]\s?[^\s0-9]{0,3}\s?[-~]\s?[0-9]")


def quantity(value: Value) -> Reads[Quantity]:
    """How many, and of what where the text or the number's format says so."""
    if isinstance(value, Figure):
        return _figure(float(value), value.format)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(exact(value))
    return _text(value) if isinstance(value, str) else Reads(why=unreadable(value))


def per(text: str) -> Per | None:
    """What a unit of measure counts: ``EA``, ``식``, ``Rack``, ``100EA``; None if unknown."""
    plain = clean(text).strip(" .:") if len(text) <= LONGEST else ""
    counted, rest = per_in(plain)
    if counted and not rest:
        return counted
    plain = plain.replace("(s)", "s")
    if plain == "c":
        return Per("each", 100)
    if found := PER.get(key(plain)) or PER.get(key(plain) + "."):
        return found
    many = re.fullmatch(rf"([1-9][0-9]{{0,2}}(?:,?000)?)\s?({_UNIT})", plain)
    if many:
        return Per(PER[key(many[2])].what, int(many[1].replace(",", "")))
    both = re.fullmatch(r"([^()/]+)\s?[(/]\s?([^()/]+?)\s?\)?", plain)
    if both and (same := PER.get(key(both[1]))) and same == PER.get(key(both[2])):
        return same
    return None


def _number(number: Decimal | None, counted: Per | None = None) -> Reads[Quantity]:
    if number is None:
        return Reads(why="not a number")
    if number < 0:
        return Reads(why="less than nothing")
    return Reads((Quantity(number, counted),))


@lru_cache(maxsize=20_000)
def _figure(value: float, code: str) -> Reads[Quantity]:
    view = shown(value, code)
    label = currencies_in(view.text)[1].replace("#", " ").strip(" -.,()")
    if view.percent or "%" in label:
        return Reads(why="a share, not a quantity")
    if view.thousands:
        return Reads(why="its format does not show all of its digits")
    counted = per(label) if label else None
    if label and counted is None:
        return Reads(why=f"{label}: an unknown unit")
    read = _number(exact(value), counted)
    money = bool(currencies_in(view.text)[0]) and bool(read.options)
    return Reads(read.options, "shown as money" if money else read.why, money)


@lru_cache(maxsize=20_000)
def _text(raw: str) -> Reads[Quantity]:
    if len(raw) > LONGEST:
        return Reads(why="a text, not a quantity")
    text = clean(raw)
    if found := _ONE.fullmatch(text):
        return _counted(found)
    if nested := _INSIDE.fullmatch(text):
        outer, inner = _ONE.fullmatch(nested["outer"].strip()), _ONE.fullmatch(nested["inner"])
        if outer and inner and inner["unit"]:
            options = (*_counted(outer).options, *_counted(inner).options)
            if len(options) == 2:
                return Reads(tuple(dict.fromkeys(options)), "two quantities, one in brackets")
    return Reads(why=_why_not(text))


def _why_not(text: str) -> str:
    if not re.search(r"[0-9]", text):
        return "no figure in it"
    if "+" not in text and _RANGE.search(text):
        return "a band of quantities"
    kinds, _ = understood(text, "quantity")
    if "pack" in kinds:
        return "a pack: how many packs, is not certain"
    if "approx" in kinds:
        return "about so many: the quantity is not certain"
    if re.search(r"[0-9]\s?[x*]\s?[0-9]", text):
        return "a product: of what, is not certain"
    return f"{text}: more than a quantity, or an unknown unit"


def _counted(found: re.Match[str]) -> Reads[Quantity]:
    text = found["n"]
    again = found["again"]
    worded = NUMBERS.get(key(text))
    if again and NUMBERS.get(key(again), again) != (worded or text):
        return Reads(why="two figures that differ")
    if worded and not again and len(text) == 1:
        return Reads(why="no figure in it")
    unit = found["unit"] or found["before"]
    counted = PER[key(unit)] if unit else None
    if found["unit"] and found["before"] and PER[key(found["before"])] != counted:
        return Reads(why="two units that differ")
    if worded:
        return _number(Decimal(worded), counted)
    read = in_words(text) if found["words"] else figure(text)
    scale = 1000 if found["k"] else 1
    options = tuple(Quantity(number * scale, counted) for number in read.options)
    return Reads(options, read.why, read.inferred)
