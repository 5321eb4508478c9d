"""Dates in cells, with every day they can mean."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from optimizer.quotes.grid import Value
from optimizer.quotes.meaning import Reads
from optimizer.quotes.values.cells import unreadable
from optimizer.quotes.values.text import clean
from optimizer.quotes.words.patterns import any_of, word_lists

Order = Literal["", "dmy", "mdy"]

_LISTS = word_lists("values")["calendar"]
_MONTHS = {name: n for n, names in enumerate(_LISTS["month_names"], 1) for name in names}
_ERAS: dict[str, int] = _LISTS["eras"]
_WEEKDAYS = any_of(_LISTS["weekdays"])
WEEKDAY = re.compile(
    rf"\(\s?(?:[월화수목금토일月火水木金土日]|{_WEEKDAYS})\.?\s?\)|{_WEEKDAYS}[.,]?"
)
"""A day of the week, which says nothing a date does not say."""

_TIME = re.compile(r"[\st]\s?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?\s?(?:z|am|pm|utc)?$")

_D, _Y = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th|일|日|号)?", r"(?P<y>'?[0-9]{4}|'?[0-9]{2})"
_NAME = any_of(_MONTHS)
_MONTH = rf"(?P<m>{_NAME})\.?"
_NAMED = tuple(re.compile(way) for way in (
    rf"{_D}[\s.\-/]*(?:of\s)?{_MONTH}[\s,.\-/]*{_Y}",
    rf"{_MONTH}[\s.\-]*{_D}[\s,.\-]+{_Y}",
    rf"(?P<y>[0-9]{{4}})[\s,.\-]*{_MONTH}[\s.\-]*{_D}",
))
_YEARLESS = re.compile(
    rf"[0-9]{{1,2}}\s?[월月./-]\s?[0-9]{{1,2}}\s?[일日]?|{_NAME}\.?\s?[0-9]{{1,2}}|[0-9]{{1,2}}\s?{_NAME}"
)
_MARKED = re.compile(
    r"(?P<era>令和|平成|民国|民國|中華民國|r|h)?\s?(?P<y>'?[0-9]{1,4}|元)\s?"
    r"(?:(?P<mark>[년年])|[./-])[\s./-]*(?P<m>[0-9]{1,2})\s?[월月./-]\s?(?P<d>[0-9]{1,2})\s?[일日号]?"
)
_THREE = re.compile(r"('?[0-9]{1,4})\s?[-./]\s?([0-9]{1,2})\s?[-./]\s?([0-9]{4}|'?[0-9]{1,2})\.?")
_DOTTED = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})")
"""Where dates are written with dots and the year last, the day comes first."""
_EPOCH = date(1899, 12, 30)


def day(value: Value, order: Order = "") -> Reads[date]:
    """A day. ``order``: how the file writes 03/04/2026, where other dates in it tell."""
    if isinstance(value, datetime):
        return Reads((value.date(),))
    if isinstance(value, date):
        return Reads((value,))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(float(value))
    return _text(value, order) if isinstance(value, str) else Reads(why=unreadable(value))


def _number(number: float) -> Reads[date]:
    if number == number and 40_000 <= number < 60_000:
        found = _EPOCH + timedelta(days=int(number))
        return Reads((found,), f"{number:g} is the number of a day in a spreadsheet", True)
    if number == number and 19_900_101 <= number <= 21_001_231 and number == int(number):
        return _text(str(int(number)), "")
    return Reads(why="a number, not a date")


@lru_cache(maxsize=20_000)
def _text(raw: str, order: Order) -> Reads[date]:
    if len(raw) > 60:
        return Reads(why="a text too long for a date")
    text = _TIME.sub("", WEEKDAY.sub(" ", clean(raw)).strip()).strip(" ,;")
    if re.fullmatch(r"[0-9]{8}", text):
        return _all([(text[:4], text[4:6], text[6:])], text)
    if re.fullmatch(r"[0-9]{6}", text):
        return _short(text[:2], text[2:4], text[4:], order, text)
    if not order and (match := _DOTTED.fullmatch(text)):
        read = _three(match[1], match[2], match[3], "dmy", text)
        both = len(_three(match[1], match[2], match[3], "", text).options) > 1
        return Reads(read.options, f"{text}: dots stand between day, month and year", True) if (
            both and read.options) else read
    if match := _THREE.fullmatch(text):
        return _three(match[1], match[2], match[3], order, text)
    for way in _NAMED:
        if match := way.fullmatch(text):
            return _all([(match["y"], str(_MONTHS[match["m"]]), match["d"])], text)
    if match := _MARKED.fullmatch(text):
        return _marked(match, text)
    return Reads(why=_why_not(text))


def _why_not(text: str) -> str:
    if _YEARLESS.fullmatch(text):
        return "a day without its year"
    return "not a date"


def _marked(match: re.Match[str], text: str) -> Reads[date]:
    era, year = match["era"], "1" if match["y"] == "元" else match["y"].lstrip("'")
    if era:
        return _all([(str(_ERAS[era] + int(year)), match["m"], match["d"])], text)
    if not match["mark"] or len(year) not in (2, 4) or match["y"] == "元":
        return Reads(why="not a date")
    return _all([(year, match["m"], match["d"])], text)


def _three(first: str, middle: str, last: str, order: Order, text: str) -> Reads[date]:
    if len(first.lstrip("'")) >= 3 or first[0] == "'":
        return _all([(first, middle, last)], text)
    if len(last.lstrip("'")) == 4 or last[0] == "'":
        ways = {"dmy": [(last, middle, first)], "mdy": [(last, first, middle)]}
        return _all(ways.get(order) or [*ways["mdy"], *ways["dmy"]], text)
    return _short(first, middle, last, order, text)


def _short(first: str, second: str, third: str, order: Order, text: str) -> Reads[date]:
    """Two digits each: the year may stand in front or behind."""
    ways = {"dmy": [(third, second, first)], "mdy": [(third, first, second)]}
    return _all(ways.get(order) or [(first, second, third), *ways["dmy"], *ways["mdy"]], text)


def _all(ways: list[tuple[str, str, str]], text: str) -> Reads[date]:
    """The days these years, months and days of the month make, of those that exist."""
    days: list[date] = []
    for year, month, of_month in ways:
        figures = year.lstrip("'")
        number = int(figures) + (2000 if len(figures) <= 2 else 0)
        try:
            days.append(date(number, int(month), int(of_month)))
        except ValueError:
            continue
    days = [found for found in dict.fromkeys(days) if 1990 <= found.year <= 2100]
    if not days:
        return Reads(why=f"{text}: no such day exists")
    short = all(len(year.lstrip("'")) <= 2 for year, _, _ in ways)
    if len(days) > 1:
        return Reads(tuple(days), f"{text}: the order of day, month and year is not said")
    why = f"{text}: a year of two digits is of this century" if short else ""
    return Reads(tuple(days), why, short)
