"""Amounts, shares and gaps as people say them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WHOLE_CURRENCIES = frozenset({"KRW", "JPY", "VND", "CLP", "ISK", "HUF", "TWD", "IDR"})
"""Currencies whose amounts are read without decimals."""
LONGEST = 30_000
"""Characters of one cell; spreadsheets hold 32,767."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """A text a cell can hold: no control characters, not too long."""
    kept = _UNPRINTABLE.sub("", text)
    return kept if len(kept) <= LONGEST else kept[:LONGEST] + " …"


def percent(share: Decimal) -> str:
    """``98.2 %``; small shares keep two digits that say something."""
    value = share * 100
    if 0 < abs(value) < Decimal("0.0001"):
        return "less than 0.0001 %"
    places = 1 if abs(value) >= 1 else 2 if abs(value) >= Decimal("0.01") else 4
    text = f"{value:.{places}f}"
    return f"{text.rstrip('0').rstrip('.')} %"


def figure(value: Decimal) -> str:
    """A number for a sentence: whole where it is whole, else at most two decimals."""
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"


def counted(number: int, one: str, many: str = "") -> str:
    """``1 vendor``, ``3 vendors``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(parts: Iterable[str]) -> str:
    """``a, b and c``."""
    given = list(parts)
    return " and ".join(filter(None, (", ".join(given[:-1]), *given[-1:])))
