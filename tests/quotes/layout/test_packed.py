"""Proves that a column kept in little room gives back the very cells, whatever they are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from optimizer.quotes.grid import Figure, as_written
from optimizer.quotes.layout.packed import Packed

if TYPE_CHECKING:
    from optimizer.quotes.grid import Value


@pytest.mark.parametrize("values", [
    ["Fan", "", "Rail\nkit"], [1, -(2**62), 3], [2**63, 1], [1.5, 2.25], [True, False], [True, 1],
    [Figure(9.5, "€0.00"), Figure(1, "€0.00")], [Figure(9.5, "€0.00"), Figure(1, "$0")],
    ["a", None, 3], [date(2026, 3, 1)], [None], ["a\0b", "c"], ["only"], [""],
])
def test_cells_come_back(values: list[Value]) -> None:
    """Without, a format, a type or a text is another one in the list of what is no offer."""
    back = list(Packed(values).cells())
    assert back == values
    assert list(map(type, back)) == list(map(type, values))
    assert list(map(as_written, back)) == list(map(as_written, values))
