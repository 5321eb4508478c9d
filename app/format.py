"""Figures, money and moments as the planner's language writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from app import state
from optimizer.core.rule import MONEY
from optimizer.domain.words import money_words, won_words
from optimizer.translation import translated

if TYPE_CHECKING:
    from datetime import date, datetime

UNITS = ((Decimal(10) ** 10, Decimal(10) ** 9, "bn"),
         (Decimal(10) ** 7, Decimal(10) ** 6, "million"))
WON_UNITS = ((Decimal(10) ** 10, Decimal(10) ** 8, "억 원"),
             (Decimal(10) ** 7, Decimal(10) ** 4, "만 원"))
"""The least that is shown so, what it is divided by, and the name of that."""
LOCALES = {"en": "en_GB", "ko": "ko_KR"}


def locale() -> str:
    """Babel's name of the planner's locale."""
    return LOCALES[state.language()]


def money(amount: Decimal, currency: str) -> str:
    """Large money in words: ``KRW 1.749 tn``; won in Korean as ``1조 7,488억 원``."""
    if currency == "KRW" and state.language() == "ko":
        return won_words(amount)
    return money_words(amount, currency)


def amount(value: Decimal | float, unit: str, currency: str) -> str:
    """A value of an aim or a rule with its unit; money in words."""
    if unit == MONEY:
        return money(Decimal(str(value)), currency)
    return f"{number(value, 2)} {translated(unit, state.language())}".strip()


def money_unit(currency: str, largest: Decimal) -> tuple[Decimal, str]:
    """What amounts up to a largest one are divided by in tables and charts, and their unit."""
    korean = currency == "KRW" and state.language() == "ko"
    for least, step, name in WON_UNITS if korean else UNITS:
        if abs(largest) >= least:
            return step, name if korean else f"{currency} {name}"
    return Decimal(1), "원" if korean else currency


def number(value: Decimal | float, places: int = 0) -> str:
    """Digits grouped, at most so many places."""
    pattern = "#,##0" + ("." + "#" * places if places else "")
    return format_decimal(value, pattern, locale=locale())


def share(value: Decimal | float, places: int = 1) -> str:
    """A share of one as a percentage."""
    return format_percent(value, "#,##0." + "0" * places + "%", locale=locale())


def gap(value: float | None) -> str:
    """How far from the best a plan may be: two digits that say something."""
    if value is None:
        return "–"
    places = 0 if value >= 0.1 else 1 if value >= 0.01 else 2 if value >= 1e-3 else 3
    return format_percent(value, "#,##0" + ("." + "#" * places if places else "") + "%",
                          locale=locale())


def megawatts(kw: Decimal | float) -> str:
    """Power in MW from kW."""
    return f"{number(Decimal(str(kw)) / 1000, 2)} MW"


def day(value: date) -> str:
    """A date in its usual short form."""
    return format_date(value, "medium", locale=locale())


def moment(value: datetime) -> str:
    """A moment in the planner's own time zone."""
    here = value.astimezone(state.zone())
    return f"{day(here.date())} {here:%H:%M}"


def seconds(value: float) -> str:
    """How long: ``4.2 s``, ``3 min 20 s``; ``3분 20초`` in Korean."""
    minutes, rest = divmod(int(value), 60)
    if state.language() == "ko":
        parts = [f"{minutes}분"] * bool(minutes) + [f"{rest}초"] * bool(rest)
        return " ".join(parts) if minutes else f"{number(value, 1)}초"
    parts = [f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest)
    return " ".join(parts) if minutes else f"{number(value, 1)} s"
