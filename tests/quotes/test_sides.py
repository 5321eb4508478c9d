"""Proves that side lines made when asked for are those of the table, in its order."""

from __future__ import annotations

import pytest

from optimizer.quotes.finding import SideLine, Source
from optimizer.quotes.grid import Formula
from optimizer.quotes.layout.column import Head
from optimizer.quotes.layout.table import Table
from optimizer.quotes.sides import SideLines

ONE = SideLine(Source("q.xlsx", "S", "B2"), "no bid", "H200 server")
LAST = SideLine(Source("q.xlsx", "S", "B99"), "part of", "Rails")


def _sides() -> SideLines:
    table = Table("q.xlsx", "S", Head(0, 0, ()))
    table.asides.list_goods([["Fan", 4], ["Rail kit", 5]], 10, (0,), (1,))
    table.sums.append(("subtotal", 12, {0: "Subtotal", 1: 9}))
    sides = SideLines()
    sides.append(ONE)
    sides.take_table(table)
    sides += [LAST]
    return sides


def test_rows_stand_where_their_table_was_taken() -> None:
    """Without, a long list's rows are lost, or come before what was read earlier."""
    sides = _sides()
    told = [(one.source.cell, one.kind, one.description, one.figures) for one in sides]
    assert told == [("B2", "no bid", "H200 server", ""), ("11:11", "other goods", "Fan", "4"),
                    ("12:12", "other goods", "Rail kit", "5"), ("A13", "total", "Subtotal", "9"),
                    ("B99", "part of", "Rails", "")]
    assert len(sides) == len(told)


def test_any_is_found_by_its_number() -> None:
    """Without, a place in the list means another line than when all are read in turn."""
    sides = _sides()
    every = tuple(sides)
    assert [sides[at] for at in range(-5, 5)] == [*every, *every]
    assert sides[1:4] == every[1:4]
    assert sides == every
    assert sides != every[1:]
    for beyond in (5, -6):
        with pytest.raises(IndexError):
            sides[beyond]


def test_figures_are_shown_as_they_were_written() -> None:
    """Without, a formula is shown as the reader's own object, not as what the vendor typed."""
    table = Table("q.xlsx", "S", Head(0, 0, ()))
    table.sums.append(("subtotal", 12, {0: "Subtotal", 1: 12.5, 2: Formula("=D9*E9")}))
    sides = SideLines()
    sides.take_table(table)
    assert [one.figures for one in sides] == ["12.5 | =D9*E9"]
