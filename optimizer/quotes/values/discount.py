"""Discounts: a share of the list price, or an amount off it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from optimizer.quotes.grid import Figure, Value
from optimizer.quotes.meaning import Discount, Reads
from optimizer.quotes.values.cells import unreadable
from optimizer.quotes.values.money import amount
from optimizer.quotes.values.numerals import exact
from optimizer.quotes.values.phrases import understood
from optimizer.quotes.values.text import LONGEST, clean

_TENTHS = re.compile(
    r"([0-9](?:\.[0-9])?)\s?(?:할|割)(?:\s?([0-9])\s?(?:푼|分))?\s?(?:할인|引き?|인하)?"
)
_PAID = re.compile(r"([0-9](?:\.[0-9])?|[1-9][0-9])\s?折")
_CHAIN = re.compile(r"([0-9]{1,2}(?:\.[0-9]+)?)\s?%\s?[+&/,]\s?([0-9]{1,2}(?:\.[0-9]+)?)\s?%")


def discount(value: Value, percent_heading: bool = False) -> Reads[Discount]:
    """What is taken off; a minus in front of it changes nothing.

    ``percent_heading``: the heading says per cent, so that 15 is 15 %; 0.65 is then 0.65 % or,
    as a cell formatted elsewhere, 65 %.
    """
    if isinstance(value, Figure):
        return _money(value, percent_heading)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = exact(value)
        return Reads(why="not a number") if number is None else _bare(abs(number), percent_heading)
    if isinstance(value, str):
        return _text(value, percent_heading)
    return Reads(why=unreadable(value))


def _bare(number: Decimal, percent_heading: bool) -> Reads[Discount]:
    if number == 0:
        return Reads((Discount(share=Decimal(0)),))
    whole, hundredths = Discount(share=number), Discount(share=number / 100)
    if number <= 1:
        return Reads((whole, hundredths), f"{number:f}: a share, or per cent")
    if percent_heading:
        over = number > 100
        return Reads(why="more than 100 %") if over else Reads((hundredths,))
    if number > 100:
        return Reads((Discount(amount=number),), "too much for per cent: an amount", True)
    return Reads((hundredths, Discount(amount=number)), f"{number:f}: per cent, or an amount")


@lru_cache(maxsize=20_000)
def _text(raw: str, percent_heading: bool) -> Reads[Discount]:
    if len(raw) > LONGEST:
        return Reads(why="a text, not a discount")
    text = clean(raw)
    if tenths := _TENTHS.fullmatch(text):
        return _share(Decimal(tenths[1]) / 10 + Decimal(tenths[2] or 0) / 100)
    if paid := _PAID.fullmatch(text):
        left = Decimal(paid[1]) / (10 if len(paid[1]) != 2 else 100)
        return _share(1 - left)
    if chain := _CHAIN.fullmatch(text):
        first, second = Decimal(chain[1]) / 100, Decimal(chain[2]) / 100
        after = Discount(share=1 - (1 - first) * (1 - second))
        return Reads((after, Discount(share=first + second)), "one after the other, or added up")
    return _money(raw, percent_heading)


def _share(share: Decimal) -> Reads[Discount]:
    return Reads((Discount(share=share),)) if 0 <= share <= 1 else Reads(why="more than 100 %")


def _money(value: str | Figure, percent_heading: bool) -> Reads[Discount]:
    read = amount(value)
    options: list[Discount] = []
    why, inferred = read.why, read.inferred
    for one in read.options:
        _, rest = understood(one.rest, "discount")
        number = abs(one.number)
        if rest:
            return Reads(why=f"not understood: {rest}")
        if one.percent:
            made = _share(number)
        elif one.currencies or one.scale != 1 or one.per:
            made = Reads((Discount(amount=number),))
        else:
            made = _bare(number, percent_heading)
        options += made.options
        why, inferred = made.why or why, made.inferred or inferred
    different = tuple(dict.fromkeys(options))
    minus = why.endswith("a negative figure") or why.startswith("a minus behind")
    if len(different) == 1 and minus:
        return Reads(different)
    return Reads(different, why, inferred and len(different) == 1)
