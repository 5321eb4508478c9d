"""Figures in Hangul and hanja units: ``3억 5천만``, ``12백만``, ``壹億貳千万``."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from optimizer.quotes.meaning import Reads
from optimizer.quotes.values.numerals import FIGURE, figure
from optimizer.quotes.words.money_words import CODES
from optimizer.quotes.words.patterns import any_of

_DIGITS = {
    sign: str(value)
    for value, signs in enumerate(
        ("영공零〇", "일一壹壱", "이二貳贰弐两兩", "삼三參叁参", "사四肆", "오五伍", "육륙六陸陆",
         "칠七柒漆", "팔八捌", "구九玖")
    )
    for sign in signs
}
_SMALL = {
    "십": 10, "十": 10, "拾": 10, "백": 100, "百": 100, "佰": 100, "천": 1000, "千": 1000,
    "仟": 1000,
}
_LARGE = {
    "만": 10**4, "万": 10**4, "萬": 10**4, "억": 10**8, "億": 10**8, "亿": 10**8,
    "조": 10**12, "兆": 10**12,
}
UNITS = frozenset([*_SMALL, *_LARGE])
"""One of these is in every such figure."""

_D, _U = "".join(_DIGITS), "".join([*_SMALL, *_LARGE])
_BOUND = r"a-z가-힣一-鿿"
_MONEY = any_of([*(word for word in CODES if not word.isascii()), "整", "正", "也", "정"], True)
_END = rf"(?=\s?(?:{_MONEY}|usd|krw|rmb)|\s?[^\s{_BOUND}0-9]|\s[a-z]|$)"
_NUMBER = rf"(?:{FIGURE}|[{_D}])"
# A step without its own number needs a blank before it: no text can be split in two ways.
WRITTEN = re.compile(
    rf"(?<![{_BOUND}0-9.,]){_NUMBER}\s?[{_U}]+(?:\s?{_NUMBER}\s?[{_U}]+|\s[{_U}]+)*"
    rf"(?:\s?{_NUMBER})?{_END}"
)
"""Such a figure in a text."""
_TOKEN = re.compile(rf"({FIGURE})|([{_D}]+)|([{_U}])")


@lru_cache(maxsize=20_000)
def in_words(text: str) -> Reads[Decimal]:
    """The readings of a figure with units.

    "3억 5천" is 300,005,000 by the letter and 350,000,000 as people say it: both are told.
    """
    total = section = Decimal(0)
    pending: Decimal | None = None
    last_unit = 1
    for match in _TOKEN.finditer(text):
        number, words, unit = match.groups()
        if not unit:
            if pending is not None:
                return Reads(why=f"{text}: two figures in a row")
            pending = _plain(number) if number else Decimal("".join(_DIGITS[s] for s in words))
            if pending is None:
                return Reads(why=f"{text}: no such way of writing figures")
        elif unit in _SMALL:
            section += (Decimal(1) if pending is None else pending) * _SMALL[unit]
            pending, last_unit = None, _SMALL[unit]
        else:
            section += pending or 0
            total += (section or Decimal(1)) * _LARGE[unit]
            section, pending, last_unit = Decimal(0), None, _LARGE[unit]
    tail = section + (pending or 0)
    return _tail(text, total, section, pending, tail, last_unit)


def _plain(number: str) -> Decimal | None:
    """Beside such units a dot is always a decimal dot."""
    options = figure(number).options
    return options[0] if len(options) == 1 or ("," not in number and options) else None


def _tail(
    text: str, total: Decimal, section: Decimal, pending: Decimal | None, tail: Decimal, unit: int
) -> Reads[Decimal]:
    literal = total + tail
    said = literal
    if total and tail:
        if total % 10**8 == 0 and tail < 10**4 and (section or pending or 0) >= 100:
            said = total + tail * 10**4
        elif pending is not None and not section and pending < 10 and unit >= 10**4:
            said = total + pending * unit / 10
    elif section and pending is not None and pending < 10 and unit >= 100:
        said = literal - pending + pending * unit / 10
    if said == literal:
        return Reads((literal,))
    return Reads((literal, said), f"{text}: by the letter {literal:,f}, as people say it {said:,f}")


def unit_of(text: str) -> Decimal:
    """The unit of its first figure: 1,000,000 in "12백만"."""
    product = 1
    for _, _, unit in _TOKEN.findall(text):
        if unit:
            product *= _SMALL.get(unit) or _LARGE[unit]
        elif product > 1:
            break
    return Decimal(product)
