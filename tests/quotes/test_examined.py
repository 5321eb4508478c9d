"""What whole quotes say by their layout: parts, options, totals, papers' days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.quotes.sheets import B200, FIRM, H200, HEAD, TERMS, only, read

if TYPE_CHECKING:
    from pathlib import Path

LISTED = ("No", "Description", "Qty", "Unit price", "Amount")
BOARD = "HGX H200 8-GPU 141GB board"


def _config(board: int) -> list[tuple[object, ...]]:
    return [FIRM, TERMS, LISTED, (1, H200, 2, 270_000, 540_000),
            ("1.1", "8U chassis", 2, 20_000, 40_000), ("1.2", BOARD, 2, board, 2 * board)]


def test_numbered_parts_that_add_up_are_parts(tmp_path: Path) -> None:
    """Without, the board of a server is asked about, or offered a second time."""
    found = read(tmp_path, _config(250_000))
    assert [line.description for line in found.lines] == [H200]
    assert [side.kind for side in found.side_lines] == ["part of", "part of"]


def test_numbered_rows_that_do_not_add_up_stay_items(tmp_path: Path) -> None:
    found = read(tmp_path, _config(240_000))
    assert any(BOARD in line.description for line in found.lines)


def test_servers_under_a_heading_that_sums_them_are_no_parts(tmp_path: Path) -> None:
    rows = [FIRM, TERMS, LISTED, (1, "HGX servers", 1, 670_000, 670_000),
            ("1.1", H200, 1, 270_000, 270_000), ("1.2", B200, 1, 400_000, 400_000)]
    described = [line.description for line in read(tmp_path, rows).lines]
    assert {H200, B200} <= set(described)


def test_a_free_board_asks_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, [FIRM, TERMS, HEAD, (BOARD, 2, "-")])
    assert (found.lines, found.questions) == ((), ())
    assert [side.kind for side in found.side_lines] == ["part of"]


def test_a_line_in_place_of_another_shares_its_group(tmp_path: Path) -> None:
    """Without, a plan may buy both."""
    rows = [FIRM, TERMS, LISTED, (1, H200, 2, 270_000, 540_000),
            (2, f"In place of item 1: {B200}", 2, 400_000, 800_000)]
    groups = {line.group for line in read(tmp_path, rows).lines}
    assert len(groups) == 1
    assert groups != {""}


def test_columns_headed_as_options_are_alternates(tmp_path: Path) -> None:
    rows = [FIRM, TERMS, ("구분", "1안", "2안"), ("GPU", "HGX H200 8-GPU", "HGX B200 8-GPU"),
            ("냉각", "공랭", "수랭"), ("수량", 6, 4), ("단가(USD)", 270_000, 400_000)]
    first, second = read(tmp_path, rows).lines
    assert first.group == second.group != ""
    assert (first.value("system"), second.value("system")) == ("h200_sxm", "b200_hgx_liquid")


@pytest.mark.parametrize(("total", "vat"), [
    ("합계 (부가세 별도)", "out"), ("TOTAL (USD, VAT excl.)", "out"), ("합계 (부가세 포함)", None),
])
def test_the_total_says_what_holds_for_its_amounts(
    tmp_path: Path, total: str, vat: str | None,
) -> None:
    rows = [FIRM, ("Prices in USD, lead time 12 weeks",), LISTED, (1, H200, 2, 270_000, 540_000),
            (None, total, None, None, 540_000)]
    assert only(read(tmp_path, rows), "vat").value == vat


def test_a_total_in_the_column_of_quantities_is_no_price_break(tmp_path: Path) -> None:
    rows = [FIRM, TERMS, LISTED, (1, H200, 2, 270_000, 540_000),
            (None, None, "TOTAL CIP INCHEON", None, 540_000)]
    found = read(tmp_path, rows)
    assert not only(found, "breaks").value
    assert [side.kind for side in found.side_lines] == ["total"]


def test_what_is_offered_goes_before_what_was_asked_for(tmp_path: Path) -> None:
    heads = ("품목", "요구규격", "제안제품(모델명)", "수량", "단가")
    row = ("GPU 서버", "H200급 이상 GPU 8매", B200, 4, 400_000)
    found = only(read(tmp_path, [FIRM, TERMS, heads, row]), "system")
    assert (found.value, found.sources[0].cell) == ("b200_hgx", "C4")


def test_a_price_outside_tables_is_a_side_line(tmp_path: Path) -> None:
    rows = {"Summary": [("A. Training: nodes with 8x H200 SXM", None, 2_368_000)],
            "Detail": [FIRM, TERMS, HEAD, (H200, 2, 270_000)]}
    assert "unreadable" in {side.kind for side in read(tmp_path, rows).side_lines}


@pytest.mark.parametrize(("text", "number", "revision", "day"), [
    ("견적일 2026/11/05 · 견적번호 RA-1105 · 담당 유하늘", "RA-1105", "", "2026-11-05"),
    ("Quotation No. HS26-0912 / Date: 2026-11-16", "HS26-0912", "", "2026-11-16"),
    ("Proposal MF-0926 / Rev. 2 / November 6, 2026", "MF-0926", "2", "2026-11-06"),
    ("MC-4412 (3차 수정)", "MC-4412", "3", ""), ("No. DT-881", "DT-881", "", ""),
])
def test_head_in_one_text(
    tmp_path: Path, text: str, number: str, revision: str, day: str,
) -> None:
    head = read(tmp_path, [FIRM, (text,), TERMS, HEAD, (H200, 2, 270_000)]).lines[0].quote
    assert (head.number, head.revision, head.date) == (number, revision, day)
