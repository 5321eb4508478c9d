"""Values of cells, from their attributes."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from optimizer.quotes.files.number_format import form
from optimizer.quotes.files.plain import number_value, text_value
from optimizer.quotes.grid import Fault, Figure, Formula, Value

if TYPE_CHECKING:
    from optimizer.quotes.files.ods.styles import OdsStyles

_ERROR = re.compile(r"#[A-Z/0]+[!?]?|#N/A|Err:\d{3}")
_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,](\d+))?S")


def value_of(attributes: dict[str, str], style: str, text: str, styles: OdsStyles) -> Value:
    """The value of a cell; ``text`` is what it shows.

    Raises:
        ValueError: it cannot be understood.
    """
    kind = attributes.get("office:value-type") or attributes.get("calcext:value-type")
    formula = attributes.get("table:formula")
    if attributes.get("calcext:value-type") == "error" or (
        formula is not None and kind == "string" and _ERROR.fullmatch(text.strip())
    ):
        return Fault(text.strip() or "#N/A")
    if kind is None:
        shown = text_value(text)
        return Formula(formula.partition(":")[2]) if formula and shown is None else shown
    if kind == "string":
        return text_value(text or attributes.get("office:string-value", ""))
    if kind == "boolean":
        return attributes.get("office:boolean-value") == "true"
    if kind == "date":
        return _date(attributes.get("office:date-value", ""))
    if kind == "time":
        return _time(attributes.get("office:time-value", ""))
    return _number(attributes, kind, style, styles)


def _number(attributes: dict[str, str], kind: str, style: str, styles: OdsStyles) -> Value:
    number = number_value(attributes.get("office:value", ""))
    if number is None or isinstance(number, Fault):
        return number
    if kind == "float" and styles.data_style(style) in styles.booleans:
        return bool(number)
    shown = styles.form(style)
    code = shown.code if shown and shown.telling else ""
    if kind == "percentage":
        return Figure(number, code or "0%")
    if kind == "currency":
        currency = attributes.get("office:currency", "")
        code = code or "#,##0"
        if currency not in code:
            code = f"[${currency}]{code}"
        return Figure(number, code if form(code).telling else f"¤{code}")
    return Figure(number, code) if code else number


def _date(text: str) -> Value:
    day, _, clock = text.partition("T")
    try:
        if not clock:
            return date.fromisoformat(day)
        # Fractions of a second may be longer than a clock knows.
        found = datetime.fromisoformat(f"{day}T{clock[:15]}")
    except ValueError:
        return text or None
    return found if found.time() != time.min else found.date()


def _time(text: str) -> Value:
    match = _TIME.fullmatch(text)
    if not match:
        return text or None
    hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3])
    if hours > 23 or minutes > 59 or seconds > 59:
        return Figure((hours * 3600 + minutes * 60 + seconds) / 86_400, "[h]:mm:ss")
    return time(hours, minutes, seconds, int((match[4] or "0")[:6].ljust(6, "0")))
