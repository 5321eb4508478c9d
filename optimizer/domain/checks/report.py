"""Problems in the words every check uses."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from optimizer.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Collection


def at(table: str, row: int | None, field: str, what: str, remedy: str) -> Problem:
    """A problem in one field of one data row."""
    return Problem(Place(table, row, field), what, remedy)


def did_you_mean(name: str, known: Collection[str]) -> str:
    """``Did you mean …? `` where one known name is close, else nothing."""
    lower = {other.casefold(): other for other in sorted(known)}
    close = get_close_matches(name.casefold(), lower, n=1, cutoff=0.75)
    return f"Did you mean {lower[close[0]]}? " if close else ""


def listed(names: Collection[Any], most: int = 8) -> str:
    """Names in a row, the tail cut: ``a, b, c and 5 more``."""
    shown = [str(name) for name in names]
    tail = f" and {len(shown) - most} more" if len(shown) > most else ""
    return ", ".join(shown[:most]) + tail


def plain(number: Any) -> str:
    """A number as a reader writes it, without an exponent."""
    text = format(number, ",f") if hasattr(number, "as_tuple") else f"{number:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text
