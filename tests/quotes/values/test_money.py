"""What vendors write as a price, and what it may mean."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.quotes.grid import Fault, Figure, Formula
from optimizer.quotes.values.money import amount
from tests.quotes.values.shown import short, table

TEXTS = table(r"""
$2,714.32  => 2714.32 $
 10,100.04 원 => 10100.04 KRW
12백만원 => 12000000 KRW
1,234천원 => 1234000 KRW
3억 5천만원 => 350000000 KRW
12억 5,000만원 => 1250000000 KRW
12만5천원 => 125000 KRW
2천5백만원 => 25000000 KRW
1.5조 => 1500000000000
2.5억 => 250000000
3억 5천 => 300005000 | 350000000
1억 5000 => 100005000 | 150000000
1만 2천 => 12000
₩1,000 => 1000 KRW
￦1,000 => 1000 KRW
1,000,000원정 => 1000000 KRW
₩ 1,200,000,- (VAT 포함) => 1200000 KRW vat in
금 일억이천만원정 => 120000000 KRW
금일억원정 => 100000000 KRW
일금 壹億貳千萬원정 => 120000000 KRW
일천이백만원 => 12000000 KRW
人民币壹佰贰拾万元整 => 1200000 CNY
一百二十万日元 => 1200000 JPY
백만원 => ?
145,000,000원(VAT별도) => 145000000 KRW vat out
1,000,000원 VAT 10% 별도 => 1000000 KRW vat out
VAT 별도 1,000,000원 => 1000000 KRW vat out
1,000원 (부가세 포함) => 1000 KRW vat in
1,000+VAT => 1000 vat out
310,000 USD ex VAT => 310000 USD vat out
USD 285,000 (VAT excl.) => 285000 USD vat out
5,000,000円（税抜） => 5000000 JPY vat out
¥ 5,000,000 税込 => 5000000 JPY/CNY vat in
1,200,000元（含税） => 1200000 CNY/TWD/HKD vat in
USD 310,000 => 310000 USD
310,000 US$ => 310000 USD
US $5 => 5 USD
$US 1000 => 1000 USD
285,000.00USD => 285000 USD
310k => 310000
310K USD => 310000 USD
310 kUSD => 310000 USD
kusd 310 => 310000 USD
USD 310K => 310000 USD
1.2M => ~1200000
USD 1.2 million => 1200000 USD
1.2bn => 1200000000
₹2.5 crore => 25000000 INR
₹ 25 lakh => 2500000 INR
€ 1.234,56 => 1234.56 EUR
€ 285.000,00 => 285000 EUR
€ 285.000 => 285 EUR | 285000 EUR
€310,000 => ~310000 EUR
€1234,56 => ~1234.56 EUR
€ 0,99 => ~0.99 EUR
12 500 € => ~12500 EUR
12 500 => ?
1 234 567,89 => ~1234567.89
285 000 원 => ?
USD 12 500 => ?
1'234.50 => 1234.5
1’000 => 1000
CHF 1'000.-- => 1000 CHF
CHF 285'000.- => 285000 CHF
R$ 1.500.000,00 => 1500000 BRL
Rp 1.000.000 => 1000000 IDR
12,34,567 => ~1234567
Rs. 12,34,567/- => ~1234567 INR/PKR/LKR/NPR
1,234 => 1234
1.234 => 1.234 | 1234
12,34 => 12.34 | 1234
1234,56 => 1234.56 | 123456
1.234.567 => 1234567
1,234.567 => 1234.567
1.234,5678 => 1234.5678
1234.567 => 1234.567
0.650 => 0.65
0,65 => ~0.65
.5 => 0.5
1,200. => 1200
1,000,00 => ?
1.5.2 => ?
12,345,67 => ?
007 => ?
（1,000） => ~-1000
$ (1,200.00) => ~-1200 $
-1,000 => -1000
−1,000 => -1000
△1,000 => ~-1000
▲ 1,000 => ~-1000
1,000- => 1000 | -1000
¥1,000- => ~1000 JPY/CNY
１，０００ => 1000
￥1,000 => 1000 JPY/CNY
\1,000 => 1000 KRW/JPY
1,000円 => 1000 JPY
1,000万円 => 10000000 JPY
1,000엔 => 1000 JPY
1,000元 => 1000 CNY/TWD/HKD
壹佰万元整 => 1000000 CNY/TWD/HKD
RMB 1,000 => 1000 CNY
RMB1,200,000.00元 => 1200000 CNY
NT$ 5,000 => 5000 TWD
S$ 10 => 10 SGD
HK$1,200.50 => 1200.5 HKD
A$1 => 1 AUD
C$1,000 => 1000 CAD
£1,000 => 1000 GBP
RM 1,000 => 1000 MYR
1 000 kr => ~1000 SEK/NOK/DKK
$ 1,000 (CAD) => 1000 CAD
285,000/EA => 285000 per each
$285,000.00 ea. => 285000 $ per each
1,200 each => 1200 per each
31,000 per GPU => 31000 per accelerator
USD 310,000.00 / server => 310000 USD per server
1,200.00 USD/GPU, VAT별도 => 1200 USD vat out per accelerator
2,400/100 => 2400 per 100each
1,200 per 1,000 => 1200 per 1000each
1200 per 8 GPUs => 1200 per 8accelerator
1,000원/대 => 1000 KRW per each
10,000,000원/식 => 10000000 KRW per lot
대당 1,000원 => 1000 KRW per each
1대당 1,000원 => 1000 KRW per each
@1,200 => 1200 per each
@ USD 30,000 => 30000 USD per each
$2.50/GPU/hr => 2.5 $ per accelerator rest /hr
$1,000/month => 1000 $ rest /month
1,200 (net) => 1200 rest (net)
약 1,000원 => 1000 KRW rest 약
~1,000 => 1000 rest ~
+500 => 500 rest +
1,200* => 1200 rest *
1,200² => 1200 rest ※
①1,000 => 1000 rest ※
금액: 1,000 => 1000 rest 금액
USD 1,000 (KRW 1,400,000) => 1000 USD | 1400000 KRW
USD 1,000 / KRW 1,400,000 => 1000 USD | 1400000 KRW
1,000 ~ 1,200 => ?
$1,000 ~ $1,200 => ?
8 x 35,000 => ?
1,000 + VAT 100 => ?
USD 310,000 (8 GPUs) => ?
1e5 => ?
1O0 => ?
2026.03.15 => ?
15% => 15%
-15% => -15%
5 % => 5%
NO BID => ?
TBD => ?
- => ?
₩ - => ?
무상 => ?
usd => ?
별도 협의 => ?
#REF! => ?
½ => ?
0원 => 0 KRW
""")


@pytest.mark.parametrize(("written", "meaning"), TEXTS)
def test_texts(written: str, meaning: str) -> None:
    """Without it a price would be a thousand times off, or in another currency, unasked."""
    assert short(amount(written)) == meaning


def test_a_line_break_parts_two_figures() -> None:
    """1 above 500 is not 1,500."""
    assert short(amount("1\n500")) == "?"


FORMATS = [
    (285000.0, "[$₩-412]#,##0", "285000 KRW"),
    (1000.0, "[$$-409]#,##0.00", "1000 USD"),
    (1000.0, "[$$-C09]#,##0.00", "1000 AUD"),
    (1000.0, '"$"#,##0', "1000 $"),
    (5.0, "[$¥-804]#,##0", "5 CNY"),
    (5.0, "[$¥-411]#,##0", "5 JPY"),
    (5.0, "¥#,##0", "5 JPY/CNY"),
    (5.0, "[$USD] #,##0", "5 USD"),
    (5.0, 'General" USD"', "5 USD"),
    (5.0, '#,##0\\ "€"', "5 EUR"),
    (5.0, '#,##0"원/대 (VAT별도)"', "5 KRW vat out per each"),
    (5.0, '#,##0 "EA"', "5 per each"),
    (5.0, '"\\"#,##0', "5 KRW/JPY"),
    (5.0, "[$\\-412]#,##0", "5 KRW"),
    (5.0, "[$kr-41D] #,##0", "5 SEK"),
    (5.0, "[$₩-ko-KR]#,##0", "5 KRW"),
    (5.0, '"약 "#,##0', "5 rest 약"),
    (0.15, "0.0\\%", "0.15%"),
    (0.15, "0.0%", "15%"),
    (64.64, '0.00"%"', "64.64%"),
    # The digits shown are thousandths of the number, and the label says so: nothing changes.
    (285000000.0, '#,##0,"천원"', "285000000 KRW"),
    # The digits shown are the number itself, counted in thousands.
    (285000.0, '#,##0"천원"', "285000000 KRW"),
    (285000000.0, "#,##0,", "~285000000"),
    (50000.0, '[>=1000]#,##0,"K";0', "50000"),
    (5.0, '[>=1000]#,##0,"K";0', "5"),
    (-5.0, "#,##0;(#,##0)", "-5"),
    (-5.0, "#,##0;△#,##0", "-5"),
    (0.0, '_-[$₩-412]* #,##0_-;-[$₩-412]* #,##0_-;_-[$₩-412]* "-"_-', "0 KRW"),
    (5.0, ";;;", "5 rest (not shown)"),
    (5.0, "#,##0*$", "5"),
    (5.0, "", "5"),
    (float("nan"), "0%", "?"),
]


@pytest.mark.parametrize(("number", "code", "meaning"), FORMATS)
def test_formats(number: float, code: str, meaning: str) -> None:
    """Often only the number format names the currency."""
    assert short(amount(Figure(number, code))) == meaning


def test_scale_is_told() -> None:
    """A reader must know that 12백만 needs no "in millions" of the heading on top."""
    assert [one.scale for one in amount("12백만원").options] == [1_000_000]
    assert [one.scale for one in amount("310k").options] == [1_000]
    assert [one.scale for one in amount(Figure(285e6, "#,##0,")).options] == [1_000]
    assert [one.scale for one in amount("12,000,000").options] == [1]


@pytest.mark.parametrize(
    "value", [None, True, date(2026, 1, 1), time(1), Formula("=A1*2"), Fault("#N/A"), float("inf")]
)
def test_what_is_no_figure(value: object) -> None:
    assert short(amount(value)) == "?"  # type: ignore[arg-type]


def test_numbers_are_exact_as_shown() -> None:
    """0.1 + 0.2 shows as 0.3 in every spreadsheet."""
    assert amount(0.1 + 0.2).one.number == Decimal("0.3")  # type: ignore[union-attr]
    assert amount(123456789012).one.number == 123456789012  # type: ignore[union-attr]


PRICES = st.decimals(min_value=10, max_value=10**10, places=2)
STYLES = {
    "{:,.2f}": (), "${:,.2f}": ("USD", "CAD"), "USD {:,.2f}": ("USD",), "{:,.2f} 원": ("KRW",),
    "US${:,.2f}/EA (VAT excl.)": ("USD",), "{:.2f}": (), "KRW {:,.2f} (부가세 별도)": ("KRW",),
    "€ {:,.2f}": ("EUR",), "{:,.2f}円": ("JPY",), "({:,.2f})": (), "-{:,.2f} USD": ("USD",),
}


@given(PRICES, st.sampled_from(sorted(STYLES)))
@settings(max_examples=300, deadline=None)
def test_written_and_read_back(price: Decimal, style: str) -> None:
    read = amount(style.format(price))
    assert [abs(one.number) for one in read.options] == [price]
    assert read.options[0].currencies[:2] == STYLES[style][:2]
    assert not read.options[0].rest


@given(PRICES, st.sampled_from([("€ ", ".", ","), ("", "'", "."), ("", " ", ","), ("", " ", "."),
                                ("EUR ", " ", ",")]))
@settings(max_examples=300, deadline=None)
def test_other_grouping_read_back(price: Decimal, way: tuple[str, str, str]) -> None:
    """The true figure is always among the readings, and alone from a thousand on."""
    front, group, point = way
    text = f"{price:,.2f}".replace(",", "_").replace(".", point).replace("_", group)
    numbers = [one.number for one in amount(front + text).options]
    assert price in numbers
    if price >= 1000:
        assert numbers == [price]


@given(st.integers(1, 9999), st.integers(0, 9999), st.sampled_from(["만", "万", "萬"]))
@settings(max_examples=200, deadline=None)
def test_units_of_ten_thousand_read_back(upper: int, lower: int, unit: str) -> None:
    text = f"{upper:,}{unit} {lower:,}원" if lower else f"{upper:,}{unit}원"
    assert upper * 10**4 + lower in [one.number for one in amount(text).options]


@given(st.text(max_size=80))
@settings(max_examples=500, deadline=None)
def test_no_text_is_too_odd(text: str) -> None:
    short(amount(text))
