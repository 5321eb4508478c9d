"""Amounts, shares and gaps as people say them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.domain.answer import Phrase, phrase
from optimizer.domain.words import money_words, spoken, won_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

WHOLE_CURRENCIES = frozenset({"KRW", "JPY", "VND", "CLP", "ISK", "HUF", "TWD", "IDR"})
"""Currencies whose amounts are read without decimals."""
LONGEST = 30_000
"""Characters of one cell; spreadsheets hold 32,767."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """A text a cell can hold: no control characters, not too long."""
    kept = _UNPRINTABLE.sub("", text)
    return kept if len(kept) <= LONGEST else kept[:LONGEST] + " …"


def percent(share: Decimal) -> str:
    """``98.2 %``; small shares keep two digits that say something."""
    value = share * 100
    if 0 < abs(value) < Decimal("0.0001"):
        return "less than 0.0001 %"
    places = 1 if abs(value) >= 1 else 2 if abs(value) >= Decimal("0.01") else 4
    text = f"{value:.{places}f}"
    return f"{text.rstrip('0').rstrip('.')} %"


def figure(value: Decimal) -> str:
    """A number for a sentence: whole where it is whole, else at most two decimals."""
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"


def counted(number: int, one: str) -> Phrase:
    """``1 vendor``, ``3 vendors``; in Korean counted with its own word."""
    return phrase(f"{{n}} {one}" if number == 1 else f"{{n}} {one}s", n=f"{number:,}")


def money_said(amount: Decimal, currency: str) -> Phrase:
    """An amount as officials read it."""
    return Phrase(spoken(amount, currency),
                  won_words(amount) if currency == "KRW" else money_words(amount, currency))


def day_said(day: date) -> Phrase:
    """A day in words."""
    return Phrase(f"{day.day} {day:%B %Y}", f"{day.year}년 {day.month}월 {day.day}일")


def listed_phrases(parts: Sequence[Phrase]) -> Phrase:
    """``a, b and c``."""
    return Phrase(listed(part.en for part in parts), ", ".join(part.ko for part in parts))


def listed(parts: Iterable[str]) -> str:
    """``a, b and c``."""
    given = list(parts)
    return " and ".join(filter(None, (", ".join(given[:-1]), *given[-1:])))
