"""Whose quote it is, and its number, revision and date."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.finding import Finding, Option, QuoteHead, Source
from optimizer.quotes.meaning import Reads
from optimizer.quotes.values.dates import day
from optimizer.quotes.words.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.quotes.context import Context
    from optimizer.quotes.layout.table import Fact, Scanned, Table
    from optimizer.quotes.line import Line

_COMPANY = re.compile(
    r"㈜|\(주\)|（주）|주식회사|유한회사|株式会社|有限会社|有限公司|集团|集團"
    r"|\b(?:inc|ltd|llc|corp|corporation|gmbh|ag|s\.?a\.?|b\.?v\.?|n\.?v\.?|plc|k\.?k|"
    r"pte|pty|co)\b\.?(?:,|\s|$)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:\bref\.?|quot\w*|offer|proposal|bid|price list|견적서?|제안서?|見積書?|报价单?|報價單?|angebot"
    r"|tilbud|offerte)"
    r"\s*(?:no\.?|number|nr\.?|#|번호|番号|编号)?\s*[:：#]?\s*"
    r"((?=[\w/.\-]*\d)[A-Za-z0-9][\w/.\-]{2,29})", re.IGNORECASE)
"""A quote's number behind the word for it, in a title."""
_DAYLIKE = re.compile(r"^(?:19|20)\d\d(?:[./\-](?:\d{1,2}|q[1-4])){0,2}\.?$", re.IGNORECASE)
_NAME_ENDS = re.compile(r"\s[-–—|]\s|\n|\s{3,}")
_TITLE_PIECES = re.compile(r"[,;|()（）]|\s{2,}|\s[-–—]\s|\bdated\b")
_DAY_ALONE = re.compile(
    r"^(?:(?:date|issued|dated|on|as of)[: ]+)?['’]?(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*\.? \d).{3,18}$", re.IGNORECASE)
_FIRST = re.compile(r"[,;]\s(?=[a-z가-힣])|\.\s+(?=[A-Z])|\s[-–—/|]\s")
_NUMBER = re.compile(r"^(?=.*\d)[^\s,，]+(?: [^\s,，]+){0,2}$")
"""Two or three words at most, with a figure: no name and no address."""
LETTERHEAD_ROWS = 4
_TITLE_WORD = re.compile(
    r"\b(?:quot|offer|proposal|bid\b|tender|price|estimate|angebot|tilbud|offerte|invoice"
    r"|commercial|technical|budgetary|list\b|schedule|rev\b|summary)", re.IGNORECASE)
_CJK_TITLE = re.compile(
    r"\s*(?:(?:최종|수정|변경)?\s?(?:제안|견\s?적|단가|가격|구간|수량)|御?\s?見\s?積|报\s?价|報\s?價)")
_ASKED_BY_BUYER = re.compile(
    r"request for|\brf[qp]\b|invitation|tabulation|abstract of|bid form|tender form"
    r"|견적\s?요청|입찰|제안\s?요청|見積依頼|询价|詢價|招标", re.IGNORECASE)
_NAME = re.compile(r"^(?=.{3,60}$)[^\d:：]*[^\W\d_]{2}[^\d:：]*$")
"""Words without figures, not a sentence."""
_SEAL = re.compile(r"\s*[(（](?:인|印|직인|서명)[)）]\s*$")
_TITLED = re.compile(r"^\s*(?:vendor|supplier|bidder|업체|공급사|공급자|供应商|見積先)"
                     r"\s*[A-Z0-9]?\s*[:：]\s*", re.IGNORECASE)


def head_of(context: Context, table: Table, vendor: str) -> QuoteHead:
    """What the quote says of itself; what it does not, or not clearly, is blank."""
    found, _ = _stated(context, table, vendor)
    return QuoteHead(
        found[0] if len(found) == 1 else "",
        _only(context, table, "number") or _titled_number(context, table),
        _only(context, table, "revision"), _date(context, table), context.file, context.sha256)


def find(line: Line, asking: Asking, vendor: str) -> Finding:
    """The vendor as given, as labelled, or as named over its columns of a bid tabulation."""
    for cell in line.cells("maker"):
        if isinstance(cell.value, str) and label(cell.column.text) == ("vendor", ""):
            return Finding(clean(cell.value), "read", "vendor: its own column", (cell.source,))
    found, sources = _stated(line.context, line.table, vendor)
    if len(found) == 1:
        if vendor:
            return Finding(vendor, "answered", "vendor: given with the file")
        where = "over its columns" if line.table.head.group == found[0] else "label"
        return Finding(found[0], "read", f"vendor: {where}", sources)
    letterheads = tuple(_letterheads(line.context))
    names = found or tuple(dict.fromkeys(name for name, _ in letterheads))
    if len(names) == 1 and not found:
        return Finding(names[0], "inferred", "vendor: letterhead", (letterheads[0][1],),
                       "the only company named that is not the customer")
    if not names and (top := _topmost(line.context)) is not None:
        return Finding(top[0], "inferred", "vendor: letterhead", (top[1],),
                       "the name at the head of the sheet")
    why = "the quote names several" if names else "the quote does not name its vendor"
    return asking.ask(line, Doubt(
        "vendor", f"Who quotes in {line.table.file}?", tuple(Option(n, n) for n in names), why,
        "text", sources or tuple(source for _, source in letterheads),
        scope=f"vendor {line.table.head.group}"))


