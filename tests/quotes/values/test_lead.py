"""Lead times as vendors write them, in weeks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.quotes.grid import Figure
from optimizer.quotes.values.lead import lead
from tests.quotes.values.shown import short, table

TEXTS = table("""
12-14 weeks ARO => 12-14
8 ~ 12 weeks after PO => 8-12
6 to 8 weeks => 6-8
6-8W ARO => 6-8
2-3 wks. => 2-3
8-week => 8
12w => 12
8 wks => 8
lead time: 8 weeks => 8
two weeks => 2
twelve (12) weeks => 12
8 (eight) weeks => 8
twelve (8) weeks => ?
12~14주 => 12-14
8주~10주 => 8-10
발주 후 8주 => 8
발주후 8주 => 8
일주일 => 1
受注後8週間 => 8
下单后6-8周 => 6-8
十周 => 10
60일 => 8.57
60 days => 8.57
3일 => 0.43
30 calendar days => 4.29
8 weeks (56 days) => 8
0 weeks => 0
eight to ten weeks => 8-10
30 days (working) => ~6
30일(영업일) => ~6
10-12 weeks (subject to allocation) => ~10-12
8 weeks* => ~8
8 weeks² => ?
8주±1주 => ?
8 weeks / 12 weeks => 8 | 12
30 business days => ~6
10 영업일 => ~2
20個工作日 => ~4
3 months => ~13
3개월 => ~13
수주 후 3~4개월 => ~13-17.33
한 달 => ~4.33
納期：受注後約2ヶ月 => ~8.67
2 weeks - 1 month => ~2-4.33
within 10 weeks => ~10
max. 10 weeks => ~10
발주 후 30일 이내 => ~4.29
발주일로부터 4주 이내 => ~4
within 8-10 weeks => 8-10
약 8주 => ~8
约10周 => ~10
approx. 8-10 weeks => ~8-10
ex-works 8 weeks => ~8
8 weeks after receipt of deposit => ~8
入金後4週間 => ~4
in stock, 2 weeks => ~2
8+ weeks => ?
at least 8 weeks => ?
8주 이상 => ?
in stock => ?
재고 보유 => ?
在庫あり => ?
즉시 => ?
협의 => ?
추후 협의 => ?
TBD => ?
面议 => ?
10 weeks ARO (TBC) => ?
2026-03-15 => ?
Mar 2026 => ?
3월말 => ?
2026년 3월 => ?
3月15日 => ?
3월 15일 => ?
2ヶ月半 => ?
4Q26 => ?
Q3 2026 => ?
W48 => ?
납품 후 8주 => ?
8 weeks first 10, then 16 weeks => ?
4-6 weeks + 1 week shipping => ?
14-12 weeks => ?
99999 weeks => ?
1½ weeks => ?
1/2 month => ?
8 weeks or so depending => ?
8 => 8 | 1.14
8-10 => 8-10 | 1.14-1.43
""")


@pytest.mark.parametrize(("written", "meaning"), TEXTS)
def test_texts(written: str, meaning: str) -> None:
    """Without it an offer would be planned to arrive in a week nobody promised."""
    assert short(lead(written)) == meaning


@pytest.mark.parametrize(("written", "why"), [
    ("협의", "to be agreed"), ("TBD", "to be agreed"), ("in stock", "in stock"),
    ("4Q26", "calendar"), ("8+ weeks", "at least"), ("30 business days", "working days"),
    ("발주 후 30일 이내", "at most"), ("약 8주", "about"),
])
def test_the_reason_is_told(written: str, why: str) -> None:
    assert why in lead(written).why


def test_bare_numbers_count_what_the_heading_says() -> None:
    assert short(lead(8)) == "8 | 1.14"
    assert short(lead(8, "weeks")) == "8"
    assert short(lead(60, "days")) == "8.57"
    assert short(lead(3, "months")) == "~13"
    assert short(lead("8-10", "weeks")) == "8-10"
    assert short(lead("8 weeks", "days")) == "8"
    assert short(lead(-1, "weeks")) == "?"


def test_number_formats_name_the_unit() -> None:
    assert short(lead(Figure(8, '0"주"'))) == "8"
    assert short(lead(Figure(60, '0" days"'))) == "8.57"
    assert short(lead(Figure(0.5, "0%"))) == "?"


@pytest.mark.parametrize("value", [None, True, date(2026, 3, 15), float("nan")])
def test_other_cells(value: object) -> None:
    assert short(lead(value)) == "?"  # type: ignore[arg-type]


WAYS = ["{}-{} weeks ARO", "{}~{}주", "발주 후 {}~{}주", "受注後{}～{}週間", "{} to {} wks"]


@given(st.integers(0, 60), st.integers(0, 60), st.sampled_from(WAYS))
@settings(max_examples=200, deadline=None)
def test_written_and_read_back(first: int, second: int, way: str) -> None:
    low, high = sorted((first, second))
    one = lead(way.format(low, high)).one
    assert one is not None
    assert (one.best, one.worst) == (Decimal(low), Decimal(high))


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_odd(text: str) -> None:
    short(lead(text))
