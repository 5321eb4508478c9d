"""A price over time is no price to buy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.quotes.sheets import FIRM, H200, TERMS, read

if TYPE_CHECKING:
    from pathlib import Path

ROW = (H200, 4, 14_000)


def test_a_monthly_amount_is_no_offer(tmp_path: Path) -> None:
    rows = [FIRM, TERMS, ("Description", "Qty", "Unit price per month"), ROW]
    found = read(tmp_path, rows)
    assert not found.lines
    assert ["over time" in side.why for side in found.side_lines] == [True]


def test_a_title_of_both_is_asked(tmp_path: Path) -> None:
    rows = [FIRM, TERMS, ("Rental or purchase",), ("Description", "Qty", "Unit price"), ROW]
    (line,) = read(tmp_path, rows).lines
    assert line.findings["stands"].status == "asked"
    asked = next(q for q in read(tmp_path, rows).questions if q.field == "stands")
    assert not read(tmp_path, rows, {asked.id: False}).lines


def test_a_plain_price_list_is_a_sale(tmp_path: Path) -> None:
    rows = [FIRM, TERMS, ("Monthly price list",), ("Description", "Qty", "Unit price"), ROW]
    (line,) = read(tmp_path, rows).lines
    assert "stands" not in line.findings
