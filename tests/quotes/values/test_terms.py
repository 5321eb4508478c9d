"""VAT, delivery terms, payment terms and origins as vendors write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.quotes.values.country import origin
from optimizer.quotes.values.incoterm import incoterm, vat_of_incoterm
from optimizer.quotes.values.payment import payment
from optimizer.quotes.values.vat import vat
from tests.quotes.values.shown import short, table

VATS = table("""
VAT 별도 => out -
부가세 10% 포함 => in 10
부가가치세(10%) 포함 => in 10
VAT excluded => out -
excluding 10% VAT => out 10
prices exclude VAT => out -
VAT not included => out -
부가세 포함되지 않음 => out -
상기 금액에는 부가세가 포함되어 있지 않습니다 => out -
상기 금액은 부가세를 포함한 금액입니다 => in -
消費税は含まれておりません => out -
消費税を含みます => in -
운송비 포함, 부가세 별도 => out -
운송비 별도, 부가세 포함 => in -
税抜 => out -
税込 => in -
消費税別途 => out -
不含税 => out -
含13%增值税 => in 13
未税 => out -
inkl. 19% MwSt. => in 19
VAT 10% => - 10
VAT 포함/별도 => in - | out -
Prices excl. VAT; total incl. VAT => out - | in -
VAT => ?
VAT 포함 여부 => ?
関税別 => ?
세금계산서 발행 => ?
withholding tax excluded => ?
taxi included => ?
""")

DELIVERIES = table("""
DDP Seoul => DDP Seoul
ＤＤＰ Tokyo => DDP Tokyo
DDP: Seoul => DDP Seoul
DDP(서울) => DDP 서울
DDP 서울 데이터센터 => DDP 서울 데이터센터
DDP 조건 => DDP
CIF Busan Port (Incoterms 2020) => CIF Busan Port
Incoterms: FOB Shanghai => FOB Shanghai
Incoterms 2020 DAP Pangyo DC => DAP Pangyo DC
FCA Taoyuan airport. Lead time 8 weeks => FCA Taoyuan airport
Prices are DDP Seoul, Korea, including duties => DDP Seoul
DDP including delivery to site => DDP
EXW, VAT excluded => EXW
C&F Incheon => CFR Incheon
DAP/DDP => DAP | DDP
EXW or FCA Taipei => EXW | FCA Taipei
도착도 => ~도착도
납품장소: 귀사 지정장소 => ?
고객사 지정장소 도착도 => ~고객사 지정장소 도착도
仁川港 CIF => CIF 仁川港
Price CIF => CIF
FOB Destination => ~FOB Destination
des moines => ?
desk => ?
DPU Pangyo DC => DPU Pangyo DC
BlueField-3 DPU => ?
2x DPU 400Gb => ?
none => ?
""")

PAYMENTS = table("""
1/3 with order, 2/3 on delivery => 33.33/66.67/0
1/3, 1/3, 1/3 => ?
검수 완료 후 일시불 => ~0/0/100
각 차수 납품 후 30일 이내 현금 => ~0/100/0
30% advance, 70% on delivery => 30/70/0
70% on delivery, 30% advance => 30/70/0
30% on order / 70% on delivery => 30/70/0
50% down payment 50% upon delivery => 50/50/0
advance 30%, delivery 70% => 30/70/0
계약금 30%, 납품 시 60%, 검수 후 10% => 30/60/10
50% with PO, 40% upon shipment, 10% after acceptance => 50/40/10
10% deposit, 80% on delivery, 10% on acceptance within 30 days => 10/80/10
30% upon order, 60% upon delivery, 10% upon acceptance, net 30 days => 30/60/10
선급금 70%, 검수 완료 후 30% (세금계산서 발행 후 30일 이내) => 70/0/30
계약 시 30%, 설치 완료 후 70% => 30/0/70
T/T 100% in advance => 100/0/0
100% prepaid => 100/0/0
검수 후 30일 이내 100% => 0/0/100
100% 납품 후 30일 이내 현금 지급 => 0/100/0
T/T 30% deposit and 70% before shipment => 30/70/0
30% deposit, balance before shipment => 30/70/0
预付30%，发货前70% => 30/70/0
前払い30%、納品後70% => 30/70/0
선금 50 잔금 50 => 50/50/0 | 50/0/50
선금30%잔금70% => 30/70/0 | 30/0/70
계약금(30%), 잔금(70%) => 30/70/0 | 30/0/70
款到发货 => ~0/100/0
预付50%，余款发货前付清 => 50/50/0
100% on delivery and acceptance => ?
2% 10 days, net 30 => ?
Net 30 => ~0/100/0
30 days after invoice => ~0/100/0
Payment: 100% within 30 days from invoice date => ~0/100/0
월말 마감 익월 현금 => ~0/100/0
月末締め翌月末払い => ~0/100/0
検収後翌月末払い => ~0/0/100
납품 후 현금결제 => ~0/100/0
검수 후 30일 => ~0/0/100
验收合格后30天内付款 => ~0/0/100
L/C at sight => ~0/100/0
COD => ~0/100/0
전액 선불 => ~100/0/0
30% advance, 60% on delivery => ?
30% advance, 90% on delivery => ?
10/80/10 => ?
TT 30/70 => ?
30% 70% => ?
100% => ?
cash => ?
협의 => ?
귀사 조건 => ?
10% after warranty, 90% on delivery => ?
어음 90일 => ?
30% discount => ?
""")

ORIGINS = table("""
Made in USA => US
US => US
UK => GB
China => CN
P.R.C. => CN
중국 => CN
대만산 => TW
台湾 => TW
Made in Taiwan => TW
대한민국 => KR
korea, republic of => KR
日本製 => JP
IN => IN
Taiwan / China => TW | CN
CN, TW => CN | TW
Assembled in Mexico from US parts => ~MX
Indiana => ?
NO => ?
NO COO => ?
N/A => ?
""")


@pytest.mark.parametrize(("written", "meaning"), VATS)
def test_vat(written: str, meaning: str) -> None:
    """Without it a tenth of the price would appear or vanish."""
    assert short(vat(written)) == meaning


@pytest.mark.parametrize(("written", "meaning"), DELIVERIES)
def test_deliveries(written: str, meaning: str) -> None:
    assert short(incoterm(written)) == meaning


def test_import_vat_is_the_buyers_but_under_ddp() -> None:
    assert [vat_of_incoterm(code) for code in ("EXW", "fob", "DAP", "DPU")] == ["out"] * 4
    assert [vat_of_incoterm(code) for code in ("DDP", "도착도", "")] == [None] * 3


@pytest.mark.parametrize(("written", "meaning"), PAYMENTS)
def test_payments(written: str, meaning: str) -> None:
    """Shares that do not sum to the price, or whose moment is not said, are never filled in."""
    assert short(payment(written)) == meaning


@pytest.mark.parametrize(("written", "meaning"), ORIGINS)
def test_origins(written: str, meaning: str) -> None:
    assert short(origin(written)) == meaning


@given(st.integers(1, 98), st.integers(1, 98))
@settings(max_examples=100, deadline=None)
def test_three_shares_read_back(first: int, second: int) -> None:
    third = 100 - first - second
    text = f"계약 시 {first}%, 납품 시 {second}%, 검수 후 {third}%"
    assert short(payment(text)) == (f"{first}/{second}/{third}" if third >= 0 else "?")


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_odd(text: str) -> None:
    for read in (vat, incoterm, payment, origin):
        short(read(text))
