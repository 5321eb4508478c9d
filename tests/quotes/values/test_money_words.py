"""Currencies, scales, VAT and per-words inside headings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from optimizer.quotes.words.money_words import currencies_in, per_in, scale_in, vat_in
from tests.quotes.values.shown import DOLLARS, per

CURRENCIES = [
    ("price (usd)", ("USD",), "price"), ("price (usd/krw)", ("USD", "KRW"), "price"),
    ("$ (cad)", ("CAD",), ""), ("price $", DOLLARS, "price"), ("단가(원)", ("KRW",), "단가"),
    ("단가(원/대)", ("KRW",), "단가( /대)"), ("금액(단위: 원)", ("KRW",), "금액(단위: )"),
    ("원산지", (), "원산지"), ("담당 직원", (), "담당 직원"),
    ("엔비디아 h100", (), "엔비디아 h100"),
    ("単価(円)", ("JPY",), "単価"), ("单元", (), "单元"), ("we won't", (), "we won't"),
    ("unit price usd", ("USD",), "unit price"), ("items", (), "items"), ("won", ("KRW",), ""),
]
SCALES = [
    ("(단위 : 천원)", 1_000, "(단위 : 원)"), ("백만원", 1_000_000, "원"),
    ("단위: 천", 1_000, "단위:"),
    ("price kusd", 1_000, "price usd"), ("unit price usd k", 1_000, "unit price usd"),
    ("price $m", 1_000_000, "price $"), ("金額(千円)", 1_000, "金額( 円)"), ("억원", 10**8, "원"),
    ("usd thousands", 1_000, "usd"), ("usd '000", 1_000, "usd"), ("万元", 10_000, "元"),
    ("만료일", 1, "만료일"), ("price (usd)", 1, "price (usd)"), ("천안 창고", 1, "천안 창고"),
]
PERS = [
    ("unit price (per gpu)", "accelerator", "unit price"), ("gpu당 단가", "accelerator", "단가"),
    ("price per 100 ea", "100each", "price"), ("원/대", "each", "원"), ("每台", "each", ""),
    ("1台あたり", "each", ""), ("unit price (per gpu server)", "server", "unit price"),
    ("per 8-gpu server", "none", "per 8-gpu server"), ("/월", "none", "/월"),
    ("usd/gpu/month", "accelerator", "usd /month"), ("원/대수", "none", "원/대수"),
    ("2024/100/3", "none", "2024/100/3"), ("price/rack", "rack", "price"),
]


@pytest.mark.parametrize(("text", "codes", "rest"), CURRENCIES)
def test_currencies(text: str, codes: tuple[str, ...], rest: str) -> None:
    """Short words such as 원 and won hide in others: 원산지 is no price in won."""
    assert currencies_in(text) == (codes, rest)


@pytest.mark.parametrize(("text", "factor", "rest"), SCALES)
def test_scales(text: str, factor: int, rest: str) -> None:
    assert scale_in(text) == (Decimal(factor), rest)


@pytest.mark.parametrize(("text", "what", "rest"), PERS)
def test_pers(text: str, what: str, rest: str) -> None:
    found, left = per_in(text)
    assert ((per(found).removeprefix(" per ") or "none"), left) == (what, rest)


def test_vat_merely_mentioned_stays_in_the_text() -> None:
    """A column "VAT 10%" holds amounts of VAT; it says nothing of the prices."""
    said, rest = vat_in("vat 10%")
    assert (said.states, said.rate, rest) == ((), Decimal("0.1"), "vat 10%")
    said, rest = vat_in("price (vat excl.)")
    assert (said.states, rest) == (("out",), "price")
