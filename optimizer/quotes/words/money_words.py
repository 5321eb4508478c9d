"""Currencies, scales, VAT and what a price counts, as words in a text.

Every function takes text as ``normal`` leaves it (half width, lower case) and returns what it
found and the text without it. What it does not understand stays in the text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast

from optimizer.quotes.meaning import Per
from optimizer.quotes.words.patterns import any_of, key, without, word_lists
from optimizer.quotes.words.vat_words import Taxed, vat_in

__all__ = ["CODES", "FACTORS", "PER", "Taxed", "currencies_in", "per_in", "scale_in", "vat_in"]

_WORDS = word_lists("money")
_CURRENCY = _WORDS["currency"]
CODES = {
    key(word): tuple(entry["codes"])
    for entry in _CURRENCY
    for kind in ("words", "short", "before")
    for word in entry.get(kind, ())
}
"""ISO codes a word or sign allows."""

_LONG = [word for entry in _CURRENCY for word in entry.get("words", ())]
_SHORT = [word for entry in _CURRENCY for word in entry.get("short", ())]
_BEFORE = [word for entry in _CURRENCY for word in entry.get("before", ())]
_UNIT = r"(?:단위|単位|单位|單位|unit)"
_AT_SHORT = (
    r"(?:^|(?<=[0-9#(\[/:,천만억조십백千万萬億亿百十拾佰仟k])|(?<=[0-9#:,천만억조千万萬億亿k]\s)"
    r"|(?<=단위)|(?<=[単单單]位))"
)
_END_SHORT = r"(?![a-z'’]|(?!整|正|也)[一-鿿]|(?!정|임|입니다|씩)[가-힣])"
_MONEY = re.compile(
    f"{any_of(_LONG)}|{_AT_SHORT}{any_of(_SHORT)}{_END_SHORT}|{any_of(_BEFORE)}(?=\\s?[0-9#])"
)


@lru_cache(maxsize=20_000)
def currencies_in(text: str) -> tuple[tuple[str, ...], str]:
    """The ISO codes the text allows, most likely first; none where it names no currency.

    Two names of one currency narrow it ("$ (CAD)"); two currencies are both kept.
    """
    found = list(_MONEY.finditer(text))
    if not found:
        return (), text
    codes = CODES[key(found[0][0])]
    for match in found[1:]:
        more = CODES[key(match[0])]
        shared = tuple(code for code in codes if code in more)
        codes = shared or codes + tuple(code for code in more if code not in codes)
    return codes, without(text, *(match.span() for match in found))


FACTORS = {
    key(word): Decimal(entry["factor"])
    for entry in _WORDS["scale"]
    for kind in ("anywhere", "beside")
    for word in entry.get(kind, ())
}
"""What a scale word multiplies by."""

_BESIDE = any_of([word for entry in _WORDS["scale"] for word in entry.get("beside", ())], True)
_NAME = any_of([*_LONG, *(word for word in _SHORT if not word.isascii())], True)
_LETTER = "a-z가-힣一-鿿"
_SCALE = re.compile(
    f"(?P<word>{any_of([w for entry in _WORDS['scale'] for w in entry.get('anywhere', ())])})"
    f"|(?<![{_LETTER}])(?P<before>{_BESIDE})(?=\\s?{_NAME}(?![a-z]))"
    f"|(?<![a-z]){_NAME}\\s?(?P<behind>{_BESIDE})(?![{_LETTER}0-9])"
    f"|{_UNIT}\\s?[:(]?\\s?(?P<unit>{_BESIDE})(?![{_LETTER}])"
)


@lru_cache(maxsize=20_000)
def scale_in(text: str) -> tuple[Decimal, str]:
    """What figures under such a heading are multiplied by: 1000 for "(단위: 천원)", "usd k".

    To be asked before ``currencies_in``: a short scale word counts only beside a currency.
    1 where no scale is named; a second, different scale stays in the text.
    """
    factor, spans = None, []
    for match in _SCALE.finditer(text):
        group = match.lastgroup or "word"
        if factor in (None, FACTORS[key(match[group])]):
            factor = FACTORS[key(match[group])]
            spans.append(match.span(group))
    return (factor, without(text, *spans)) if factor else (Decimal(1), text)


PER: dict[str, Per] = {
    key(word): Per(cast("Any", what)) for what, words in _WORDS["per"].items() for word in words
}
"""What a unit of measure stands for."""

_COUNTED = any_of([word for words in _WORDS["per"].values() for word in words])
_N = r"(?P<n{0}>[1-9][0-9]{{0,2}}(?:,?000)?)"
_PER = re.compile(
    rf"(?:/|(?<![a-z])per(?![a-z]))\s*(?:{_N.format(1)}\s?)?"
    rf"(?P<u1>{_COUNTED})(?![가-힣一-鿿]|[\s-]*{_COUNTED})"
    rf"|(?:/|(?<![a-z])per(?![a-z]))\s*(?P<n2>10{{1,3}}|1,000)(?![0-9.,/]|\s?[a-z가-힣一-鿿])"
    rf"|(?<![가-힣0-9.,])(?:{_N.format(3)}\s?)?(?P<u3>{_COUNTED})\s?당(?![가-힣])"
    rf"|每\s?(?:{_N.format(4)}\s?)?(?P<u4>{_COUNTED})"
    rf"|(?<![一-鿿0-9.,])(?:{_N.format(5)}\s?|一)?(?P<u5>{_COUNTED})\s?(?:あたり|当たり|当り|につき)"
    rf"|(?<![a-z])(?P<u6>each|ea|apiece)(?![a-z])"
)

_PER_HINTS = ("/", "per", "당", "每", "たり", "当り", "につき", "ea", "apiece")


@lru_cache(maxsize=20_000)
def per_in(text: str) -> tuple[Per | None, str]:
    """What a price counts, where the text says so: "/ea", "per 100", "gpu당", "每台".

    A second, different one stays in the text.
    """
    if not any(hint in text for hint in _PER_HINTS):
        return None, text
    found, spans = None, []
    for match in _PER.finditer(text):
        groups = {name[0]: value for name, value in match.groupdict().items() if value}
        what = PER["each"] if groups.get("u") in (None, "apiece") else PER[key(groups["u"])]
        per = Per(what.what, int(groups.get("n", "1").replace(",", "")))
        if found in (None, per):
            found = per
            spans.append(match.span())
    return found, without(text, *spans)
