"""A quote's number, its revision and its day, as labelled or as its title says."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from optimizer.quotes.finding import QuoteHead
from optimizer.quotes.letterhead import clean
from optimizer.quotes.revisions import number_of as without_revision
from optimizer.quotes.values.dates import day
from optimizer.quotes.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from optimizer.quotes.context import Context
    from optimizer.quotes.layout.table import Fact, Table
    from optimizer.quotes.meaning import Reads

LOOKED_AT = 40
"""Texts of a sheet that may hold its title."""
_PAPER = (r"\bref\.?|quot\w*|offer|proposal|bid|price (?:list|sheet)|angebot|tilbud|offerte|견적서?"
          r"|가격\s?제안서|제안\s?가격서|제안서?|단가표|見積書?|报价单?|報價單?")
_TITLED = re.compile(
    rf"(?:{_PAPER})\s*[(（]?\s*(?:no\.?|number|nr\.?|#|번호|番号|编号|第)?\s*[:：#]?\s*"
    r"((?=[\w/.\-]*\d)[A-Za-z0-9][\w/.\-]{2,29})", re.IGNORECASE)
"""A quote's number behind the word for it, in a title."""
_CODE = re.compile(r"^(?=[^a-z]*[A-Z])(?=.*\d)[A-Z]{1,6}\d{0,4}(?:[-/][A-Z0-9]{1,10}){1,4}$")
"""What can only be a number of the paper where it stands alone above the table."""
_DAYLIKE = re.compile(
    r"^(?:19|20)\d\d(?:[./\-](?:0?[1-9]|1[0-2]|q[1-4])(?:[./\-]\d{1,2})?\.?)?$", re.IGNORECASE)
_PIECES = re.compile(r"[;|()（）·•]|,(?!\s?(?:19|20)\d\d(?![-./\d년年]))|\s/\s|\s{2,}|\s[-–—]\s"
    r"|\bdated\b|\bof\b|\bvom\b")
_DAY_ALONE = re.compile(
    r"^(?:(?:date|issued|dated|prepared|effective|on|as of|작성|발행|作成)[: ]+)?['’]?(?:\d"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d).{3,18}$", re.IGNORECASE)
_ROUND = re.compile(r"^(?P<code>\S+)\s*[(（](?:제\s?)?(?P<round>\d{1,2})\s?차\s?(?:수정|변경|개정"
    r"|재견적)?[)）]$")
"""A number with the round of its revision behind: "MC-4412 (3차 수정)"."""
_NO = re.compile(r"^(?:no|nr|№)\s?[.:#]?\s*", re.IGNORECASE)
_WEEKDAY_ON = re.compile(r"\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|[월화수목금토일]요일"
    r"|[日月火水木金土]曜日"
                         r"|오[전후]|午[前後]|\d{1,2}:\d\d).*$", re.IGNORECASE)
"""The day of the week and the hour behind a day."""
_OFFER_OF = re.compile(
    r"^(?:\w+ ){0,2}(?:offer|quotation|quote|price list|stock list|견적서?|見積書?"
    r"|报价单?)\s(?:of |dated |as of )?"
    r"(?P<day>(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})$", re.IGNORECASE)
"""A paper's kind and its day: "stock offer 2026-11-24"."""
_FIRST = re.compile(r"[,;]\s(?=[a-z가-힣])|\.\s+(?=[A-Z])|\s[-–—/|·•]\s")
_NUMBER = re.compile(r"^(?:(?:no|nr)\.?\s?|제\s?|第\s?)?(?=\S*\d)[^\s,，]+(?: [^\s,，]+){0,2}$",
                     re.IGNORECASE)
"""A code, and a word or two behind it: no name, no address, no number of something else."""


def number_of(context: Context, table: Table) -> tuple[str, str]:
    """The quote's number without a revision at its end, and that revision; blank where unclear."""
    written = _only(context, table, "number") or _titled(context, table) or _alone(context, table)
    number, revision = without_revision(QuoteHead("", written))
    named = label(revision) if revision else None
    return number, named[1] if named is not None and named[0] == "revision" else revision


