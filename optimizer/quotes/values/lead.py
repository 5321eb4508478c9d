"""Lead times: weeks from order to delivery, at best and at worst."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from optimizer.quotes.grid import Figure, Value
from optimizer.quotes.meaning import Lead, Reads
from optimizer.quotes.values.cells import unreadable
from optimizer.quotes.values.dates import day
from optimizer.quotes.values.durations import Span, in_weeks, spans
from optimizer.quotes.values.formats import written
from optimizer.quotes.values.numerals import exact
from optimizer.quotes.values.phrases import understood
from optimizer.quotes.values.text import LONGEST, clean

Unit = Literal["weeks", "days", "months"]
_LONGEST_WEEKS = 520
_CALENDAR = re.compile(
    r"q[1-4]|[1-4]q|[1-4]\s?/\s?4분기|[1-4]\s?분기|第[1-4]四半期"
    r"|(?<![0-9])[0-9]{1,2}\s?[월月](?!간|間)"
    r"|(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?[\s'-]*[0-9]"
    r"|(?<![a-z])(?:w|cw|kw|ww|week)\s?[0-9]{1,2}(?![0-9]*\s?[-~a-z가-힣])"
    r"|(?<![0-9])20[2-4][0-9](?![0-9])"
)
_AFTERWARDS = re.compile(
    r"(?:납품|배송|納品|納入|交货|到货|검수|설치)\s?(?:완료\s?)?(?:후|後|后|일로부터)"
)
_BARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)(?:\s?[-~]\s?([0-9]{1,3}(?:\.[0-9]{1,2})?))?")


def lead(value: Value, unit: Unit | None = None) -> Reads[Lead]:
    """Weeks from order to delivery. ``unit``: what bare numbers count, where a heading says so."""
    if isinstance(value, date):
        return Reads(why="a fixed date: the weeks to it depend on the day of the order")
    if isinstance(value, Figure):
        return _text(written(value), unit)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = exact(value)
        return Reads(why="not a number") if number is None else _bare(number, number, unit)
    return _text(value, unit) if isinstance(value, str) else Reads(why=unreadable(value))


@lru_cache(maxsize=20_000)
def _text(raw: str, unit: Unit | None) -> Reads[Lead]:
    if len(raw) > LONGEST:
        return Reads(why="a text too long for a lead time")
    text = clean(raw)
    found, left = spans(text)
    bare = _BARE.fullmatch(text)
    if bare and not found:
        low, high = Decimal(bare[1]), Decimal(bare[2] or bare[1])
        return _bare(low, high, unit)
    if _CALENDAR.search(left) or (not found and day(raw).options):
        return Reads(why="a calendar time: the weeks to it depend on the day of the order")
    kinds, rest = understood(left, "lead")
    if not found:
        return Reads(why=_nothing(kinds, rest))
    if rest:
        return Reads(why=f"not understood: {rest}")
    if "agreed" in kinds:
        return Reads(why="a time, but still to be agreed")
    if _AFTERWARDS.search(left):
        return Reads(why="a time after the delivery")
    return _spans(found, left, kinds)


def _nothing(kinds: frozenset[str], rest: str) -> str:
    if rest:
        return f"no length of time in it: {rest}"
    if "agreed" in kinds:
        return "to be agreed"
    if "stock" in kinds:
        return "in stock: how long delivery takes is not said"
    if "at_once" in kinds:
        return "at once: how long delivery takes is not said"
    return "no length of time in it"


def _spans(found: tuple[Span, ...], left: str, kinds: frozenset[str]) -> Reads[Lead]:
    if len(found) > 1 and re.search(r"[+±]", left):
        return Reads(why="several times are added up: of what, is not certain")
    if "least" in kinds or any(span.open_ended for span in found):
        return Reads(why="at least so long: the worst case is not said")
    if "working" in kinds:
        found = tuple(span.in_working_days() for span in found)
    leads = tuple(dict.fromkeys(Lead(*span.weeks) for span in found))
    if any(one.best > one.worst or one.worst > _LONGEST_WEEKS for one in leads):
        return Reads(why="from a longer to a shorter time, or longer than ten years")
    if len(leads) > 1:
        return Reads(leads, "it names several lead times")
    whys = [why for why, holds in (
        ("about so long", "approx" in kinds),
        ("at most so long: the best case is taken as the worst",
         "most" in kinds and leads[0].best == leads[0].worst),
        ("5 working days are a week", any("business" in (s.unit, s.low_unit) for s in found)),
        ("a month is 52/12 weeks", any("months" in (s.unit, s.low_unit) for s in found)),
        ("counted from the payment at order", "other_start" in kinds),
        ("until it leaves the works", "works" in kinds),
        ("it depends on what is said beside it", "conditions" in kinds),
        ("a footnote mark stands beside it", "*" in left),
        ("from stock", bool(kinds & {"stock", "at_once"})),
    ) if holds]
    return Reads(leads, "; ".join(whys), bool(whys))


def _bare(low: Decimal, high: Decimal, unit: Unit | None) -> Reads[Lead]:
    if not 0 <= low <= high or high > 1000:
        return Reads(why=f"{low:f} to {high:f}: no lead time")
    units = (unit,) if unit else ("weeks", "days")
    leads = tuple(Lead(in_weeks(low, one), in_weeks(high, one)) for one in units)
    if unit and leads[0].worst > _LONGEST_WEEKS:
        return Reads(why="longer than ten years")
    if unit == "months":
        return Reads(leads, "a month is 52/12 weeks", True)
    return Reads(tuple(dict.fromkeys(leads)), "" if unit else "weeks or days is not said")
