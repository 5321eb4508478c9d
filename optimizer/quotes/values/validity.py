"""Until when a quote holds."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from functools import lru_cache

from optimizer.quotes.grid import Figure, Value
from optimizer.quotes.meaning import Reads, Validity
from optimizer.quotes.values.cells import unreadable
from optimizer.quotes.values.dates import WEEKDAY, Order, day
from optimizer.quotes.values.durations import Span, spans
from optimizer.quotes.values.formats import written
from optimizer.quotes.values.phrases import understood
from optimizer.quotes.values.text import LONGEST, clean

_DAYS = {"days": Decimal(1), "weeks": Decimal(7), "months": Decimal(30), "years": Decimal(365),
         "business": Decimal(7) / 5}
_MOST_DAYS = 3660
_FIGURES = re.compile(r"[0-9]")
_DATE = re.compile(
    r"(?:(?:令和|平成|r|h)\s?[0-9元]{1,2}|'?[0-9]{1,4})\s?[년年./-]\s?[0-9]{1,2}\s?[월月./-]"
    r"\s?'?[0-9]{1,4}\s?[일日]?\.?"
    r"|(?<![0-9])20[0-9]{6}(?![0-9])"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?[\s.-]*(?:of\s)?[a-z]{3,9}[\s.,'-]*[0-9]{2,4}"
    r"|[a-z]{3,9}\.?\s?[0-9]{1,2}(?:st|nd|rd|th)?,?\s[0-9]{4}"
)
_BETWEEN = re.compile(r"[~-]|(?<![a-z])(?:from|to)(?![a-z])|부터|から|至")
_MONTH_END = re.compile(r"(20[0-9]{2})\s?[년年.]\s?([0-9]{1,2})\s?[월月]\s?(?:말|末|底)일?")


_YEARLESS = re.compile(
    r"(?<![0-9년年.] )(?<![0-9년年.])[0-9]{1,2}\s?[월月]\s*(?:[0-9]{1,2}\s?[일日])?")
_CLOCK = re.compile(r"(?<![0-9:])[0-2]?[0-9]:[0-5][0-9](?:\s?(?:hrs?|am|pm|utc|gmt|cet|kst|jst"
    r"|sgt|hkt|est|pst))?")
_YEAR_END = re.compile(
    r"(?:year[- ]?end|(?:the )?end of(?: the)?(?: year)?)[ ,]*(20[0-9]{2})(?![0-9])"
    r"|(20[0-9]{2})\s?(?:[년年]\s?)?(?:연말|말|年末|年底|底|末|year[- ]?end)")


def validity(value: Value, order: Order = "") -> Reads[Validity]:
    """A last day, or a number of days after the quote's own date."""
    if isinstance(value, date):
        return _days(day(value))
    if isinstance(value, Figure):
        value = written(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        read = day(value)
        return _days(read) if read.options else Reads(why=f"{value:.15g}: of what, is not said")
    return _text(value, order) if isinstance(value, str) else Reads(why=unreadable(value))


def _days(read: Reads[date]) -> Reads[Validity]:
    return Reads(tuple(Validity(until=one) for one in read.options), read.why, read.inferred)


@lru_cache(maxsize=5_000)
def _text(raw: str, order: Order) -> Reads[Validity]:
    if len(raw) > LONGEST:
        return Reads(why="a text too long for a validity")
    text = WEEKDAY.sub(" ", clean(raw))
    whole = day(raw, order)
    if whole.options or "exist" in whole.why:
        return _days(whole)
    if end := _MONTH_END.search(text):
        return _month_end(end, text)
    text = _CLOCK.sub(" ", text)
    if end := _YEAR_END.search(text):
        _, rest = understood(text[:end.start()] + text[end.end():], "validity")
        until = Validity(until=date(int(end[1] or end[2]), 12, 31))
        return Reads(why=f"not understood: {rest}") if rest else Reads((until,))
    dates = list(_DATE.finditer(text))
    reads = [day(match[0].strip(), order) for match in dates]
    if not any(read.options or "exist" in read.why for read in reads):
        reads = []
    lengths, left = spans(_DATE.sub(" ", text) if reads else text)
    kinds, rest = understood(left, "validity")
    rest = _BETWEEN.sub("", rest).strip() if len(reads) == 2 else rest
    if "its year" in day(rest).why:
        return Reads(why="a day without its year")
    if _YEARLESS.search(left):
        return Reads(why="a day without its year")
    if rest or (_FIGURES.search(left) and not lengths and not reads):
        return Reads(why=f"not understood: {rest or left}")
    if "month_end" in kinds or "other_end" in kinds:
        return Reads(why="to the end of a month or year that only the quote's date tells")
    if not reads and not lengths:
        return Reads(why="neither a day nor a length of time in it")
    return _joined(reads, lengths, kinds, bool(_BETWEEN.search(left)))


def _month_end(end: re.Match[str], text: str) -> Reads[Validity]:
    _, rest = understood(text[:end.start()] + text[end.end():], "validity")
    if rest:
        return Reads(why=f"not understood: {rest}")
    year, month = int(end[1]), int(end[2])
    if not 1 <= month <= 12:
        return Reads(why=f"{end[0]}: no such month exists")
    first_behind = date(year + month // 12, month % 12 + 1, 1)
    return Reads((Validity(until=date.fromordinal(first_behind.toordinal() - 1)),))


def _joined(
    reads: list[Reads[date]], lengths: tuple[Span, ...], kinds: frozenset[str], ranged: bool
) -> Reads[Validity]:
    bad = [read.why for read in reads if not read.options]
    if bad:
        return Reads(why=bad[0])
    if len(reads) == 2 and ranged and not lengths and all(read.one for read in reads):
        first, last = reads[0].one, reads[1].one
        if first and last and first <= last:
            return Reads((Validity(until=last),), reads[1].why, reads[1].inferred)
    options = [Validity(until=one) for read in reads for one in read.options]
    whys = [read.why for read in reads if read.why]
    for span in lengths:
        if span.low != span.high or span.open_ended:
            return Reads(why="a length of time without a sure end")
        days = int((span.high * _DAYS[span.unit]).to_integral_value(ROUND_FLOOR))
        if not 0 < days <= _MOST_DAYS:
            return Reads(why=f"{days} days: no validity")
        options.append(Validity(days=days))
        whys += _convention(span.unit)
    if lengths and "from_other" in kinds:
        whys.append("counted from the quote's date, though it says from its receipt")
    elif lengths and "from_quote" not in kinds:
        whys.append("counted from the quote's date")
    if "conditions" in kinds:
        whys.append("the vendor may change it before")
    different = tuple(dict.fromkeys(options))
    if len(different) > 1:
        return Reads(different, "it names several ends" if len(reads) != 1 or lengths else whys[0])
    return Reads(different, "; ".join(dict.fromkeys(whys)), bool(whys))


def _convention(unit: str) -> list[str]:
    return {
        "months": ["a month is taken as 30 days"], "years": ["a year is taken as 365 days"],
        "business": ["5 working days are 7 days"],
    }.get(unit, [])
