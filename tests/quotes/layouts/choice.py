"""Which faults a layout has: drawn by seed, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, fields
from random import Random
from typing import Any

from tests.quotes.layouts.words import LANGUAGES

COUNTRY_MONEY = {"en": "USD", "ko": "KRW", "ja": "JPY", "zh": "CNY", "sg": "SGD", "hk": "CNY"}
VAT_RATE = {"USD": 10, "EUR": 19, "KRW": 10, "JPY": 10, "CNY": 13, "SGD": 9}
SCALES = {"KRW": (1, 1, 1000, 10_000, 1_000_000), "JPY": (1, 1, 1000, 10_000),
          "CNY": (1, 1, 10_000), "USD": (1, 1, 1, 1, 1000), "EUR": (1,), "SGD": (1,)}  # fmt: skip
PRICE_COLUMNS = (
    ("price",), ("price",), ("price", "ext"), ("price", "ext"), ("price", "ext"),
    ("list", "net"), ("list", "disc", "net"), ("list", "disc", "net", "ext"),
    ("list", "disc", "net", "ext"), ("list", "net", "ext"), ("list", "disc", "ext"), ("ext",),
)  # fmt: skip
PAYMENTS = ((30, 70, 0), (20, 80, 0), (50, 50, 0), (30, 60, 10), (0, 100, 0), (0, 0, 100),
            (100, 0, 0), (40, 50, 10))  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """One combination of faults. A field's value says what was drawn for it."""

    seed: int
    lang: str
    head_lang: str
    """Of the headings: some vendors keep them English."""
    country: str
    """Of the vendor: a language, or sg / hk for an English quote from there."""
    encoding: str
    """Of a csv; blank: xlsx."""
    delimiter: str
    vendor_place: str
    number_place: str
    currency: str
    currency_place: str
    currency_mark: str
    """``symbol`` (may be ambiguous: $, ¥), ``code`` or ``word``."""
    scale: int
    basis: str
    quantity: str
    """What the quantity counts: systems, gpus, or none (no such column)."""
    price_columns: tuple[str, ...]
    discount: str
    vat: str
    vat_place: str
    tiers: str
    break_kind: str
    break_kind_stated: bool
    lead_place: str
    lead_kind: str
    date_kind: str
    valid_kind: str
    valid_place: str
    payment: tuple[int, int, int] | None
    incoterm: str
    """``ddp``, ``other`` or ``missing``."""
    origin: str
    freight: str
    limits: bool
    """Whether there are columns of least and most order."""
    cooling_said: bool
    two_level: bool
    headings: str
    """``plain``, ``padded`` or ``broken`` (line breaks and double blanks)."""
    column_order: str
    text_numbers: bool
    counted_quantity: bool
    """Quantities as "10 units"."""
    wide_digits: bool
    """Lead times in full-width digits, as East Asian keyboards give."""
    stray_blanks: bool
    """Blanks after amounts that are text."""
    formulas: str
    sections: bool
    subtotals: bool
    totals: bool
    bundles: str
    no_bid: bool
    sides: int
    extra_sheets: str
    second_table: str
    """Below the first: none, other goods, or systems too."""
    head_gap: int
    """Rows of junk above the table."""
    closing: bool
    """Whether a polite line ends the sheet."""
    left: int
    """Blank columns to the left."""
    pairs: str
    """How labels and values stand: beside, in one cell, or two pairs in a row."""


