"""Quantity bands of price breaks in cells: ``1-9``, ``50대 이상``, ``up to 9``."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from optimizer.quotes.grid import Figure, Value
from optimizer.quotes.meaning import Reads, Tier
from optimizer.quotes.values.cells import unreadable
from optimizer.quotes.values.formats import written
from optimizer.quotes.values.numerals import exact
from optimizer.quotes.values.text import clean
from optimizer.quotes.words.money_words import PER
from optimizer.quotes.words.normal import folded
from optimizer.quotes.words.segment import Vocabulary
from optimizer.quotes.words.tiers import add_tiers

_LONGEST = 40
_BANDS = Vocabulary()
add_tiers(_BANDS, PER)
_QTY = re.compile(r"^(?:qty|q'ty|quantity|수량|数量|order|for)[\s:.]*")
_BARE = re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,6})\s?(.*)")


def tier(value: Value) -> Reads[Tier]:
    """The band; a bare number is both "from so many" and "up to so many"."""
    if isinstance(value, Figure):
        return _text(written(value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = exact(value)
        return Reads(why="not a number") if number is None else _bare(number)
    if isinstance(value, date):
        return Reads(why="a date; a band such as 1-9 may have been turned into one")
    return _text(value) if isinstance(value, str) else Reads(why=unreadable(value))


def _bare(number: Decimal) -> Reads[Tier]:
    if number < 1 or number != int(number) or number >= 10**7:
        return Reads(why="no quantity a price could break at")
    whole = int(number)
    return Reads((Tier(whole), Tier(1, whole)), f"from {whole}, or up to {whole}, is not said")


@lru_cache(maxsize=20_000)
def _text(raw: str) -> Reads[Tier]:
    text = clean(raw) if len(raw) <= _LONGEST else ""
    if not text or "※" in text:
        return Reads(why="a text, not a quantity band")
    plain = " ".join(_QTY.sub("", folded(text)).split())
    plain = re.sub(r"~ (?=[0-9])", "~", re.sub(r"(?<=[0-9]) (?=[가-힣一-鿿])", "", plain))
    pieces = _BANDS.cut(plain)
    if len(pieces) == 1 and (found := pieces[0].of("tier")):
        return Reads(found, "several bands fit" if len(found) > 1 else "")
    number = _BARE.fullmatch(plain)
    if number and (not number[2] or number[2] in PER):
        return _bare(Decimal(number[1].replace(",", "")))
    return Reads(why="not a quantity band")
