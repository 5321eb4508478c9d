"""What a planner typed as an answer, as the value it stands for; or the flaw that keeps it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.domain.checks.report import did_you_mean, listed
from optimizer.domain.fields import Kind
from optimizer.domain.units import printable
from optimizer.io.plain_numbers import meant, typed
from optimizer.io.values import Flaw, value_of
from optimizer.quotes.fields.statement import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from optimizer.quotes.finding import Option, Question

COUNTS = frozenset({"quoted_units", "minimum_order", "maximum_total"})
"""Fields that are whole numbers."""
SHARES = frozenset({"vat_rate"})
"""Fields that are shares of one."""
LONGEST = 200
"""Characters of a text answer."""
MOST_WEEKS = 520

_WEEKS = re.compile(r"(\d+(?:\.\d+)?)(?:\s*(?:-|~|to)\s*(\d+(?:\.\d+)?))?"
                    r"\s*(?:weeks?|wks?|주|週|周)?")
_CODES = {"currency": (r"[A-Z]{3}", "the three letters of ISO 4217, e.g. USD"),
          "origin": (r"[A-Z]{2}", "the two letters of ISO 3166, e.g. KR")}


def answer_value(question: Question, text: str, systems: Collection[str] = ()) -> Any:
    """The value of an answer, by the label of an option or by what the question takes freely.

    ``systems``: ids a free answer may name. Returns a ``Flaw`` where the answer is none.
    """
    if (option := _picked(question, text)) is not None:
        return option.value
    if not question.free:
        return Flaw(f"{_shown(text)} is not among the answers",
                    f"Pick one of: {listed([option.label for option in question.options])}.")
    if question.free == "system":
        return _system(text, systems)
    return _FREE[question.free](question.field, text.strip())


def _picked(question: Question, text: str) -> Option | None:
    """The option whose label it is; a spreadsheet may have turned the label into a number."""
    for option in question.options:
        if _even(option.label) == _even(text):
            return option
    number = meant(text)
    alike = [option for option in question.options
             if number is not None and meant(option.label) == number]
    return alike[0] if len(alike) == 1 else None


def _number(field: str, text: str) -> Any:
    number = meant(text)
    if number is None:
        return Flaw(f"{_shown(text)} is not a number",
                    "Type a plain number: digits and at most one decimal point.")
    if number < 0:
        return Flaw(f"must not be negative (got {typed(number)})", "Type 0 or more.")
    if field in SHARES and number >= 1:
        return Flaw(f"must be a share of one (got {typed(number)})", "Type 0.1 for 10 %.")
    if field in COUNTS:
        return value_of(Kind("integer"), number)
    return value_of(Kind("number"), number)


def _weeks(_field: str, text: str) -> Any:
    found = _WEEKS.fullmatch(_even(text).replace("–", "-").replace("—", "-"))
    if found is None:
        return Flaw(f"{_shown(text)} is no number of weeks", "Type 12, or 12-14 for a range.")
    best = Decimal(found[1])
    worst = Decimal(found[2]) if found[2] else best
    if worst < best or worst > MOST_WEEKS:
        return Flaw(f"{_shown(text)} is no span of weeks",
                    f"Type the shorter first, and at most {MOST_WEEKS}: 12-14.")
    return best, worst


def _date(_field: str, text: str) -> Any:
    found = value_of(Kind("date"), text)
    return found if isinstance(found, date | Flaw) else Flaw("is blank", "Type the date.")


def _text(field: str, text: str) -> Any:
    if field == "payment":
        return _shares(text)
    if field in _CODES:
        form, words = _CODES[field]
        if re.fullmatch(form, text.upper()) is None:
            return Flaw(f"{_shown(text)} is no {field} code", f"Type {words}.")
        return text.upper()
    if len(text) > LONGEST:
        return Flaw(f"is longer than {LONGEST} characters", "Shorten it.")
    return text


def _shares(text: str) -> Any:
    """``30/60/10``: percent or shares at order, at delivery, at acceptance."""
    parts = [meant(part.strip()) for part in re.split(r"[/;]", text)]
    numbers = [part for part in parts if part is not None]
    for whole in (Decimal(1), Decimal(100)):
        if len(parts) == len(numbers) == 3 and min(numbers) >= 0 and sum(numbers) == whole:
            return tuple(part / whole for part in numbers)
    return Flaw(f"{_shown(text)} are not three shares of the price",
                "Type the percentages at order / delivery / acceptance: 30/60/10.")


def _system(text: str, systems: Collection[str]) -> Any:
    by_even = {_even(name): name for name in systems}
    if _even(text) in by_even:
        return by_even[_even(text)]
    return Flaw(f"unknown system {_shown(text)}",
                f"{did_you_mean(text.strip(), systems)}Type the id of a system of the catalogue; "
                "the sheet systems lists them.")


def _even(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", printable(text)).casefold().split())


def _shown(text: str) -> str:
    return f'"{shortened(text, 40)}"'


_FREE: dict[str, Callable[[str, str], Any]] = {
    "number": _number, "weeks": _weeks, "date": _date, "text": _text,
}
