"""Which rows head a table, and what each of its columns holds."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.quotes.grid import Grid, Span
from optimizer.quotes.layout.head import heads_at
from optimizer.quotes.layout.view import View


def roles(rows: list[list[Any]], row: int = 0, merged: tuple[Span, ...] = ()) -> list[list[str]]:
    view = View(Grid("a.xlsx", "Quote", rows, merged=merged))
    return [[column.heading.role for column in head.columns] for head in heads_at(view, row)]


def test_a_heading_without_merged_cells_reaches_over_what_stands_under_it() -> None:
    """In csv files merged cells are blank ones. Without, list and net price are lost."""
    rows = [["No.", "Item", "Qty", "Price (千円)", None, None, "Remarks"],
            [None, None, None, "List price", "Disc %", "Net price", None],
            [1, "HGX H200", 4, 300, 5, 285, None]]
    (found,) = heads_at(View(Grid("a", "b", rows)), 0)
    money = {c.index: (c.heading.role, int(c.heading.scale)) for c in found.columns
             if c.index in (3, 5)}
    assert money == {3: ("list_price", 1000), 5: ("price", 1000)}
    assert (found.top, found.bottom) == (0, 1)


def test_a_title_or_a_label_is_no_level_of_a_heading() -> None:
    """Without, "From | a firm | Quotation # | Q-1" heads a table and its facts are gone."""
    rows = [["Price Quotation"], ["From", "Corvid Systems", None, "Quotation #", "BK-1187"],
            ["Quote date", "2026-02-10"]]
    assert roles(rows, 0) == roles(rows, 1) == []


def test_bands_of_quantities_rise_side_by_side() -> None:
    """Without, a row of lead times and quantities is taken for a heading, its line is lost."""
    head = ["Supply limit", "Price per unit (USD)", "Model", "LT (weeks)", "Quantity range"]
    row = ["126", "100,000", "HGX H200 8-GPU server", "24~25", "1 to 4"]
    assert roles([head, row], 1) == []
    (across,) = roles([["Item", "Unit price", None, None], [None, "1-9", "10-49", "50+"]], 0)
    assert across == ["item", "price", "price", "price"]


@pytest.mark.parametrize(("above", "below", "role"), [
    ("소비자가", "단가", "list_price"), ("제안가", "금액", "extended"),
    ("Price (USD)", "Valid to", "validity"), ("금액 내역 (부가세 포함)", "할인율", "discount"),
    ("Configuration", "GPUs per server", "per_unit"), ("Delivery", "Lead time (weeks)", "lead"),
])
def test_the_lower_level_says_what_a_column_holds(above: str, below: str, role: str) -> None:
    """Without, a discount under "prices" is taken for one."""
    rows = [["Item", "Qty", "Unit price", above, None], [None, None, None, below, "Net price"]]
    merged = (Span(0, 3, 0, 4),)
    (found,) = roles(rows, 0, merged)
    assert found[3] == role


def test_a_word_said_twice_does_not_make_two_tables() -> None:
    """품명 and 항목 both describe; only a second price with it begins a second table."""
    rows = [["품 명", "할인단가", "견적금액", "항목", "수량", "정가"], ["HGX H200", 1, 2, 1, 3, 4]]
    assert len(roles(rows)) == 1
    beside = [["Item", "Qty", "Price", None, "Item", "Qty", "Price"], ["a", 1, 2, None, "b", 3, 4]]
    assert len(roles(beside)) == 2
