"""Number format codes: whether they make a number a day or a time, and whether they say more.

A code says more than digits when it shows a currency, per cent, words, or thousands left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Moment = Literal["date", "time", "datetime", "elapsed"]

_TOKEN = re.compile(r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.?) | _(?P<pad>.?) | \*(?P<fill>.?)
    | \[(?P<bracket>[^\]]*)\]? | (?P<general>General|G/(?:표준|通用格式|標準|标准))
    | (?P<half>AM/PM|A/P|上午/下午|오전/오후|午前/午後) | (?P<exponent>[Ee][+-]) | (?P<other>.)
""", re.VERBOSE | re.IGNORECASE | re.DOTALL)
_SCALED = re.compile(r"[0#?](,+)(?![0#?,])")
_SILENT = " -+()/:.,@0#?'`~\u00a0"
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)
_CURRENCY_TAG = re.compile(r"\$([^-]*)(?:-.*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Form:
    """What a number format code says of the number it shows."""

    code: str
    moment: Moment | None
    """Whether the number is a day, a time of day, both, or a length of time."""
    telling: bool
    """Whether it says more than how many digits to show."""


@lru_cache(maxsize=4096)
def form(code: str) -> Form:
    """Understand a format code such as ``#,##0.00;[Red]-#,##0.00``."""
    tokens = list(_TOKEN.finditer(code))
    first: list[re.Match[str]] = []
    for token in tokens:
        if token["other"] == ";":
            break
        first.append(token)
    moment = _moment(first)
    telling = any(_tells(token) for token in tokens) or _scaled(tokens)
    return Form(code, moment, telling and moment is None)


def _moment(section: list[re.Match[str]]) -> Moment | None:
    """Of the section for positive numbers: its letters are those of days and times."""
    letters, elapsed = "", False
    plain = ""
    for token in section:
        bracket = token["bracket"]
        if bracket is not None and _ELAPSED.fullmatch(bracket):
            elapsed = True
        elif token["half"]:
            letters += "h"
        elif token["exponent"]:
            plain += "0"
        elif token["other"]:
            plain += token["other"]
    if elapsed:
        return "elapsed"
    # Digits after seconds are parts of a second; any other digit makes it a number.
    if re.search(r"[0#?]", re.sub(r"(?i)s\.0+", "s", plain)) or "%" in plain:
        return None
    letters += "".join(letter for letter in plain.lower() if letter in "ymdhsegab")
    day = bool(re.search(r"[yde]|a{3}|b", letters)) or (
        "m" in letters and not re.search(r"[hs]", letters))
    clock = bool(re.search(r"[hs]", letters))
    if day and clock:
        return "datetime"
    return "date" if day else "time" if clock else None


def _tells(token: re.Match[str]) -> bool:
    """Whether one token of a number's format is a word, a currency or per cent."""
    for part in ("quoted", "escaped"):
        if token[part] is not None:
            return any(letter not in _SILENT for letter in token[part])
    bracket = token["bracket"]
    if bracket is not None:
        tag = _CURRENCY_TAG.fullmatch(bracket)
        return bool(tag and tag[1].strip())
    other = token["other"]
    return bool(other and other not in _SILENT and other != ";")


def _scaled(tokens: list[re.Match[str]]) -> bool:
    """Whether commas after the last digit leave out thousands."""
    return bool(_SCALED.search("".join(token["other"] or " " for token in tokens)))


BUILTIN: dict[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    # The currency of these is that of the computer that shows them: the file does not say it.
    5: "¤#,##0", 6: "¤#,##0", 7: "¤#,##0.00", 8: "¤#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    **dict.fromkeys((27, 28, 29, 30, 31, 36), "yyyy/m/d"), 32: "h:mm", 33: "h:mm:ss",
    **dict.fromkeys((34, 35), "yyyy/m/d h:mm"),
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 42: "¤#,##0", 43: "#,##0.00", 44: "¤#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((50, 51, 52, 53, 54, 57, 58), "yyyy/m/d"),
    **dict.fromkeys((55, 56), "yyyy/m/d h:mm"),
    59: "0", 60: "0.00", 61: "#,##0", 62: "#,##0.00", 67: "0%", 68: "0.00%", 69: "# ?/?",
    70: "# ??/??", **dict.fromkeys((71, 72, 73, 74), "d/m/yyyy"), 75: "h:mm", 76: "h:mm:ss",
    77: "d/m/yyyy h:mm", 78: "mm:ss", 79: "[h]:mm:ss", 80: "mm:ss.0", 81: "d/m/yyyy",
}
"""Formats a file names by number alone. What 27 to 36 and 50 to 58 show depends on the language,
but all are days or times."""
