"""The number and text types every record is made of, and the frozen base they share."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
)

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(value: Any) -> Any:
    """Drop control characters, which no spreadsheet can hold, and use one kind of line end."""
    if not isinstance(value, str):
        return value
    return _UNPRINTABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


def unformulated(value: Any) -> Any:
    """A cell of a CSV file that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def plain_number(value: Decimal) -> int | float | str:
    """Write a decimal as a JSON number where that loses nothing, else as text."""
    if value == value.to_integral_value() and abs(value) < 2**53:
        return int(value)
    number = float(value)
    return number if Decimal(repr(number)) == value else str(value)


Exact = Annotated[Decimal, Field(allow_inf_nan=False),
                  PlainSerializer(plain_number, when_used="json")]
"""Any finite decimal."""

NonNegative = Annotated[Exact, Field(ge=0)]
Positive = Annotated[Exact, Field(gt=0)]
Share = Annotated[Exact, Field(ge=0, le=1)]
"""A fraction of one: 0.25 is a quarter."""

Units = Annotated[int, Field(ge=0, le=10_000_000)]
"""A whole number of sold units (servers, racks, cards) or of accelerators."""

Weeks = Annotated[Exact, Field(ge=0, le=520)]
Id = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^#]"),
    BeforeValidator(printable),
]
"""A short name by which other tables refer to a row. Compared exactly, case included.

It does not start with ``#``: in a workbook such rows are remarks.
"""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2 country code."""

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 4217 currency code."""

Text = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=2000), BeforeValidator(printable)
]


class Frozen(BaseModel):
    """A record that never changes: to change one, copy it (``model_copy(update=…)``)."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def text_of(model: type[BaseModel], field: str) -> str:
    """The description of a field, which carries its unit."""
    return model.model_fields[field].description or ""


def doc(description: str, **more: Any) -> Any:
    """A field whose text says what it means and in which unit."""
    return Field(description=description, **more)
