"""Proves which number formats make days and times, and which say more than digits."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from optimizer.quotes.files.number_format import BUILTIN, form
from optimizer.quotes.files.serial import moment
from optimizer.quotes.grid import Figure, Value


@pytest.mark.parametrize("code", [
    "General", "0", "0.00", "#,##0", "#,##0.00_);[Red](#,##0.00)", "_-* #,##0_-;-* #,##0_-",
    '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', "# ?/?", "0.00E+00", "@", "[$-412]#,##0", "G/표준",
    "[>=1000]#,##0;0", "#,##0;[Red]-#,##0", "000-00-00000", "[DBNum1]#,##0", "",
])
def test_digits_only(code: str) -> None:
    """They say how many digits to show, nothing of what the number is."""
    assert (form(code).telling, form(code).moment) == (False, None)


@pytest.mark.parametrize("code", [
    "$#,##0", '"$"#,##0.00', "[$₩-412]#,##0", "[$USD] #,##0", "_-₩* #,##0_-", "0%", "0.0\\%",
    '#,##0"원"', '#,##0,"천원"', "#,##0,", "#,##0.0,,", "\\₩#,##0", '0"대"', "#,##0 EUR", "¤#,##0",
    'General"개"', '#,##0\\ "€"', "[>=1000000]#,##0,,\\M;0", "￥#,##0", 'G/표준"식"',
])
def test_more_than_digits(code: str) -> None:
    """Currencies, per cent, words, and thousands left out."""
    assert (form(code).telling, form(code).moment) == (True, None)


@pytest.mark.parametrize(("code", "kind"), [
    ("yyyy-mm-dd", "date"), ('yyyy"년" m"월" d"일"', "date"), ("[$-F800]dddd, mmmm dd", "date"),
    ("mmm-yy", "date"), ("[$-404]e/m/d", "date"), ("aaaa", "date"), ("d.m.yyyy;@", "date"),
    ("h:mm AM/PM", "time"), ("mm:ss.0", "time"), ("[$-412]AM/PM h:mm", "time"),
    ("yyyy/m/d h:mm", "datetime"), ("[h]:mm:ss", "elapsed"), ("[mm]:ss", "elapsed"),
    ("[Red]#,##0", None), ("0.0 \"days\"", None), ("0.00E+00", None), ("#,##0\\d", None),
])
def test_days_and_times(code: str, kind: str | None) -> None:
    """By their letters, not by those in quotes, brackets and behind backslashes."""
    assert form(code).moment == kind


def test_formats_named_by_number_alone() -> None:
    """The currency of these depends on the computer, so none is claimed; 37 to 41 show none."""
    assert [number for number in BUILTIN if form(BUILTIN[number]).telling] == [
        5, 6, 7, 8, 9, 10, 42, 44, 67, 68]
    assert "$" not in "".join(BUILTIN.values())
    days = [number for number in BUILTIN if form(BUILTIN[number]).moment]
    assert days == [*range(14, 23), *range(27, 32), 36, 32, 33, 34, 35, 45, 46, 47,
                    *range(50, 55), 57, 58, 55, 56, *range(71, 82)] or set(days) == {
        *range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59), *range(71, 82)}


@pytest.mark.parametrize(("number", "code", "value"), [
    (46082, "yyyy-mm-dd", date(2026, 3, 1)),
    (46082.9, "yyyy-mm-dd", date(2026, 3, 1)),
    (1, "d/m/y", date(1900, 1, 1)), (59, "d/m/y", date(1900, 2, 28)), (60, "d/m/y", "1900-02-29"),
    (61, "d/m/y", date(1900, 3, 1)), (2958465, "d/m/y", date(9999, 12, 31)),
    (46082.5, "y/m/d h:mm", datetime.fromisoformat("2026-03-01T12:00")),
    (46082.99999999999, "y/m/d h:mm", date(2026, 3, 2)),
    (0.75, "h:mm", time(18)), (0.5, "[h]:mm", time(12)), (0, "h:mm", time(0)),
    (46082.5, "h:mm", datetime.fromisoformat("2026-03-01T12:00")),
])
def test_serial_numbers(number: float, code: str, value: Value) -> None:
    """From 1900 on, with the leap day that never was."""
    assert moment(number, form(code), since_1904=False) == value


@pytest.mark.parametrize(("number", "code"), [
    (-1, "yyyy-mm-dd"), (2958466, "yyyy-mm-dd"), (1.5, "[h]:mm"), (0, "yyyy-mm-dd"), (1e300, "d"),
])
def test_numbers_that_are_no_days(number: float, code: str) -> None:
    """A length of 36 hours is no time of day, and minus one no day: they stay figures."""
    found = moment(number, form(code), since_1904=False)
    assert isinstance(found, Figure)
    assert (float(found), found.format) == (number, code)


def test_the_system_of_1904() -> None:
    """Four years and a day apart."""
    assert moment(44620, form("d/m/y"), since_1904=True) == date(2026, 3, 1)
