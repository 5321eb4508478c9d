"""Columns of many rows kept in little room, as they stand: a cell is made when it is asked for."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from optimizer.quotes.grid import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.quotes.grid import Value

_END = "\0"
"""Stands between two texts; no text of a cell holds it."""


class Packed:
    """One column: texts of all rows as one, numbers as in a table of numbers, else as they are."""

    __slots__ = ("_form", "_held")

    def __init__(self, values: list[Any]) -> None:
        kinds = set(map(type, values))
        self._form = ""
        self._held: str | array[int] | array[float] | list[Any] = values
        if kinds == {str}:
            text = _END.join(values)
            if text.count(_END) == len(values) - 1:
                self._held = text
        elif kinds == {int}:
            if all(-2**63 <= value < 2**63 for value in values):
                self._held = array("q", values)
        elif kinds == {float}:
            self._held = array("d", values)
        elif kinds == {Figure}:
            forms = {value.format for value in values}
            if len(forms) == 1:
                self._form, self._held = forms.pop(), array("d", values)

    def cells(self) -> Sequence[Value]:
        """The cells of all rows."""
        if isinstance(self._held, str):
            return self._held.split(_END)
        if self._form:
            return [Figure(number, self._form) for number in self._held]
        return self._held


def packed(rows: list[list[Value]], column: int) -> Packed:
    """A column of some rows, the shorter of which have nothing there."""
    try:
        return Packed([cells[column] for cells in rows])
    except IndexError:
        return Packed([cells[column] if column < len(cells) else None for cells in rows])
