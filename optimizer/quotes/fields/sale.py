"""Whether a price buys the thing, or only its use for a time: rent, lease, the hour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.system import called, short
from optimizer.quotes.finding import Finding, Option
from optimizer.quotes.layout.column import MONEY
from optimizer.quotes.words.normal import normal

if TYPE_CHECKING:
    from optimizer.quotes.line import Line

_RENT = (r"\brent(?:al|als|ing)?\b|\bleas(?:e|es|ing)\b|\bhourly\b|\bper hour\b|\bas a service\b"
         r"|렌[탈트](?!럴)|임대|리스(?![트크])|시간\s?당|구독|이용료|사용료|レンタル|リース(?!ト)|時間単価|租赁|租賃|按小时")
_OVER_TIME = re.compile(
    rf"{_RENT}|\bmonthly\b|\b(?:per|a) (?:month|year|gpu[- ]?hour)\b|/ ?(?:month|mo|hr|hour|h)\b"
    r"|(?:^|[\s(/])월\s?(?:정액|요금|합계|금액|단가|비용|납입|렌|임)|월간\s?(?:요금|금액)|/ ?월"
    r"|月額|/ ?月|每月|/ ?小时")
_TITLE = re.compile(_RENT)
_SALE = re.compile(r"\bpurchase\b|\bbuy\b|\bsales?\b|\boutright\b|구매|구입|판매|매입|購入|販売"
    r"|购买|采购|销售|買")


def find(line: Line, asking: Asking) -> Finding | None:
    """None for a price to buy; False where the heading or the title says a price over time.

    A title that speaks of both is asked.
    """
    for column in line.table.head.columns:
        if column.heading.role in MONEY and (said := _OVER_TIME.search(normal(column.text))):
            return Finding(False, "read", "sale: heading", (line.table.whole_row(column.row),),
                           f"“{column.text}”: a price over time ({said[0].strip()}), not a sale")
    title = (line.item.section or line.table.title or ("",))[-1]
    if not (said := _TITLE.search(normal(title))):
        return None
    where = (line.table.whole_row(line.item.row),)
    if not _SALE.search(normal(title)):
        return Finding(False, "read", "sale: title", where,
                       f"“{short(title)}” over it: a price over time, not a sale")
    return asking.ask(line, Doubt(
        "stands", f"Is the price of “{called(line)}” to buy it, or for its use over time?",
        (Option(True, "to buy it"), Option(False, "for use over time", "no offer then")),
        f"the title “{short(title)}” speaks of both", sources=where,
        scope=f"sale {line.table.head.top}"))
