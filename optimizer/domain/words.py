"""Amounts as people say them: large money in words, won in 조 and 억."""

from __future__ import annotations

from decimal import Decimal

STEPS = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "million"))
EOK = Decimal(10) ** 8
MAN = Decimal(10) ** 4


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


def _digits(value: Decimal) -> str:
    """Four digits that say something, so that close amounts stay apart."""
    places = 3 if value < 10 else 2 if value < 100 else 1
    return f"{value:,.{places}f}"
