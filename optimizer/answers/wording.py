"""Figures with their units, as the sentences of an answer say them in both languages."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.core.registry import RULES
from optimizer.core.rule import MONEY
from optimizer.domain.answer import Phrase, phrase
from optimizer.domain.words import money_words, won_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from optimizer.core.term import Aim

KOREAN = {
    "accelerators": "개", "units": "대", "lines": "건", "offers": "건", "vendors": "개사",
    "models": "개 모델", "clusters": "개 클러스터", "rack units": "U",
    "H100 equivalents": "H100 환산",
    "accelerator-weeks": "가속기·주", "measure": "", "share": "%",
}
"""Units in Korean, where they are not the same; a unit that is not here is written as it is."""


def aim_name(aim: Aim) -> Phrase:
    """What an aim is about, in a sentence."""
    return phrase(aim.title.lower())


def rule_names(rules: Iterable[str], en: str = ", ", ko: str = ", ") -> Phrase:
    """The titles of rules."""
    return join([phrase(RULES[rule].title) for rule in rules], en, ko)


def money(amount: Decimal, currency: str) -> Phrase:
    """``KRW 1.749 tn``, and ``1조 7,488억 원``."""
    words = money_words(amount, currency)
    return Phrase(words, won_words(amount) if currency == "KRW" else words)


def number(value: Decimal, places: int = 2) -> str:
    """A figure without needless decimals."""
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure(value: Decimal, unit: str, currency: str) -> Phrase:
    """A figure with its unit: money in large words, power from 1,000 kW on in MW, shares in %."""
    if unit in (MONEY, currency):
        return money(value, currency)
    if unit == "share":
        text = f"{number(value * 100, 4)} %"
        return Phrase(text, text)
    if unit == "kW" and abs(value) >= 1000:
        text = f"{number(value / 1000, 5)} MW"
        return Phrase(text, text)
    text = number(value, 3)
    korean = KOREAN.get(unit, f" {unit}")
    return Phrase(text if unit == "measure" else f"{text} {unit}", f"{text}{korean}")


def signed(value: Decimal, unit: str, currency: str) -> Phrase:
    """The same with its sign, ``+`` too."""
    size = figure(abs(value), unit, currency)
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    return Phrase(sign + size.en, sign + size.ko)


def join(parts: Sequence[Phrase], en: str = "; ", ko: str = ", ") -> Phrase:
    """Several phrases in one."""
    return Phrase(en.join(p.en for p in parts), ko.join(p.ko for p in parts))
