"""Figures and words beside the price that change what it says, or only seem to."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from optimizer.quotes.vendor import is_estimate
from tests.quotes.sheets import FIRM, H200, HEAD, TERMS, only, read

if TYPE_CHECKING:
    from pathlib import Path

TWO = [FIRM, ("VAT excluded, lead time 12 weeks",),
       ("Description", "Qty", "Unit price (USD)", "Amount (USD)", "Unit price (KRW)",
        "Amount (KRW)"),
       (H200, 2, 270_000, 540_000, 391_500_000, 783_000_000)]


def test_the_answer_to_the_currency_chooses_the_price(tmp_path: Path) -> None:
    """Without, the last price column stays under any answer: a price 1,400 times too high."""
    first = read(tmp_path, TWO)
    (asked,) = [q for q in first.questions if q.field == "currency"]
    assert [o.effect.split(" ")[0] for o in asked.options] == ["270,000", "391,500,000"]
    assert only(first, "unit_price").status == "asked"
    for code, price in (("USD", 270_000), ("KRW", 391_500_000)):
        assert only(read(tmp_path, TWO, {asked.id: code}), "unit_price").value == Decimal(price)


def test_a_currency_for_reference_only_is_not_charged(tmp_path: Path) -> None:
    heads = ("Description", "Qty", "Unit price (USD)", "Amount (USD)", "단가 (KRW 참고)")
    found = read(tmp_path, [FIRM, TWO[1], heads, (H200, 2, 270_000, 540_000, 391_500_000)])
    assert only(found, "currency").value == "USD"
    assert only(found, "unit_price").value == Decimal(270_000)


@pytest.mark.parametrize(("heads", "row", "limit"), [
    (("Stock", "Lead time"), (3, "4 weeks"), None), (("Stock qty", "Remark"), (3, ""), 3),
    (("Max qty", "Lead time"), (3, "4 weeks"), 3),
])
def test_stock_is_a_limit_only_where_no_more_is_to_come(
    tmp_path: Path, heads: tuple[str, ...], row: tuple[object, ...], limit: int | None,
) -> None:
    found = read(tmp_path, [FIRM, TERMS, (*HEAD, *heads), (H200, 2, 270_000, *row)])
    assert only(found, "maximum_total").value == limit


@pytest.mark.parametrize(("said", "weeks"), [
    ("Lead time 16 weeks ARO (option O2: 24 weeks ARO)", None),
    ("Shipment: within 14 to 16 weeks after receipt of the advance payment.", (14, 16)),
    ("Delivery: 10 to 12 weeks after receipt of the purchase order.", (10, 12)),
])
def test_every_length_of_time_counts(
    tmp_path: Path, said: str, weeks: tuple[int, int] | None,
) -> None:
    """Without, the last one is taken for all lines."""
    found = only(read(tmp_path, [FIRM, ("Prices in USD, VAT excluded",), HEAD,
                                 (H200, 2, 270_000), (said,)]), "lead_weeks")
    assert found.value == weeks
    assert (found.status == "asked") == (weeks is None)


@pytest.mark.parametrize(("said", "freight"), [
    ("납품장소 : 귀사 지정장소 (운송비 포함)", 0), ("Prices include freight to Seoul.", 0),
    ("运费不含", None), ("운송비 미포함", None), ("上記金額には国内の輸送費を含みます。", None),
])
def test_freight_in_the_price(tmp_path: Path, said: str, freight: int | None) -> None:
    found = read(tmp_path, [FIRM, TERMS, HEAD, (H200, 2, 270_000), (said,)])
    assert only(found, "freight_per_unit").value == freight
    assert only(found, "incoterm").value is None


@pytest.mark.parametrize(("group", "its"), [
    ("BUYER'S ESTIMATE", True), ("예정가격", True), ("Engineer's estimate", True),
    ("예산금액", True),
    ("TERN ESTIMATING", False), ("Hanbit estimate", False), ("ORCHID CO.", False),
])
def test_the_buyers_estimate_is_no_vendor(group: str, its: bool) -> None:
    assert is_estimate(group) == its


def test_a_day_that_does_not_exist_is_named(tmp_path: Path) -> None:
    rows = [FIRM, TERMS, HEAD, (H200, 2, 270_000), ("주3) 유효: 2026-02-30",)]
    assert "exist" in only(read(tmp_path, rows), "valid_until").reason


def test_a_question_quotes_what_was_not_understood(tmp_path: Path) -> None:
    rows = [FIRM, ("Prices in USD, VAT excluded",), HEAD, (H200, 2, 270_000),
            ("Lead time: when the moon is full",)]
    found = read(tmp_path, rows)
    assert "when the moon is full" in only(found, "lead_weeks").reason


def test_questions_of_the_same_words_say_where(tmp_path: Path) -> None:
    row = (H200, 2, "TBD")
    found = read(tmp_path, [FIRM, TERMS, HEAD, row, ("Option B",), HEAD, row])
    texts = [q.text for q in found.questions if q.field == "unit_price"]
    assert len(set(texts)) == len(texts) == 2
    assert ["Quote!C4" in texts[0], "Quote!C7" in texts[1]] == [True, True]
