"""Quantities, units, discounts and quantity bands as vendors write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.quotes.grid import Figure
from optimizer.quotes.values import quantity as quantities
from optimizer.quotes.values.discount import discount
from optimizer.quotes.values.quantity import quantity
from optimizer.quotes.values.tiers import tier
from tests.quotes.values.shown import per, short, table

QUANTITIES = table("""
40 => 40
1,000 => 1000
1.5 => 1.5
40 EA => 40 each
EA 40 => 40 each
2 ea. => 2 each
40대 => 40 each
100 개 => 100 each
5 SET => 5 each
5套 => 5 each
10 台 => 10 each
20枚 => 20 card
1식 => 1 lot
1 lot => 1 lot
1(식) => 1 lot
8 GPUs => 8 accelerator
40 servers => 40 server
40 nodes => 40 server
2 racks => 2 rack
qty: 40 => 40
수량 40 => 40
x8 => 8
8x => 8
two (2) units => 2 each
two (3) units => ?
twelve => 12
3백대 => 300 each
1k pcs => 1000 each
1.234 => 1.234 | 1234
1 set (8 GPU) => 1 each | 8 accelerator
10 (8x5) => ?
~100 => ?
약 100 => ?
100개입 => ?
40 boxes => ?
5 years => ?
40대/월 => ?
2 x 8 GPU => ?
1+1 => ?
10-49 => ?
8-GPU server => ?
-5 => ?
N/A => ?
""")

UNITS = table("""
EA => each
Ea. => each
PCS => each
unit(s) => each
개 => each
대 => each
台 => each
대(台) => each
SET => each
세트 => each
套 => each
식 => lot
式 => lot
一式 => lot
1식 => lot
L/S => lot
Lot => lot
Server => server
Node => server
Rack => rack
랙 => rack
GPU => accelerator
per GPU => accelerator
GPU당 => accelerator
Card => card
장 => card
매 => card
枚 => card
C => 100each
100EA => 100each
per 100 => 100each
M => none
kg => none
월 => none
license => none
EA(8GPU) => none
100 => none
""")

DISCOUNTS = table("""
15% => 15%
-15% => 15%
△15% => 15%
15% off => 15%
DC 15% => 15%
30% 할인 => 30%
5할 => 50%
5할5푼 => 55%
3割引 => 30%
7折 => 30%
8.5折 => 15%
85折 => 15%
50%+10% => 55% | 60%
USD 5,000 => 5000
₩5,000 => 5000
0.65 => 65% | 0.65%
64.64 => 64.64% | 64.64
15 => 15% | 15
120% => ?
10% for early payment => ?
N/A => ?
- => ?
""")

TIERS = table("""
1-9 => 1-9
1 – 9 EA => 1-9
1 to 9 => 1-9
10~49대 => 10-49
1대~9대 => 1-9
1~9 (대) => 1-9
10 이상 50 미만 => 10-49
50+ => 50-
qty: 50+ => 50-
1,000+ => 1000-
≥ 50 => 50-
>=50 => 50-
50 이상 => 50-
50台以上 => 50-
from 50 => 50-
10 units or more => 10-
1000 and up => 1000-
100대 초과 => 101-
>100 => 101-
over 100 => 101-
up to 9 => 1-9
~9 => 1-9
~ 9 EA => 1-9
10 이하 => 1-10
10個以下 => 1-10
10대 미만 => 1-9
< 10 => 1-9
less than 10 => 1-9
50 => 50- | 1-50
50대 => 50- | 1-50
10-5 => ?
1-9² => ?
2026-03 => ?
hello => ?
""")


@pytest.mark.parametrize(("written", "meaning"), QUANTITIES)
def test_quantities(written: str, meaning: str) -> None:
    """Without it eight accelerators could be bought as eight servers."""
    assert short(quantity(written)) == meaning


def test_quantity_cells() -> None:
    assert short(quantity(40)) == "40"
    assert short(quantity(Figure(40, '0"대"'))) == "40 each"
    assert short(quantity(Figure(40, "[$₩-412]#,##0"))) == "~40"
    assert short(quantity(Figure(40, "#,##0_);(#,##0)"))) == "40"
    for odd in (-1, True, None, Figure(0.4, "0%"), Figure(40, '0" boxes"'), Figure(4e6, "0,")):
        assert short(quantity(odd)) == "?"


@pytest.mark.parametrize(("written", "meaning"), UNITS)
def test_units(written: str, meaning: str) -> None:
    found = quantities.per(written)
    assert (per(found).removeprefix(" per ") or "none") == meaning


@pytest.mark.parametrize(("written", "meaning"), DISCOUNTS)
def test_discounts(written: str, meaning: str) -> None:
    """0.65 may be 65 % or 0.65 %: a price a hundred times off."""
    assert short(discount(written, False)) == meaning


def test_discount_cells() -> None:
    assert short(discount(Figure(0.15, "0%"))) == "15%"
    assert short(discount(Figure(-5000, "[$₩-412]#,##0"))) == "5000"
    assert short(discount(0.65, True)) == "65% | 0.65%"
    assert short(discount(64.64, True)) == "64.64%"
    assert short(discount("15", True)) == "15%"
    assert short(discount(15000)) == "~15000"
    assert short(discount(-0.15)) == "15% | 0.15%"
    assert short(discount(0)) == "0%"
    assert short(discount(150, True)) == "?"
    assert short(discount(None)) == "?"


@pytest.mark.parametrize(("written", "meaning"), TIERS)
def test_tiers(written: str, meaning: str) -> None:
    """A break one unit off, or read the wrong way round, changes the cheapest order."""
    assert short(tier(written)) == meaning


def test_tier_cells() -> None:
    assert short(tier(50)) == "50- | 1-50"
    assert short(tier(Figure(50, '0"+"'))) == "50-"
    for odd in (2.5, 0, True, None):
        assert short(tier(odd)) == "?"
    assert "1-9" in tier(date(2026, 1, 9)).why


@given(st.integers(1, 99_999), st.sampled_from(["{:,}", "{} EA", "{:,}대", "{}台", "qty {}"]))
@settings(max_examples=200, deadline=None)
def test_written_and_read_back(number: int, way: str) -> None:
    one = quantity(way.format(number)).one
    assert one is not None
    assert one.number == number


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_odd(text: str) -> None:
    short(quantity(text))
    short(tier(text))
    short(discount(text, False))
    quantities.per(text)
