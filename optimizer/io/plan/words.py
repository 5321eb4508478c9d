"""Amounts, shares and gaps as people say them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WHOLE_CURRENCIES = frozenset({"KRW", "JPY", "VND", "CLP", "ISK", "HUF", "TWD", "IDR"})
"""Currencies whose amounts are read without decimals."""
STEPS = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "million"))
EOK = Decimal(10) ** 8
MAN = Decimal(10) ** 4
LONGEST = 30_000
"""Characters of one cell; spreadsheets hold 32,767."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """A text a cell can hold: no control characters, not too long."""
    kept = _UNPRINTABLE.sub("", text)
    return kept if len(kept) <= LONGEST else kept[:LONGEST] + " …"


def money_words(amount: Decimal, currency: str) -> str:
    """``KRW 1.749 tn``; small amounts in full."""
    sign, size = ("−" if amount < 0 else ""), abs(amount)
    for step, name in STEPS:
        if size >= step:
            return f"{currency} {sign}{_digits(size / step)} {name}"
    return f"{currency} {sign}{size:,.0f}"


def won_words(amount: Decimal) -> str:
    """``1조 7,488억 원``, to the nearest 억 (10^8); below 100 of them to the nearest 만 (10^4)."""
    sign, size = ("−" if amount < 0 else ""), abs(amount)
    eok = int((size / EOK).to_integral_value())
    if size < 100 * EOK:
        hundreds, man = divmod(int((size / MAN).to_integral_value()), 10_000)
        parts = ([f"{hundreds}억"] if hundreds else []) + ([f"{man:,}만"] if man else [])
        return f"{sign}{' '.join(parts)} 원" if parts else f"{sign}{size:,.0f}원"
    trillions, rest = divmod(eok, 10_000)
    parts = ([f"{trillions:,}조"] if trillions else []) + ([f"{rest:,}억"] if rest else [])
    return f"{sign}{' '.join(parts)} 원"


def spoken(amount: Decimal, currency: str) -> str:
    """An amount as officials read it; won also in 조 and 억."""
    words = money_words(amount, currency)
    return f"{words} ({won_words(amount)})" if currency == "KRW" else words


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


def counted(number: int, one: str, many: str = "") -> str:
    """``1 vendor``, ``3 vendors``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(parts: Iterable[str]) -> str:
    """``a, b and c``."""
    given = list(parts)
    return " and ".join(filter(None, (", ".join(given[:-1]), *given[-1:])))


def _digits(value: Decimal) -> str:
    """Four digits that say something, so that close amounts stay apart."""
    places = 3 if value < 10 else 2 if value < 100 else 1
    return f"{value:,.{places}f}"
