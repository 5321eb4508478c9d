"""The words and signs around the digits of a price."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from optimizer.quotes.meaning import Per, Vat
from optimizer.quotes.words.money_words import PER, currencies_in, per_in, scale_in, vat_in
from optimizer.quotes.words.patterns import any_of, key, without, word_lists

DECIMAL_COMMA = frozenset(
    ("EUR", "PLN", "CZK", "SEK", "NOK", "DKK", "CHF", "BRL", "RUB", "TRY", "IDR", "VND")
)
"""Currencies whose users mostly write a decimal comma."""

_LISTS = word_lists("values")["money"]
_FACTORS = {key(word): Decimal(f) for f, words in _LISTS["behind"].items() for word in words}
_SCALED = re.compile(
    rf"(?<=#)\s?(?P<cjk>{any_of([w for w in _FACTORS if not w.isascii()])})"
    rf"|(?<=#)\s?(?P<latin>{any_of([w for w in _FACTORS if w.isascii()], True)})"
    r"(?=$|[^a-z]|usd|krw|eur|us\$|won)"
)
_IDLE = re.compile(any_of(_LISTS["idle"]))
_PERCENT = re.compile(r"(?<=#)\s?(?:%|percent|pct|per cent|퍼센트|프로|パーセント)")
_SIGN = re.compile(
    r"(?P<open>\(\s?)?(?P<minus>[-△▲▼]\s?)?(?P<at>@\s?)?#(?P<dash>\s?(?:[.,]-{1,2}|/[-=]|-))?(?P<close>\s?\))?"
)
_CLOSING = {"JPY", "KRW", "CNY"}
"""Where a dash behind the figure closes it, so that nothing can be added by hand."""


@dataclass(frozen=True, slots=True)
class Label:
    """What they say."""

    currencies: tuple[str, ...]
    scale: Decimal
    states: tuple[Vat, ...]
    per: Per | None
    percent: bool
    negative: tuple[bool, ...]
    """Whether the sum is negative; both where a sign may or may not say so."""
    rest: str
    why: str = ""
    inferred: bool = False


@lru_cache(maxsize=50_000)
def dressed(text: str) -> Label:
    """The words of a price with ``#`` for its digits."""
    taxed, left = vat_in(text)
    per, left = per_in(left)
    return label(left, taxed.states, per)


def label(text: str, states: tuple[Vat, ...] = (), per: Per | None = None) -> Label:
    """The words of a price with ``#`` for its digits, VAT and per-words taken out before."""
    percent = _PERCENT.search(text)
    if percent:
        text = without(text, percent.span())
    scale = Decimal(1)
    scaled = _SCALED.search(text)
    if scaled:
        scale = _FACTORS[key(scaled[0])]
        text = text[:scaled.start()] + text[scaled.end():]
    else:
        scale, text = scale_in(text)
    currencies, text = currencies_in(text)
    text = without(text, *(match.span() for match in _IDLE.finditer(text)))
    sign = _SIGN.search(text)
    if sign is None:
        return Label(currencies, scale, states, per, bool(percent), (False,), text)
    why, negative = _sign(sign, currencies)
    if scaled and scaled["latin"] == "m":
        why = why or "m stands for million"
    if sign["at"] and per is None:
        per = PER["each"]
    rest = f"{text[:sign.start()]} {text[sign.end():]}".strip(" .,:;")
    return Label(currencies, scale, states, per, bool(percent), negative, rest, why,
                 bool(why) and len(negative) == 1)


def _sign(sign: re.Match[str], currencies: tuple[str, ...]) -> tuple[str, tuple[bool, ...]]:
    minus = (sign["minus"] or "").strip()
    bracketed = bool(sign["open"] and sign["close"])
    dash = (sign["dash"] or "").strip()
    if minus in {"△", "▲", "▼"}:
        return f"{minus} marks a negative figure", (True,)
    if minus:
        return "", (True,)
    if bracketed:
        return "brackets mark a negative figure", (True,)
    if dash == "-":
        if _CLOSING.intersection(currencies):
            return "the dash behind it closes the figure", (False,)
        return "a minus behind the figure, or a closing dash", (False, True)
    return "", (False,)
