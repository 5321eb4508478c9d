"""Dates and validities as vendors write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.quotes.grid import Figure
from optimizer.quotes.values.dates import day
from optimizer.quotes.values.validity import validity
from tests.quotes.values.shown import short, table

DAYS = table("""
2026-03-15 => 2026-03-15
2026.03.15. => 2026-03-15
2026. 3. 15 (일) => 2026-03-15
2026/3/5 => 2026-03-05
2026년 3월 15일 => 2026-03-15
2026年3月5日 => 2026-03-05
２０２６年３月５日 => 2026-03-05
2026-03-15T00:00:00 => 2026-03-15
2026-03-15 14:30 => 2026-03-15
20260315 => 2026-03-15
15 Mar 2026 => 2026-03-15
15th of March 2026 => 2026-03-15
March 15, 2026 => 2026-03-15
Mar. 15th, 2026 => 2026-03-15
Monday, March 16, 2026 => 2026-03-16
2026 Mar 15 => 2026-03-15
15/03/2026 => 2026-03-15
03/15/2026 => 2026-03-15
15.03.2026 => 2026-03-15
12-12-2026 => 2026-12-12
03/04/2026 => 2026-03-04 | 2026-04-03
03.04.2026 => ~2026-04-03
'26.3.15 => ~2026-03-15
26년 3월 5일 => ~2026-03-05
15-Mar-26 => ~2026-03-15
26.3.15 => 2026-03-15 | 2015-03-26
260315 => 2026-03-15 | 2015-03-26
03/04/26 => 2003-04-26 | 2026-04-03 | 2026-03-04
R8.3.15 => 2026-03-15
R1111 => ?
令和8年3月15日 => 2026-03-15
令和元年5月1日 => 2019-05-01
民國115年3月5日 => 2026-03-05
29 Feb 2028 => 2028-02-29
29 Feb 2026 => ?
2026-02-30 => ?
31 April 2026 => ?
2026.13.45 => ?
3월 15일 => ?
Mar 15 => ?
hello => ?
""")

VALIDITIES = table("""
Our offer is open until 31.01.2027. => 2027-01-31
Pricing is good through year-end 2026. => 2026-12-31
Offer lapses 17:00 SGT on 11 December 2026. => 2026-12-11
1 Nov 2026 to 30 Nov 2026 or until superseded => 2026-11-30
가격은 12월 4일까지 유효합니다 => ?
End of May 2026 => ?
2026-03-31 => 2026-03-31
until 2026-03-31 => 2026-03-31
Valid until 31 Mar 2026 => 2026-03-31
quote expires March 31, 2026 => 2026-03-31
견적 유효기간: 2026년 3월 31일까지 => 2026-03-31
2026年3月31日まで有効 => 2026-03-31
2026/03/31 18:00 => 2026-03-31
2026.03.01 ~ 2026.03.31 => 2026-03-31
2026-03-01 to 2026-03-31 => 2026-03-31
~2026.03.31 => 2026-03-31
2026년 3월 31일(화)까지 => 2026-03-31
2026년 3월말 => 2026-03-31
見積有効期限：2026年2月末 => 2026-02-28
R8.3.31 => 2026-03-31
'26.3.31까지 => ~2026-03-31
until 03/04/2026 => 2026-03-04 | 2026-04-03
30 days from quote => 30 d
60 days from the date of this quotation => 60 d
견적일로부터 30일 => 30 d
견적일로부터 30일 이내 => 30 d
견적서 제출일로부터 60일간 => 60 d
견적 후 2주 => 14 d
見積後30日 => 30 d
报价后15天内有效 => 15 d
30 days => ~30 d
This quote is valid for 30 days => ~30 d
2 weeks => ~14 d
有效期30天 => ~30 d
발행 후 1개월 => ~30 d
one year => ~365 d
10 business days => ~14 d
30 days from receipt => ~30 d
valid 30 days, subject to prior sale => ~30 d
30일 (환율 변동 시 변경 가능) => ~30 d
2026-03-31 (30 days) => 2026-03-31 | 30 d
2026-02-30 => ?
2026년 2월 30일까지 => ?
31 April 2026 => ?
당월말까지 => ?
end of month => ?
until March 31 => ?
30-60 days => ?
30+ days => ?
30 => ?
협의 => ?
N/A => ?
""")


@pytest.mark.parametrize(("written", "meaning"), DAYS)
def test_days(written: str, meaning: str) -> None:
    """Without it March 4 could become April 3, or a day that does not exist the next one."""
    assert short(day(written)) == meaning


def test_the_order_of_the_file_settles_a_day() -> None:
    assert short(day("03/04/2026", "dmy")) == "2026-04-03"
    assert short(day("03/04/2026", "mdy")) == "2026-03-04"
    assert short(day("15/03/2026", "mdy")) == "?"
    assert "exists" in day("2026-02-30").why


def test_numbers_as_days() -> None:
    """46,112 days after the last of 1899 is the end of March 2026."""
    assert short(day(46112)) == "~2026-03-31"
    assert short(day(Figure(46112, "0.00"))) == "~2026-03-31"
    assert short(day(20260331)) == "2026-03-31"
    assert short(day(datetime(2026, 3, 31, 9))) == "2026-03-31"  # noqa: DTZ001
    for value in (20260230, 30, True, None, float("nan"), float("inf")):
        assert short(day(value)) == "?"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(
    ["%Y-%m-%d", "%Y.%m.%d", "%Y년 %m월 %d일", "%d %b %Y", "%B %d, %Y", "%Y%m%d", "%Y年%m月%d日"]))
@settings(max_examples=300, deadline=None)
def test_written_and_read_back(one: date, way: str) -> None:
    assert day(one.strftime(way)).options == (one,)


@pytest.mark.parametrize(("written", "meaning"), VALIDITIES)
def test_validities(written: str, meaning: str) -> None:
    """Without it an expired quote would be planned with."""
    assert short(validity(written)) == meaning


def test_validity_cells() -> None:
    assert short(validity(date(2026, 3, 31))) == "2026-03-31"
    assert short(validity(46112)) == "~2026-03-31"
    assert short(validity(Figure(30, '0"일"'))) == "~30 d"
    assert short(validity(30)) == "?"
    assert short(validity(None)) == "?"
    assert "quote's date" in validity("당월말까지").why


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_odd(text: str) -> None:
    short(day(text))
    short(validity(text))