def _stated(
    context: Context, table: Table, vendor: str,
) -> tuple[tuple[str, ...], tuple[Source, ...]]:
    group = _TITLED.sub("", table.head.group).strip()
    labelled = _facts(context, table, "vendor")
    names = {clean(fact.text): fact.source for fact in labelled}
    beside_others = table.head.own_from > min(c.index for c in table.head.columns)
    if group and ((beside_others and len(names) != 1) or _COMPANY.search(group)):
        at = table.head.group_at or (table.head.top, table.head.columns[0].index)
        return (group,), (table.source(*at, table.head.group),)
    if vendor:
        return (vendor,), ()
    return tuple(names), tuple(names.values())


def clean(name: str) -> str:
    """A name without the mark for a seal."""
    return _SEAL.sub("", " ".join(name.split())).strip(" :：,")


def _facts(context: Context, table: Table, name: str) -> list[Fact]:
    """Statements of the file's own sheet first, else of the other sheets."""
    own = _own_sheet(context, table)
    mine = [f for f in own.facts if f.field == name]
    return mine or [f for s in context.sheets for f in s.facts if f.field == name]


def _own_sheet(context: Context, table: Table) -> Scanned:
    return next(s for s in context.sheets if any(t is table for t in s.tables))


def _titled_number(context: Context, table: Table) -> str:
    """The number in a title such as "Quotation Q-17", if titles name one."""
    found = {}
    for sheet in (_own_sheet(context, table), *context.sheets):
        for fact in sheet.loose[:40]:
            for number in _NUMBERED.findall(fact.text):
                if not _DAYLIKE.match(number):
                    found[number.rstrip(".")] = True
        if found:
            break
    return next(iter(found)) if len(found) == 1 else ""


def _only(context: Context, table: Table, name: str) -> str:
    texts = [clean(f.text) for f in _facts(context, table, name)]
    if name == "number":
        texts = [text for text in texts if _NUMBER.match(text)]
    values = dict.fromkeys(texts)
    return next(iter(values)) if len(values) == 1 else ""


def _date(context: Context, table: Table) -> str:
    reads = [_first_day(f) for f in _facts(context, table, "date")]
    days = {option for one in reads for option in one.options}
    if not days:
        days = _titled_days(context, table)
    return days.pop().isoformat() if len(days) == 1 else ""


def _first_day(fact: Fact) -> Reads[date]:
    """The day a statement gives, or the one it begins with."""
    whole = day(fact.value if not isinstance(fact.value, str) else fact.text)
    if whole.options or not isinstance(fact.value, str):
        return whole
    return day(_FIRST.split(fact.text)[0])


def _titled_days(context: Context, table: Table) -> set[date]:
    """A day that stands alone or in the title above the table."""
    own = _own_sheet(context, table)
    out: set[date] = set()
    for fact in own.loose[:40]:
        if fact.row > table.head.top:
            break
        for piece in (fact.value, *_TITLE_PIECES.split(fact.text)):
            if isinstance(piece, str) and not _DAY_ALONE.match(piece.strip()):
                continue
            read = day(piece)
            if len(read.options) == 1 and (read.options[0].year > 2000):
                out.add(read.options[0])
    return out


def _letterheads(context: Context) -> Iterator[tuple[str, Source]]:
    """Company names that stand alone, the customer's left out."""
    customers = {clean(f.text) for s in context.sheets for f in s.facts if f.field == "customer"}
    for sheet in context.sheets:
        for fact in sheet.loose[:40]:
            for piece in _NAME_ENDS.split(fact.text):
                name = clean(piece)
                if len(name) <= 60 and _COMPANY.search(name) and name not in customers:
                    yield name, fact.source


def _topmost(context: Context) -> tuple[str, Source] | None:
    """A name in the first rows of the first sheet, before any title of the document."""
    if any(_ASKED_BY_BUYER.search(fact.text) for s in context.sheets for fact in s.loose[:20]):
        return None
    customers = {clean(f.text) for s in context.sheets for f in s.facts if f.field == "customer"}
    for sheet in context.sheets:
        if not (sheet.loose and sheet.tables and sheet.tables[0].items):
            continue
        first = min(fact.row for fact in sheet.loose)
        if first > LETTERHEAD_ROWS:
            continue
        for fact in (f for f in sheet.loose if f.row <= first + 1):
            for piece in _NAME_ENDS.split(fact.text):
                name = clean(_CJK_TITLE.split(piece)[0])
                if _NAME.match(name) and not _TITLE_WORD.search(name) and name not in customers:
                    return name, fact.source
        return None
    return None
