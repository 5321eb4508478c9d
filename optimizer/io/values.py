"""From what a cell or a JSON value holds to what a field wants, or a flaw that says what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.domain.checks.report import did_you_mean
from optimizer.io.plain_numbers import PLAIN, meant, typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.domain.fields import Holds, Kind

LARGEST = Decimal(10) ** 18
"""No figure of a plan is larger; what is, is a slip, and would make exact arithmetic slow."""
FINEST = 30
"""Most digits after the point."""
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
NOT_A_NUMBER = frozenset({"nan", "inf", "infinity", "+inf", "-inf", "+infinity", "-infinity"})
WORDS = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with one value, and the remedy."""

    what: str
    remedy: str


def value_of(kind: Kind, raw: Any) -> Any:
    """The value of a field, None where the cell is blank, or the flaw that keeps it from one.

    Never guesses: a text that only looks like a number or a date is a flaw.
    """
    if isinstance(raw, Flaw):
        return raw
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    if kind.holds == "choice":
        return _choice(kind, raw)
    return _READERS[kind.holds](raw)


def exact(number: float | Decimal) -> Decimal | Flaw:
    """A number as the shortest decimal that means it: 0.1 is one tenth."""
    value = number if isinstance(number, Decimal) else Decimal(repr(number))
    if not value.is_finite():
        return Flaw(f"is not a number ({number})", "Type a number.")
    if value.copy_abs() > LARGEST or -int(value.as_tuple().exponent) > FINEST:
        return Flaw(f"is out of any reasonable range ({number!s:.40})",
                    "Type a number up to 10^18 with at most 30 decimals.")
    return value


def survives_as_float(value: Decimal) -> bool:
    """Whether a spreadsheet, which keeps binary numbers of about 16 digits, can hold a decimal."""
    return Decimal(repr(float(f"{float(value):.16G}"))) == value


def text_items(text: str) -> tuple[str, ...]:
    r"""Split ``a; b``. A semicolon within an item is written ``\;``, a backslash ``\\``."""
    items = [re.sub(r"\\([;\\])", r"\1", part).strip()
             for part in re.findall(r"(?:[^;\\]|\\.|\\$)+", text, flags=re.DOTALL)]
    return tuple(item for item in items if item)


def joined(items: tuple[str, ...]) -> str:
    """The cell text of a list of texts; ``text_items`` reads it back."""
    return "; ".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items)


def _number(raw: Any) -> Decimal | Flaw:
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool):
        return exact(raw)
    if isinstance(raw, str):
        return _number_text(raw.strip())
    return _wrong(raw, "a number")


def _number_text(text: str) -> Decimal | Flaw:
    if text.casefold() in NOT_A_NUMBER:
        return Flaw(f"is not a number ({text})", "Type a number, or leave it blank where optional.")
    number = meant(text)
    if number is None:
        return Flaw(f"holds the text {_short(text)} instead of a number",
                    "Type a plain number: digits and at most one decimal point, e.g. 1234.5.")
    within = exact(number)
    if isinstance(within, Flaw):
        return within
    if PLAIN.fullmatch(text):
        if not survives_as_float(number):
            return number
        return Flaw(f"holds the number {text} as text",
                    f"Type {typed(number)} as a number, not as text.")
    return Flaw(f"holds the text {_short(text)} instead of a number",
                f"Type {typed(number)}: digits only, without separators, currency or unit.")


def _integer(raw: Any) -> int | Flaw:
    number = _number(raw)
    if isinstance(number, Flaw):
        return number
    if number != number.to_integral_value():
        return Flaw(f"must be a whole number (got {typed(number)})", "Type a whole number.")
    return int(number)


def _date(raw: Any) -> date | Flaw:
    if isinstance(raw, datetime):
        if raw.time() != time():
            return Flaw(f"has a time of day ({raw})", f"Type the date alone: {raw.date()}.")
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, str):
        try:
            return date.fromisoformat(raw.strip()) if ISO_DATE.fullmatch(raw.strip()) else (
                Flaw(f"holds the text {_short(raw)} instead of a date",
                     "Type a date, or text as YYYY-MM-DD, e.g. 2025-07-01."))
        except ValueError:
            return Flaw(f"is no date of the calendar ({raw.strip()})",
                        "Correct the date; the form is YYYY-MM-DD.")
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool):
        return Flaw(f"holds the number {raw} instead of a date",
                    "Type the date as YYYY-MM-DD, e.g. 2025-07-01, or give the cell a date format.")
    return _wrong(raw, "a date")


def _yes_no(raw: Any) -> bool | Flaw:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, int | float | Decimal) and raw in (0, 1):
        return bool(raw)  # LibreOffice saves a TRUE that has a format of its own as 1
    if isinstance(raw, str) and raw.strip().casefold() in WORDS:
        return WORDS[raw.strip().casefold()]
    return not_yes_no(raw)


def not_yes_no(raw: Any) -> Flaw:
    """What holds neither yes nor no."""
    return Flaw(f"must be TRUE or FALSE (got {_short(raw)})", "Pick TRUE or FALSE.")


def _text(raw: Any) -> str | Flaw:
    if isinstance(raw, str):
        return raw
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool):
        number = exact(raw)
        return number if isinstance(number, Flaw) else typed(number)
    if isinstance(raw, date):
        return Flaw(f"the spreadsheet turned it into a date ({raw:%Y-%m-%d})",
                    "Give the cell the format Text and type the name again.")
    return _wrong(raw, "text")


def _texts(raw: Any) -> tuple[str, ...] | Flaw:
    if not isinstance(raw, list | tuple):
        whole = _text(raw)
        return whole if isinstance(whole, Flaw) else text_items(whole)
    items: list[str] = []
    for part in raw:
        item = _text(part)
        if isinstance(item, Flaw):
            return item
        items.append(item)
    return tuple(items)


def _choice(kind: Kind, raw: Any) -> str | Flaw:
    text = raw.strip() if isinstance(raw, str) else str(raw)
    for choice in kind.choices:
        if text.casefold() == choice.casefold():
            return choice
    return Flaw(f"must be one of {', '.join(kind.choices)} (got {_short(text)})",
                f"{did_you_mean(text, kind.choices)}Pick one of the list.")


def _wrong(raw: Any, wanted: str) -> Flaw:
    if isinstance(raw, date):
        return Flaw(f"holds a date ({raw:%Y-%m-%d}) instead of {wanted}",
                    f"Give the cell the format General and type {wanted}.")
    return instead(raw, wanted)


def instead(raw: Any, wanted: str) -> Flaw:
    """What holds a value of another kind than is wanted."""
    shown = str(raw).upper() if isinstance(raw, bool) else _short(raw)
    word = {date: "a date", datetime: "a date", time: "a time", timedelta: "a time", bool: "yes/no",
            list: "a list", dict: "an object", str: "text", int: "a number", float: "a number",
            Decimal: "a number"}.get(type(raw), type(raw).__name__)
    return Flaw(f"holds {word} ({shown}) instead of {wanted}", f"Type {wanted}.")


def _short(raw: Any) -> str:
    text = str(raw).strip()
    return f'"{text if len(text) <= 40 else text[:37] + "…"}"'


_READERS: dict[Holds, Callable[[Any], Any]] = {
    "number": _number, "integer": _integer, "date": _date, "yes_no": _yes_no, "text": _text,
    "texts": _texts,
}
