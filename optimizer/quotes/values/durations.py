"""Lengths of time in a text: ``12-14 weeks``, ``8주``, ``60 days``, ``受注後8週間``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from optimizer.quotes.words.patterns import any_of, key, word_lists

_TIME = word_lists("values")["time"]
NUMBERS = {key(word): number for number, words in _TIME.pop("words").items() for word in words}
_UNITS: dict[str, str] = {key(word): unit for unit, words in _TIME.items() for word in words}
_UNIT = any_of([word for words in _TIME.values() for word in words])
_N = r"[0-9]{1,4}(?:\.[0-9]{1,2})?"
_TO = r"(?:-|~|to|or|から|至|到|에서|부터|내지)"
_SPAN = re.compile(
    rf"(?<![0-9.,/-])(?:(?P<low>{_N})\s?(?P<of_low>{_UNIT})?\s?{_TO}\s?)?"
    rf"(?P<high>{_N})\s?(?P<more>\+)?\s?-?\s?(?P<unit>{_UNIT})"
)
_WORDED = re.compile(
    rf"(?<![a-z가-힣一-鿿])(?P<word>{any_of(NUMBERS)})(?:\s?\(\s?(?P<same>[0-9]+)\s?\))?"
    rf"(?=[\s-]?{_UNIT}|\s?{_TO}\s?{any_of(NUMBERS)})"
)
_TWICE = re.compile(rf"(?P<digits>[0-9]+)\s?\(\s?(?P<word>{any_of(NUMBERS)})\s?\)")

WEEKS = {
    "weeks": Decimal(1), "days": 1 / Decimal(7), "business": 1 / Decimal(5),
    "months": Decimal(52) / 12, "years": Decimal(52),
}
"""Weeks in one of each."""


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time, or from one to another."""

    low: Decimal
    high: Decimal
    unit: str
    """``weeks``, ``days``, ``business``, ``months`` or ``years``."""
    low_unit: str
    open_ended: bool
    """"8+ weeks"."""

    @property
    def weeks(self) -> tuple[Decimal, Decimal]:
        """In weeks, to two decimals."""
        return in_weeks(self.low, self.low_unit), in_weeks(self.high, self.unit)

    def in_working_days(self) -> Span:
        """The same with its days as working days."""
        def working(unit: str) -> str:
            return "business" if unit == "days" else unit
        return replace(self, unit=working(self.unit), low_unit=working(self.low_unit))


def in_weeks(number: Decimal, unit: str) -> Decimal:
    """So many days, months ... in weeks, to four decimals."""
    exact = number * WEEKS[unit]
    return exact.quantize(Decimal("0.0001"), ROUND_HALF_UP)


def spans(text: str) -> tuple[tuple[Span, ...], str]:
    """Every length of time in a clean text, and the text without them."""
    text = _TWICE.sub(_once, _WORDED.sub(_digits, text))
    found, parts, at = [], [], 0
    for match in _SPAN.finditer(text):
        unit = _UNITS[key(match["unit"])]
        high = Decimal(match["high"])
        low = Decimal(match["low"]) if match["low"] else high
        low_unit = _UNITS[key(match["of_low"])] if match["of_low"] else unit
        found.append(Span(low, high, unit, low_unit, bool(match["more"])))
        parts.append(text[at:match.start()])
        at = match.end()
    return tuple(found), " ".join(" ".join([*parts, text[at:]]).split())


def _digits(match: re.Match[str]) -> str:
    number = NUMBERS[key(match["word"])]
    return match[0] if match["same"] and match["same"] != number else number


def _once(match: re.Match[str]) -> str:
    same = NUMBERS[key(match["word"])] == match["digits"]
    return match["digits"] if same else match[0]
