"""How amounts are written: marks, scales, number formats, text."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

from tests.quotes.fixtures.made_b.book import Cell
from tests.quotes.layouts.choice import VAT_RATE, Choice

MARKS = {
    "USD": {"symbol": "$", "code": "USD", "word": "US$"},
    "EUR": {"symbol": "€", "code": "EUR", "word": "Euro"},
    "SGD": {"symbol": "$", "code": "SGD", "word": "S$"},
    "KRW": {"symbol": "₩", "code": "KRW", "word": "원"},
    "JPY": {"symbol": "¥", "code": "JPY", "word": "円"},
    "CNY": {"symbol": "¥", "code": "CNY", "word": "元"},
}
SCALED = {("KRW", 1000): "천원|千원", ("KRW", 10_000): "만원",
          ("KRW", 1_000_000): "백만원|KRW million",
          ("JPY", 1000): "千円", ("JPY", 10_000): "万円", ("CNY", 10_000): "万元",
          ("USD", 1000): "USD thousand|thousand USD|kUSD"}  # fmt: skip
FORMATS = {
    "USD": ("[$$-409]#,##0.00", '"US$"#,##0', "[$USD] #,##0"),
    "EUR": ("#,##0.00\\ [$€-407]", "[$EUR] #,##0.00"),
    "SGD": ("[$SGD] #,##0.00",),
    "KRW": ("[$₩-412]#,##0", '#,##0"원"', "[$KRW] #,##0"),
    "JPY": ("[$¥-411]#,##0", '#,##0"円"'),
    "CNY": ("[$¥-804]#,##0.00", '#,##0"元"', "[$CNY] #,##0"),
}
USD_RATE = {"USD": 1, "EUR": 1, "SGD": 1, "KRW": 1400, "JPY": 150, "CNY": 7}
STEP = {"USD": 2000, "EUR": 2000, "SGD": 2000, "KRW": 2_000_000, "JPY": 200_000, "CNY": 20_000}
PHRASES = {"en": "All amounts in {}|Prices in {}|Currency: {}",
           "ko": "(단위: {})|단위 : {}|통화: {}",
           "ja": "（単位：{}）|通貨：{}", "zh": "单位：{}|币种：{}"}  # fmt: skip


class Pen:
    """Writes amounts as one layout does."""

    def __init__(self, choice: Choice, rng: Random) -> None:
        self.choice = choice
        self.rng = rng
        here = choice.currency_place
        self.form = rng.choice(FORMATS[choice.currency]) if here == "format" else "#,##0.##"
        self.mark = self._mark()
        self.decimals = choice.currency not in ("KRW", "JPY") and rng.random() < 0.5
        self.comma = choice.currency == "EUR" and choice.text_numbers and rng.random() < 0.5
        if choice.currency == "EUR" and choice.text_numbers:
            self.decimals = True  # 285,000 alone would be 285 to a European
        self.mark_before = rng.random() < 0.6

    @property
    def ambiguous(self) -> bool:
        """Whether the mark names two currencies: $ from Singapore, ¥ in English."""
        shown = self.choice.currency_place in ("heading", "note", "cell")
        unsure = {("sg", "$"), ("hk", "¥")}
        return shown and (self.choice.country, self.mark) in unsure

    def step(self, per: int = 1) -> Decimal:
        """Prices are multiples of it, so that all that is derived from them is exact."""
        choice = self.choice
        return Decimal(max(STEP[choice.currency] // per, 20 * choice.scale))

    def near(self, usd: float, per: int = 1) -> Decimal:
        """A plausible price in the currency of the layout, without VAT."""
        step = self.step(10 if per > 1 else 1)
        want = usd * USD_RATE[self.choice.currency] * self.rng.uniform(0.93, 1.1) / per
        return max(round(Decimal(want) / step), 1) * step

    def small(self, usd: float) -> Decimal:
        """A plausible price of something cheap."""
        step = Decimal(max(STEP[self.choice.currency] // 100, 20 * self.choice.scale))
        want = usd * USD_RATE[self.choice.currency] * self.rng.uniform(0.9, 1.1)
        return max(round(Decimal(want) / step), 1) * step

    def as_written(self, net: Decimal) -> Decimal:
        """With VAT where the sheet holds it, in the scale of the sheet."""
        if self.choice.vat == "in":
            net = net * (100 + VAT_RATE[self.choice.currency]) / 100
        return net / self.choice.scale

    def cell(self, written: Decimal) -> Any:
        """An amount as it stands in its cell."""
        choice = self.choice
        if choice.currency_place == "cell":
            return self._marked(self._text(written))
        if choice.text_numbers:
            return self._text(written)
        return Cell(number(written), self.form)

    def phrase(self) -> str:
        """A note that says the currency (and the scale)."""
        return self.rng.choice(PHRASES[self.choice.lang].split("|")).format(self.mark)

    def _mark(self) -> str:
        choice = self.choice
        if choice.scale > 1:
            return self.rng.choice(SCALED[choice.currency, choice.scale].split("|"))
        return MARKS[choice.currency][choice.currency_mark]

    def _text(self, written: Decimal) -> str:
        whole = written == written.to_integral_value()
        text = (
            f"{written:,.0f}" if whole and not (self.decimals or self.comma) else f"{written:,.2f}"
        )
        text = text.translate(str.maketrans(",.", ".,")) if self.comma else text
        blank = self.choice.stray_blanks and self.choice.currency_place != "cell"
        return f"{text} " if blank else text

    def _marked(self, text: str) -> str:
        if self.mark in ("원", "円", "元") or not self.mark_before:
            blank = "" if self.mark in ("원", "円", "元") and self.rng.random() < 0.7 else " "
            return f"{text}{blank}{self.mark}"
        blank = "" if self.mark in "$€₩¥" else " "
        return f"{self.mark}{blank}{text}"


def number(value: Decimal) -> int | float:
    """A number for a cell."""
    return int(value) if value == value.to_integral_value() else float(value)
