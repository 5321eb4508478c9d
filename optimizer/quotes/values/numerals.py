"""Figures in digits: what grouping and decimal signs allow."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from math import isfinite

from optimizer.quotes.meaning import Reads

FIGURE = (
    r"(?<![0-9.,'])(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
    r"|\.[0-9]+|[0-9]+(?:[.,'][0-9]+)*)"
)
"""A figure in a text, with its grouping and decimal signs."""

_MOST_DIGITS = 20


def exact(number: float) -> Decimal | None:
    """A cell's number as spreadsheets show it: 15 significant digits; None for NaN and infinity."""
    if isinstance(number, int):
        return Decimal(number)
    return Decimal(f"{number:.15g}") if isfinite(number) else None


@lru_cache(maxsize=50_000)
def figure(text: str, comma_decimal: bool = False, blank_groups: bool = False) -> Reads[Decimal]:
    """The readings of a figure such as ``1,234.50``.

    ``comma_decimal``: its currency is usually written with a decimal comma. ``blank_groups``: one
    blank may group thousands ("12 500"); otherwise it may as well part two figures.
    """
    digits = re.sub(r"[^0-9]", "", text)
    if len(digits) > _MOST_DIGITS:
        return Reads(why="more digits than any price has")
    if " " in text:
        return _blanks(text, comma_decimal, blank_groups)
    if text == digits:
        if len(digits) > 1 and digits[0] == "0":
            return Reads(why=f"{text}: the zero in front makes it look like a code")
        return Reads((Decimal(digits),))
    marks = sorted({sign for sign in text if sign in ".,'"}, key=text.rfind)
    if len(marks) == 1:
        return _one_mark(text, marks[0], comma_decimal)
    *groupers, point = marks
    whole, _, part = text.rpartition(point)
    if len(groupers) == 1 and point != "'" and point not in whole:
        grouped = _grouped(whole, groupers[0])
        if grouped.one is not None:
            return Reads((Decimal(f"{grouped.one}.{part}"),), grouped.why, grouped.inferred)
    return Reads(why=f"{text}: its commas and dots fit no way of writing figures")


def _blanks(text: str, comma_decimal: bool, blank_groups: bool) -> Reads[Decimal]:
    if text.count(" ") == 1 and "." not in text and "," not in text and not blank_groups:
        return Reads(why=f"{text}: one figure or two")
    read = figure(text.replace(" ", ""), comma_decimal or "," in text)
    why = read.why or f"{text}: blanks group thousands"
    return Reads(read.options, why, len(read.options) == 1)


def _grouped(text: str, mark: str) -> Reads[Decimal]:
    """A whole figure with one kind of grouping sign."""
    if re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+", text):
        return Reads((Decimal(text.replace(mark, "")),))
    if mark == "," and re.fullmatch(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}", text):
        return Reads((Decimal(text.replace(",", "")),), f"{text}: grouped the Indian way", True)
    return Reads(why=f"{text}: its groups are not of three digits")


def _one_mark(text: str, mark: str, comma_decimal: bool) -> Reads[Decimal]:
    grouped = _grouped(text, mark)
    if mark == "'" or text.count(mark) > 1:
        return grouped
    whole, _, part = text.partition(mark)
    if len(whole) > 1 and whole[0] == "0":
        return Reads(why=f"{text}: the zero in front makes it look like a code")
    decimal = Decimal(f"{whole or 0}.{part}")
    if mark == ".":
        if grouped.one is None:
            return Reads((decimal,))
        return Reads((decimal, grouped.one), f"{text}: the dot marks decimals or thousands")
    if grouped.one is not None:
        why = f"{text}: the comma groups thousands" if comma_decimal else ""
        return Reads(grouped.options, why, comma_decimal)
    if whole == "0" or (comma_decimal and len(part) <= 2):
        return Reads((decimal,), f"{text}: a decimal comma", True)
    joined = Decimal(whole + part)
    return Reads((decimal, joined), f"{text}: a decimal comma, or a comma misplaced")
