"""pydantic's findings in a planner's words."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.domain.checks.report import plain
from optimizer.io.values import Flaw, instead, not_yes_no

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

BLANK = Flaw("is blank", "Fill it in; it has no default.")
WANTED = {
    "date": "a date", "decimal": "a number", "dict": "an object",
    "float": "a number", "int": "a number", "list": "a list", "model": "an object",
    "string": "text", "tuple": "a list",
}
"""What a field wants, by the first word of what pydantic calls a value of another kind."""
OF_ANOTHER_KIND = ("_type", "_parsing", "_inexact")


def flaw_of(error: ErrorDetails) -> Flaw:
    """What one finding of pydantic means for the person who filled in the cell."""
    kind, given, context = error["type"], error.get("input"), error.get("ctx", {})
    if kind in ("missing", "too_short") or given == "":
        return BLANK
    if kind in ("greater_than_equal", "greater_than"):
        return _too_small(given, context.get("ge", context.get("gt")), strict=kind.endswith("than"))
    if kind in ("less_than_equal", "less_than"):
        return _too_large(given, context.get("le", context.get("lt")), strict=kind.endswith("than"))
    if kind == "string_pattern_mismatch":
        return _wrong_form(str(given), str(context.get("pattern", "")))
    if kind == "string_too_long":
        return Flaw(f"is longer than {context.get('max_length')} characters", "Shorten it.")
    if kind == "int_from_float":
        return Flaw(f"must be a whole number (got {_figure(given)})", "Type a whole number.")
    if kind == "finite_number":
        return Flaw(f"is not a number ({given})", "Type a number.")
    if kind.startswith("bool"):
        return not_yes_no(given)
    wanted = WANTED.get(kind.split("_")[0])
    if wanted is not None and kind.endswith(OF_ANOTHER_KIND):
        return _of_another_kind(given, wanted)
    message = error["msg"].removeprefix("Value error, ")
    what = message[:1].lower() + message[1:]
    return Flaw(f"{what} (got {given!r:.60})", "Correct it.")


def _figure(value: Any) -> str:
    if isinstance(value, float):
        return plain(Decimal(repr(value)))
    return plain(value) if isinstance(value, int | Decimal) else f"{value}"


def _of_another_kind(given: Any, wanted: str) -> Flaw:
    if wanted == "a date" and isinstance(given, datetime):
        return Flaw(f"has a time of day ({given})", f"Type the date alone: {given.date()}.")
    return instead(given, wanted)


def _too_small(given: Any, bound: Any, *, strict: bool) -> Flaw:
    if strict:
        return Flaw(f"must be above {_figure(bound)} (got {_figure(given)})",
                    f"Type a number above {_figure(bound)}.")
    if bound == 0:
        return Flaw(f"must not be negative (got {_figure(given)})", "Type 0 or more.")
    return Flaw(f"must be at least {_figure(bound)} (got {_figure(given)})",
                f"Type {_figure(bound)} or more.")


def _too_large(given: Any, bound: Any, *, strict: bool) -> Flaw:
    if strict:
        return Flaw(f"must be below {_figure(bound)} (got {_figure(given)})",
                    f"Type a number below {_figure(bound)}.")
    share = bound == 1 and isinstance(given, Decimal) and 1 < given <= 100
    return Flaw(f"must be at most {_figure(bound)} (got {_figure(given)})",
                f"Type a share of one: {_figure(given)} % is {_figure(given / 100)}." if share
                else f"Type {_figure(bound)} or less.")


def _wrong_form(given: str, pattern: str) -> Flaw:
    if given.startswith("#"):
        return Flaw(f'must not start with "#" (got "{given:.40}")',
                    "Rows that start with # are remarks; choose another name.")
    if pattern == "^[A-Z]{2}$":
        return Flaw(f'is not a country code (got "{given:.40}")',
                    "Type the two capital letters of ISO 3166, e.g. KR.")
    if pattern == "^[A-Z]{3}$":
        return Flaw(f'is not a currency code (got "{given:.40}")',
                    "Type the three capital letters of ISO 4217, e.g. KRW.")
    return Flaw(f'does not have the form it must have (got "{given:.40}")',
                f"It must match {pattern}.")
