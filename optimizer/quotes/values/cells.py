"""Cells that hold neither text nor a number."""

from __future__ import annotations

from optimizer.quotes.grid import Fault, Formula, Value


def unreadable(value: Value) -> str:
    """Why a cell that is neither text nor number says nothing."""
    if value is None:
        return "the cell is empty"
    if isinstance(value, Formula):
        return f"a formula without its result: {value.text}"
    if isinstance(value, Fault):
        return f"an error: {value.text}"
    if isinstance(value, bool):
        return "true or false, not a figure"
    return "a date or time, not a figure"
