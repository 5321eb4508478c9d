"""The terms of a layout in words, and what they mean."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from tests.quotes.layouts import phrases
from tests.quotes.layouts.choice import VAT_RATE, Choice

_WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")


def said(rng: Random, words: Mapping[str, str], lang: str) -> str:
    """One of several ways to say it."""
    return rng.choice(words[lang].split("|"))


@dataclass(frozen=True)
class Lead:
    """A lead time as written, and in weeks (None: left open)."""

    text: Any
    weeks: tuple[str, str] | None


def lead_of(rng: Random, choice: Choice) -> Lead:
    """A lead time of the kind the layout uses."""
    kind = choice.lead_kind
    if kind == "open" and choice.lead_place == "column" and rng.random() < 0.5:
        kind = "range"
    low = rng.randint(4, 26)
    high = low + rng.randint(1, 6)
    if kind == "weeks":
        if rng.random() < 0.5:
            return Lead(low, (str(low), str(low)))
        return Lead(f"{low}{rng.choice('-~')}{high}", (str(low), str(high)))
    if kind == "bounds":
        return Lead("", (str(low), str(high)))
    if kind == "none":
        return Lead("", None)
    days = rng.choice((30, 45, 56, 60, 84, 90, 100, 120))
    text = said(rng, phrases.LEAD[kind], choice.lang).format(a=low, b=high, d=days)
    if choice.wide_digits:
        text = text.translate(_WIDE)
    in_weeks = f"{(Decimal(days) / 7).quantize(Decimal('0.0001')).normalize():f}"
    weeks = {"range": (str(low), str(high)), "single": (str(low), str(low)),
             "days": (in_weeks, in_weeks), "open": None}  # fmt: skip
    return Lead(text, weeks[kind])


@dataclass(frozen=True)
class Dates:
    """When the quote was made and how long it holds: as written, and meant."""

    made: Any
    made_iso: str
    """Blank where a reader cannot know it."""
    valid: Any
    valid_iso: str | None
    valid_asked: bool


def dates_of(rng: Random, choice: Choice, *, cells: bool) -> Dates:
    """Both dates of a layout; ``cells``: a date may stand in a cell as a date."""
    lang = choice.lang
    day = dt.date(2026, 1, 5) + dt.timedelta(days=rng.randrange(100))
    if choice.date_kind == "ambiguous":
        day = dt.date(2026, rng.randint(1, 4), rng.randint(5, 12))
    made: Any = {
        "iso": day.isoformat(), "words": _words(rng, lang, day),
        "cell": day if cells else day.isoformat(),
        "ambiguous": f"{day:%d/%m/%Y}", "missing": "",
    }[choice.date_kind]  # fmt: skip
    known = choice.date_kind in ("iso", "words", "cell")
    iso = day.isoformat() if known else ""
    kind = choice.valid_kind
    if kind == "missing":
        return Dates(made, iso, "", None, False)
    if kind == "relative":
        days = rng.choice((14, 21, 30, 45, 60, 90))
        text = said(rng, phrases.VALID_FOR, lang).format(n=days)
        end = (day + dt.timedelta(days=days)).isoformat()
        return Dates(made, iso, text, None if choice.date_kind == "missing" else end, not known)
    if kind == "ambiguous":
        month = rng.randint(5, 11)
        end_day = dt.date(2026, month, rng.choice([n for n in range(5, 13) if n != month]))
        return Dates(made, iso, f"{end_day:%d/%m/%Y}", end_day.isoformat(), True)
    if kind == "no such day":
        month = rng.choice((6, 9, 11))
        return Dates(made, iso, _written(rng, lang, 2026, month, 31), f"2026-{month:02}-30", True)
    end_day = day + dt.timedelta(days=rng.randint(20, 120))
    text = end_day if kind == "cell" and cells else said(rng, phrases.UNTIL, lang).format(
        _words(rng, lang, end_day))  # fmt: skip
    return Dates(made, iso, text, end_day.isoformat(), False)


def _words(rng: Random, lang: str, day: dt.date) -> str:
    return _written(rng, lang, day.year, day.month, day.day)


def _written(rng: Random, lang: str, y: int, m: int, d: int) -> str:
    month = calendar.month_name[m]
    return said(rng, phrases.DATES, lang).format(
        y=y, m=m, d=d, month=month, mon=month[:3], iso=f"{y}-{m:02}-{d:02}"
    )


def payment_of(rng: Random, choice: Choice) -> str:
    """The shares in words."""
    parts = [
        said(rng, phrases.PAID[name], choice.lang).format(p=share)
        for name, share in zip(
            ("order", "delivery", "acceptance"), choice.payment or (), strict=True
        )
        if share
    ]
    return rng.choice((", ", " / ") if choice.lang in ("en", "ko") else ("、", "，")).join(parts)


def incoterm_of(rng: Random, choice: Choice) -> str:
    """Term and place."""
    options = phrases.INCOTERMS[choice.lang].split("|")
    return rng.choice(
        [one for one in options if one.startswith("DDP") == (choice.incoterm == "ddp")]
    )


def vat_words(rng: Random, choice: Choice, kind: str) -> str:
    """VAT in a note, a heading or a value (``kind``: "", HEAD, VALUE)."""
    name = f"VAT_{choice.vat.upper()}{'_' if kind else ''}{kind}"
    return said(rng, getattr(phrases, name), choice.lang).format(rate=VAT_RATE[choice.currency])
