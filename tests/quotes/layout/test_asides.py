"""Proves that rows set aside many at a time read as if each had been set aside by itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from optimizer.quotes.grid import Figure
from optimizer.quotes.layout.asides import Aside, Asides

if TYPE_CHECKING:
    from optimizer.quotes.grid import Value


def _listed(rows: list[list[Value]], what: tuple[int, ...], figures: tuple[int, ...]) -> Asides:
    found = Asides()
    found.append(Aside(3, "hidden", "a fan", "1"))
    found.list_goods(rows, 7, what, figures)
    return found


def test_cells_are_joined_as_written() -> None:
    """Without, a figure loses its format, or a date gains a time of day."""
    found = _listed([["PN-1", "Rail kit", 2, Figure(9.5, "€0.00")],
                     ["PN-2", "Fan", True, date(2026, 3, 1)]], (0, 1), (2, 3))
    assert list(found) == [
        Aside(3, "hidden", "a fan", "1"),
        Aside(7, "other goods", "PN-1 | Rail kit", "2 | 9.5 [€0.00]"),
        Aside(8, "other goods", "PN-2 | Fan", "TRUE | 2026-03-01")]


def test_blank_and_missing_cells_are_left_out() -> None:
    """Without, a short row is an error, or a blank cell reads "None"."""
    found = _listed([["PN-1", "Rail kit", "2", "9"], [None, "Fan", None, "8"], ["PN-3", 5]],
                    (0, 1), (2, 3))
    assert [(one.what, one.figures) for one in found[1:]] == [
        ("PN-1 | Rail kit", "2 | 9"), ("Fan", "8"), ("PN-3 | 5", "")]


def test_one_column_or_none() -> None:
    """Without, the letters of a single cell are joined, or no figures are an error."""
    found = _listed([["Rail kit"], [], ["Fan"]], (0,), ())
    assert [(one.row, one.what, one.figures) for one in found[1:]] == [
        (7, "Rail kit", ""), (8, "", ""), (9, "Fan", "")]
    assert found[-1] == found[3] == Aside(9, "other goods", "Fan", "")
