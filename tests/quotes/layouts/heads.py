"""What stands around the table, and what it makes true of every line."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from tests.quotes.fixtures.made_b.truth import Fields, head, line
from tests.quotes.layouts import phrases
from tests.quotes.layouts.choice import Choice
from tests.quotes.layouts.items import Row
from tests.quotes.layouts.money import Pen
from tests.quotes.layouts.page import Page
from tests.quotes.layouts.terms import (
    Dates,
    Lead,
    dates_of,
    incoterm_of,
    lead_of,
    payment_of,
    said,
    vat_words,
)
from tests.quotes.layouts.words import LABELS


@dataclass(frozen=True)
class Head:
    """The words above and below a table, and their truth."""

    choice: Choice
    quote: Fields
    dates: Dates
    common: Fields
    asked: tuple[str, ...]
    may_ask: tuple[str, ...]
    first: tuple[str, ...]
    """Single lines at the very top: title, vendor, address."""
    pairs: list[tuple[str, Any]]
    above: tuple[str, ...]
    below: tuple[str, ...]
    junk: tuple[str, ...]

    def put_above(self, page: Page) -> None:
        """All that stands over the table."""
        for text in self.first:
            page.line(text)
        if self.choice.extra_sheets != "terms on cover":
            page.pairs(self.pairs)
        for text in self.junk:
            page.line(text)
        for text in self.above:
            page.line(text)
        if self.first or self.above or self.junk or page.next > 1:
            page.line()

    def put_below(self, page: Page) -> None:
        """Footnotes."""
        page.line()
        bullet = page.rng.choice(("", "* ", "※ ", "- "))
        for text in self.below:
            page.line(f"{bullet}{text}")
        if self.choice.closing:
            page.line()
            page.line(said(page.rng, phrases.CLOSINGS, self.choice.lang))

    def line(self, at: str, row: Row) -> Fields:
        """The expected fields of a line of the table."""
        own = dict(row.truth)
        asked = [*self.asked, *own.pop("asked")]
        lead = own.pop("lead", None)
        if lead is not None:
            own["lead_weeks"] = list(lead.weeks) if lead.weeks else None
        lead_weeks = own.get("lead_weeks", self.common["lead_weeks"])
        if lead_weeks is None:
            asked.append("lead_weeks")
        if own["breaks"]:
            own["break_kind"] = self.choice.break_kind
            if not self.choice.break_kind_stated:
                asked.append("break_kind")
        may_ask = [*self.may_ask, *own.pop("may_ask")]
        vendor = self.quote["vendor"]
        return line(at, vendor, **{**self.common, **own}, asked=asked, may_ask=may_ask)


def head_of(rng: Random, choice: Choice, pen: Pen) -> Head:
    """Draws the words around the table."""
    lang = choice.lang
    vendor = said(rng, phrases.VENDORS, choice.country) if choice.vendor_place != "missing" else ""
    dates = dates_of(rng, choice, cells=not choice.encoding)
    lead = lead_of(rng, choice) if choice.lead_place in ("pair", "below") else Lead("", None)
    incoterm = incoterm_of(rng, choice) if choice.incoterm != "missing" else ""
    origin = rng.choice(sorted(phrases.ORIGINS)) if choice.origin == "pair" else ""
    number = f"{rng.choice('ABCDEFGH')}{rng.choice('KLMN')}-2026-{rng.randint(100, 9999)}"
    number = number if choice.number_place == "pair" else ""
    revision = rng.choice("234BC") if number and rng.random() < 0.25 else ""
    told: list[tuple[str, Any, bool]] = [
        ("vendor", vendor, choice.vendor_place == "pair"),
        ("to", said(rng, phrases.CUSTOMERS, lang), rng.random() < 0.5),
        ("number", number, True), ("revision", revision, True), ("date", dates.made, True),
        ("valid", dates.valid, choice.valid_place != "column"),
        ("payment", payment_of(rng, choice) if choice.payment else "", True),
        ("lead", lead.text, True), ("incoterm", incoterm, True),
        ("origin", said(rng, phrases.ORIGINS[origin], lang) if origin else "", True),
        ("vat", vat_words(rng, choice, "VALUE") if choice.vat_place == "pair" else "", True),
    ]  # fmt: skip
    shown = [(name, value) for name, value, here in told if here and value]
    down = {"valid": choice.valid_place == "below", "lead": choice.lead_place == "below",
            "payment": rng.random() < 0.3, "incoterm": rng.random() < 0.3}  # fmt: skip
    colon = "：" if lang in ("ja", "zh") else ": "
    label = {name: said(rng, LABELS[name], lang) for name, _ in shown}
    below = [f"{label[name]}{colon}{value}" for name, value in shown if down.get(name)]
    pairs = [(label[name], value) for name, value in shown if not down.get(name)]
    if rng.random() < 0.3:
        rng.shuffle(pairs)
    above = [pen.phrase()] if choice.currency_place == "note" else []
    if choice.vat_place in ("above", "below"):
        (above if choice.vat_place == "above" else below).append(vat_words(rng, choice, ""))
    if choice.break_kind_stated:
        words = phrases.ALL_UNITS if choice.break_kind == "all_units" else phrases.INCREMENTAL
        (below if rng.random() < 0.7 else above).append(said(rng, words, lang))
    rng.shuffle(below)
    common = {
        "currency": choice.currency, "vat": "out" if choice.vat == "silent" else choice.vat,
        "price_basis": choice.basis, "lead_weeks": list(lead.weeks) if lead.weeks else None,
        "valid_until": dates.valid_iso, "incoterm": incoterm or None, "origin": origin or None,
        "payment": [_share(one) for one in choice.payment] if choice.payment else None,
    }  # fmt: skip
    asked, may_ask = _open(choice, pen, dates)
    return Head(
        choice, head(vendor, number, dates.made_iso, revision), dates, common, asked, may_ask,
        _first(rng, choice, vendor), pairs, tuple(above), tuple(below),
        tuple(rng.sample(phrases.JUNK[lang].split("|"), min(choice.head_gap, 5)))
        + ("",) * max(choice.head_gap - 5, 0),
    )  # fmt: skip


def _first(rng: Random, choice: Choice, vendor: str) -> tuple[str, ...]:
    top = [said(rng, phrases.TITLES, choice.lang)] if rng.random() < 0.7 else []
    if choice.vendor_place == "top":
        top.insert(rng.randint(0, len(top)), vendor)
    if choice.country in ("sg", "hk") or (choice.vendor_place == "top" and rng.random() < 0.5):
        top.append(phrases.ADDRESSES[choice.country])
    return tuple(top)


def _open(choice: Choice, pen: Pen, dates: Dates) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What must be asked of every line, and what may be."""
    asked, may_ask = [], []
    if choice.vendor_place == "missing":
        asked.append("vendor")
    if choice.currency_place == "nowhere" or pen.ambiguous:
        asked.append("currency")
    if choice.vat == "silent" and choice.incoterm != "other":
        asked.append("vat")
        may_ask.append("unit_price")
    if dates.valid_asked:
        asked.append("valid_until")
    if choice.freight == "lump":
        asked.append("freight_per_unit")
    columns = set(choice.price_columns)
    uncomputed = choice.formulas == "uncached" and choice.discount == "percent"
    if not {"net", "price"} & columns or (uncomputed and "net" in columns):
        may_ask.append("unit_price")
    return tuple(asked), tuple(may_ask)


def _share(percent: int) -> str:
    return f"{percent / 100:g}"
