"""Whole small quotes, each with one thing that was once read wrong, lost, or not asked."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.quotes.sheets import B200, FIRM, H200, HEAD, TERMS, only, read

if TYPE_CHECKING:
    from pathlib import Path


def test_labels_with_values_are_one_line(tmp_path: Path) -> None:
    """Without, a quote for one thing, written as a form, is no offer and nobody learns of it."""
    found = read(tmp_path, [FIRM, ("Model", H200), ("Quantity", 4), ("Unit price", "USD 285,000"),
                            ("Lead time", "12 weeks"), ("VAT", "excluded")])
    assert only(found, "unit_price").value == Decimal(285_000)
    assert only(found, "quoted_units").value == 4
    assert found.lines[0].key == "quote.xlsx: Quote!B"
    assert only(found, "unit_price").sources[0].cell == "B4"


def test_one_system_per_column_gives_a_line_each(tmp_path: Path) -> None:
    """Without, comparisons laid sideways vanish."""
    found = read(tmp_path, [FIRM, (), ("Description", H200, B200), ("Qty", 4, 8),
                            ("Unit price (USD)", 285_000, 390_000), TERMS])
    assert [line.value("unit_price") for line in found.lines] == [285_000, 390_000]
    assert [line.value("quoted_units") for line in found.lines] == [4, 8]


@pytest.mark.parametrize("rows", [
    [(H200, "", 285_000)],
    [(f"We offer {H200} at USD 285,000 each, excluding VAT.",)],
    [(H200,), ("", "our best figure", 285_000)],
])
def test_a_price_that_is_not_read_is_told(tmp_path: Path, rows: list[tuple[object]]) -> None:
    """Without, a figure beside an accelerator's name vanishes silently."""
    found = read(tmp_path, [FIRM, *rows])
    assert not found.lines
    assert any("was not read" in note or "no price was read" in note for note in found.notes)


def test_a_column_nobody_named_is_asked_about(tmp_path: Path) -> None:
    """Without, a revised price under an odd heading is passed over."""
    found = read(tmp_path, [FIRM, TERMS, (*HEAD, "Foo bar"), (H200, 4, 285_000, 279_000)])
    price = only(found, "unit_price")
    assert price.status == "asked"
    assert set(price.alternatives) == {285_000, 279_000}


def test_a_scale_over_a_cell_that_names_its_currency_has_two_readings(tmp_path: Path) -> None:
    """Without, 400,000원 under "단위: 천원" is taken a thousand times too large, or too small.

    The public range tells which of the two it is; a price in neither is asked.
    """
    rows = [("(주)한빛",), ("단위: 천원, 부가세 별도, 납기 12주",), ("품명", "수량", "단가")]
    likely = only(read(tmp_path, [*rows, ("HGX H200 8-GPU 141GB 서버 공랭", 4, "400,000원")]),
                  "unit_price")
    assert (likely.value, likely.status) == (400_000_000, "inferred")
    neither = only(read(tmp_path, [*rows, ("HGX H200 8-GPU 141GB 서버 공랭", 4, "7원")]),
                   "unit_price")
    assert set(neither.alternatives) == {7, 7_000}


@pytest.mark.parametrize("sheets", [
    {"Rev1": [FIRM, TERMS, HEAD, (H200, 4, 285_000)], "Rev2": [HEAD, (H200, 4, 279_000)]},
    {"Quote": [FIRM, TERMS, HEAD, (H200, 4, 279_000), (), ("이전 견적 (참고)",), HEAD,
               (H200, 4, 285_000)]},
    {"Superseded prices": [FIRM, TERMS, HEAD, (H200, 4, 285_000)],
     "Prices": [HEAD, (H200, 4, 279_000)]},
])
def test_the_newer_of_two_named_revisions_stands(tmp_path: Path, sheets: dict) -> None:  # type: ignore[type-arg]
    """Without, an offer at last month's price stands beside the one that holds."""
    found = read(tmp_path, sheets)
    assert only(found, "unit_price").value == 279_000
    assert only(found, "stands").status == "inferred"
    assert [side.kind for side in found.side_lines] == ["replaced"]
    assert found.side_lines[0].belongs_to == found.lines[0].key


def test_two_prices_of_one_thing_are_asked_and_the_answer_is_kept(tmp_path: Path) -> None:
    """Without, both would be offers, or one of them would be guessed."""
    sheets = {"A": [FIRM, TERMS, HEAD, (H200, 4, 285_000)], "B": [HEAD, (H200, 4, 299_000)]}
    asked = read(tmp_path, sheets)
    (question,) = [one for one in asked.questions if one.field == "stands"]
    assert len(question.lines) == 2
    answered = read(tmp_path, sheets, {question.id: question.options[1].value})
    assert only(answered, "unit_price").value == 299_000
    assert not [one for one in answered.questions if one.field == "stands"]
    both = read(tmp_path, sheets, {question.id: "both"})
    assert len(both.lines) == 2


@pytest.mark.parametrize("rows", [
    [("Order quantity", "Discount"), ("1-9", "0%"), ("10-49", "3%"), ("50+", "5%")],
    [("5% discount for orders of 10 units or more.",)],
])
def test_discounts_by_quantity_without_prices_are_asked(
    tmp_path: Path, rows: list[tuple[str, ...]],
) -> None:
    """Without, a volume discount is dropped or taken for parts of the line above."""
    found = read(tmp_path, [FIRM, TERMS, HEAD, (H200, 4, 285_000), (), *rows])
    assert only(found, "breaks").status == "asked"
    assert not [side for side in found.side_lines if side.kind == "part of"]


def test_hidden_sheets_are_told_and_never_offered(tmp_path: Path) -> None:
    """Without, a vendor's cost sheet becomes an offer, or nobody learns that it is there."""
    found = read(tmp_path, {"Quote": [FIRM, TERMS, HEAD, (H200, 4, 285_000)],
                            "cost": [HEAD, (H200, 4, 199_000)]}, hidden=["cost"])
    assert only(found, "unit_price").value == 285_000
    assert [(side.kind, side.source.sheet) for side in found.side_lines] == [("hidden", "cost")]
    assert any("hidden" in note for note in found.notes)


def test_a_long_list_is_read_like_a_short_one(tmp_path: Path) -> None:
    """Rows taken many at a time lose no system, no sum and no zero-price part.

    Without, what is searched as one text would hide what a closer look finds.
    """
    goods = [(f"DDR5 RDIMM {n} GB", 2, 400 + n) for n in range(300)]
    rows = [FIRM, TERMS, HEAD, *goods[:150], (H200, 4, 285_000), ("Rail kit", 4, 0),
            *goods[150:], ("Freight", 1, 8_000), ("Total", "", 99_000)]
    found = read(tmp_path, rows)
    assert only(found, "unit_price").value == 285_000
    kinds = [side.kind for side in found.side_lines]
    assert kinds.count("other goods") == 300
    assert (kinds.count("part of"), kinds.count("freight"), kinds.count("total")) == (1, 1, 1)
    assert only(found, "freight_per_unit").alternatives[0] == 2_000
