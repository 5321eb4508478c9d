"""Day numbers of spreadsheets become dates and times."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from optimizer.quotes.grid import Figure

if TYPE_CHECKING:
    from optimizer.quotes.files.number_format import Form
    from optimizer.quotes.grid import Value

_LAST = {False: 2_958_465, True: 2_957_003}
"""31 December 9999 in the two systems of counting days."""
_PHANTOM = 60
"""29 February 1900, a day the 1900 system counts although it never was."""


def moment(number: float, form: Form, *, since_1904: bool) -> Value:
    """What a number shown by a day's or time's format means.

    A number that cannot be a day, and a length of time of a day or more, stay figures.
    """
    if number < 0 or number >= _LAST[since_1904] + 1:
        return Figure(number, form.code)
    if form.moment == "elapsed" and number >= 1:
        return Figure(number, form.code)
    days, rest = divmod(round(number * 86_400_000), 86_400_000)
    clock = _clock(rest)
    if form.moment in ("time", "elapsed") and days == 0:
        return clock
    if not since_1904 and days == 0:
        return clock if rest else Figure(number, form.code)
    if not since_1904 and days == _PHANTOM:
        return "1900-02-29"
    day = _day(days, since_1904=since_1904)
    return day if form.moment == "date" or not rest else datetime.combine(day, clock)


def _clock(milliseconds: int) -> time:
    seconds, parts = divmod(milliseconds, 1000)
    minutes, second = divmod(seconds, 60)
    return time(*divmod(minutes, 60), second, parts * 1000)


def _day(days: int, *, since_1904: bool) -> date:
    if since_1904:
        return date(1904, 1, 1) + timedelta(days)
    return date(1899, 12, 30 if days > _PHANTOM else 31) + timedelta(days)