def revision_of(context: Context, table: Table) -> str:
    """The revision as labelled; blank where it is not, or not clearly."""
    return _only(context, table, "revision")


def day_of(context: Context, table: Table) -> str:
    """The quote's own day (ISO): labelled, or alone above the table; blank where unclear."""
    reads = [_first_day(f) for f in context.facts(table, "date")]
    days = {option for one in reads for option in one.options}
    if not days:
        days = set(_titled_days(context, table))
    return days.pop().isoformat() if len(days) == 1 else ""


def _only(context: Context, table: Table, name: str) -> str:
    fits = _NUMBER.match if name == "number" else bool
    for sheets in ((context.sheet_of(table),), context.sheets):
        values = dict.fromkeys(text for sheet in sheets for fact in sheet.facts
                               if fact.field == name and fits(text := clean(fact.text)))
        if values:
            return next(iter(values)) if len(values) == 1 else ""
    return ""


def _titled(context: Context, table: Table) -> str:
    """The number in a title such as "Quotation Q-17", if titles name one."""
    for sheet in (context.sheet_of(table), *context.sheets):
        found: dict[str, None] = {}
        for _, row in groupby(sheet.loose[:LOOKED_AT], key=lambda fact: fact.row):
            for number in _TITLED.findall(" ".join(fact.text for fact in row)):
                if not _DAYLIKE.match(number):
                    found[number.rstrip(".")] = None
        if found:
            return next(iter(found)) if len(found) == 1 else ""
    return ""


def _alone(context: Context, table: Table) -> str:
    """The only code that stands alone, or before a comma, above the table."""
    found: dict[str, None] = {}
    for fact in context.sheet_of(table).loose[:LOOKED_AT]:
        piece = _NO.sub("", fact.text.split(",")[0].strip())
        if revised := _ROUND.match(piece):
            piece = revised["code"]
        if fact.row < table.head.top and _CODE.match(piece):
            found[f"{piece} Rev. {revised['round']}" if revised else piece] = None
    return next(iter(found)) if len(found) == 1 else ""


def _first_day(fact: Fact) -> Reads[date]:
    """The day a statement gives, or the one it begins with."""
    whole = day(fact.value if not isinstance(fact.value, str) else fact.text)
    if whole.options or not isinstance(fact.value, str):
        return whole
    return day(_WEEKDAY_ON.sub("", _FIRST.split(fact.text)[0]))


def _titled_days(context: Context, table: Table) -> Iterator[date]:
    """Days that stand alone, or as a piece of their own in a text above the table."""
    sheet = context.sheet_of(table)
    said = [fact for fact in sheet.facts[:LOOKED_AT]
            if fact.row <= table.head.top and fact.text != fact.source.text]
    texts = [(fact.row, fact.value, fact.text) for fact in sheet.loose[:LOOKED_AT]]
    texts += [(fact.row, None, fact.source.text) for fact in said]
    for row, value, text in texts:
        if row > table.head.top:  # below it, only what is said to be the offer's day
            for piece in _PIECES.split(text):
                dated = _OFFER_OF.match(piece.strip())
                if dated and (one := day(dated["day"]).one):
                    yield one
            continue
        for piece in (value, *map(_day_of_offer, _PIECES.split(text))):
            if piece is None or (isinstance(piece, str) and not _DAY_ALONE.match(piece.strip())):
                continue
            if isinstance(piece, str) and any(
                    fact.field != "number" and piece.strip() == fact.text for fact in said):
                continue
            read = day(piece)
            if len(read.options) == 1 and read.options[0].year > 2000:
                yield read.options[0]


def _day_of_offer(piece: str) -> str:
    """The day in "stock offer 2026-11-24"; any other piece as it is."""
    dated = _OFFER_OF.match(piece.strip())
    return dated["day"] if dated else piece
