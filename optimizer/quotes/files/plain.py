"""Cells as they stand in a file, made plain: blank text is nothing, whole numbers are whole."""

from __future__ import annotations

import re

from optimizer.quotes.grid import Fault

WHOLE = 2**53
"""From here on floats skip whole numbers, so a float is no longer taken for one."""

_UNSEEN = " \t\r\n\f\v\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?", re.ASCII)


def text_value(text: str) -> str | None:
    """The text of a cell; None where nothing is to be seen."""
    if not text.strip(_UNSEEN):
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isprintable() else _CONTROL.sub("", text)


def number_value(text: str) -> int | float | Fault | None:
    """A number as files store it: ``12``, ``12.5``, ``1.2E-3``; None where it is blank.

    Raises:
        ValueError: it is no number.
    """
    if text.isdigit() and len(text) < 16:
        return int(text)
    if not _NUMBER.fullmatch(text):
        text = text.strip()
        if not text:
            return None
        if text.lower().lstrip("+-") in ("nan", "inf", "infinity"):
            return Fault("#NUM!")
        if not _NUMBER.fullmatch(text):
            raise ValueError(text[:40])
    value = float(text)
    if value.is_integer():
        return int(value) if -WHOLE < value < WHOLE else value
    return value if value - value == 0 else Fault("#NUM!")