def choose(seed: int) -> Choice:
    """The faults of a seed."""
    rng = Random(seed)
    some = lambda *values: rng.choice(values)  # noqa: E731
    chance = lambda share: rng.random() < share  # noqa: E731
    lang = rng.choices(LANGUAGES, (40, 30, 15, 15))[0]
    country = some("en", "en", "en", "en", "sg", "hk") if lang == "en" else lang
    csv = chance(0.15)
    currency = COUNTRY_MONEY[country]
    if country == "en":
        currency = some("USD", "USD", "EUR")
    elif lang != "en" and chance(0.15):
        currency = "USD"
    tiers = rng.choices(("none", "down", "across"), (64, 16, 20))[0]
    basis = "unit" if tiers != "none" or chance(0.75) else "accelerator"
    quantity = "none" if tiers != "none" or chance(0.1) else "systems"
    if basis == "accelerator":
        quantity = some("gpus", "systems")
    columns = ("price",) if tiers != "none" else rng.choice(PRICE_COLUMNS)
    if quantity == "none":
        columns = tuple(one for one in columns if one != "ext") or ("price",)
    if columns == ("list", "disc"):
        columns = ("list", "disc", "net")
    if columns == ("ext",):  # the price is the amount over the quantity: of systems, or unsure
        basis, quantity = "unit", "systems"
    scale = rng.choice(SCALES[currency])
    text_numbers = csv or chance(0.2)
    place = some("heading", "heading", "note", "note", "column", "cell", "format", "nowhere")
    if scale > 1:
        place = some("heading", "note")
    if place == "format" and text_numbers:
        place = "heading"
    sums = "ext" in columns
    counted = basis == "unit" and chance(0.12)
    numeric = not (csv or text_numbers or counted or place == "cell")
    vat = some("out", "out", "in", "silent")
    vat_place = some("heading", "above", "below", "pair")
    if vat == "out" and sums and chance(0.25):
        vat_place = "row"
    lead_kind = some("range", "range", "single", "days", "open")
    lead_place = some("column", "column", "pair", "pair", "below", "missing")
    two_level = (len(columns) > 1 or tiers == "across") and chance(0.4)
    if lead_place == "column" and chance(0.3):
        lead_kind = "bounds" if two_level and chance(0.5) else "weeks"
    date_kind = rng.choices(("iso", "words", "cell", "ambiguous", "missing"), (3, 3, 2, 1, 1))[0]
    if lang != "en" and date_kind == "ambiguous":
        date_kind = "words"
    valid_kind = rng.choices(
        ("words", "cell", "relative", "ambiguous", "no such day", "missing"), (3, 2, 4, 1, 1, 1)
    )[0]
    if date_kind == "ambiguous":  # any other day would tell which reading comes before it
        valid_kind = some("relative", "missing")
    if valid_kind == "ambiguous" and lang != "en":
        valid_kind = "words"
    valid_place = some("pair", "pair", "below", "column")
    if valid_kind == "relative" and valid_place == "column":
        valid_place = "pair"
    discounts = ["share", "percent", "text", "amount"] + (["pays"] if lang in ("ja", "zh") else [])
    if not {"net", "ext"} <= set(columns):
        discounts = ["percent", "text"]
    quiet = tiers == "none"
    per_unit = "none" if vat == "in" or scale > 1 else "per unit"
    return Choice(
        seed=seed, lang=lang, head_lang="en" if chance(0.15) else lang, country=country,
        encoding=_encoding(rng, lang) if csv else "",
        delimiter=some(",", ",", ";", "\t") if csv else "",
        vendor_place=some("pair", "pair", "top", "top", "missing"),
        number_place=some("pair", "pair", "missing"),
        currency=currency, currency_place=place,
        currency_mark=some("symbol", "code", "word"),
        scale=scale, basis=basis, quantity=quantity, price_columns=columns,
        discount=rng.choice(discounts) if "disc" in columns else "none",
        vat=vat, vat_place=vat_place if vat != "silent" else "nowhere",
        tiers=tiers, break_kind=some("all_units", "incremental") if not quiet else "none",
        break_kind_stated=not quiet and chance(0.6),
        lead_place=lead_place, lead_kind=lead_kind if lead_place != "missing" else "none",
        date_kind=date_kind, valid_kind=valid_kind, valid_place=valid_place,
        payment=rng.choice(PAYMENTS) if chance(0.7) else None,
        incoterm=some("ddp", "other", "missing"),
        origin=some("", "", "pair", "column"),
        freight=some("none", "none", "none", "lump", per_unit) if quiet else "none",
        limits=basis == "unit" and chance(0.15),
        cooling_said=chance(0.94),
        two_level=two_level,
        headings=some("plain", "plain", "padded", "broken"),
        column_order=some("usual", "usual", "shuffled"),
        text_numbers=text_numbers, counted_quantity=counted,
        wide_digits=lang != "en" and chance(0.1), stray_blanks=text_numbers and chance(0.3),
        formulas=some("none", "cached", "uncached")
        if numeric and sums and {"price", "net"} & set(columns) else "none",
        sections=chance(0.3), subtotals=sums and chance(0.3),
        totals=sums and (chance(0.6) or vat_place == "row"),
        bundles=some("none", "none", "zero", "word", "blank" if quantity == "systems" else "zero")
        if quiet else "none",
        no_bid=quiet and chance(0.12), sides=rng.randrange(5),
        extra_sheets=some("none", "none", "cover", "old", "notes", "terms on cover")
        if not csv else "none",
        second_table=rng.choices(("none", "goods", "systems"), (80, 10, 10))[0],
        head_gap=some(0, 0, 1, 3, 6, 14), closing=chance(0.3), left=some(0, 0, 0, 1),
        pairs=some("beside", "beside", "one cell", "two in a row"),
    )  # fmt: skip


def faults(choice: Choice) -> set[str]:
    """The faults by name: ``field: value``."""
    return {
        f"{one.name}: {_plain(getattr(choice, one.name))}"
        for one in fields(choice)
        if one.name not in ("seed", "payment")
    } | {f"payment: {'missing' if choice.payment is None else 'said'}"}


def _plain(value: Any) -> str:
    return "+".join(value) if isinstance(value, tuple) else repr(value).strip("'")


def _encoding(rng: Random, lang: str) -> str:
    local = {"en": "cp1252", "ko": "cp949", "ja": "cp932", "zh": "gb18030"}[lang]
    return rng.choice(("utf-8", "utf-8-sig", "utf-16", local))
