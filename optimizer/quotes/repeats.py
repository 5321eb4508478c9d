"""The same thing offered twice in one file: the newer one stands, or a planner says which."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from optimizer.quotes.asking import Doubt
from optimizer.quotes.fields.price import plain
from optimizer.quotes.fields.system import short
from optimizer.quotes.finding import Finding, Option, QuoteHead
from optimizer.quotes.revisions import Revision, newer, number_of
from optimizer.quotes.words.normal import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.quotes.asking import Asking
    from optimizer.quotes.line import Line

BOTH = "both"
"""The answer that every one of the lines stands."""
COMPARED = ("unit_price", "breaks", "currency", "price_basis")
_OLD = re.compile(
    r"\b(?:old|previous|former|superseded|outdated|obsolete|prior|replaced|expired)\b"
    r"|이전|기존|구\s?견적|구\s?단가|종전|변경\s?전|수정\s?전|만료|폐기|旧|以前|改訂前|変更前|舊|原报价|原報價|作废"
    r"|修改前|调整前|過去", re.IGNORECASE)


def replaced(lines: Sequence[Line], asking: Asking) -> dict[str, tuple[str, str]]:
    """Of the lines of one file those that do not stand: key → (key of the line that does, why).

    Lines that may or may not stand are asked about (field ``stands``).
    """
    alike: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in lines:
        alike[(line.head.vendor, line.table.head.group, line.table.alternate or line.item.alternate,
               folded(line.item.what))].append(line)
    gone: dict[str, tuple[str, str]] = {}
    for same in alike.values():
        for position, line in enumerate(same):
            for other in same[:position]:
                if other.key not in gone and line.key not in gone:
                    gone.update(_between(other, line, asking))
    return gone


def _between(first: Line, second: Line, asking: Asking) -> dict[str, tuple[str, str]]:
    if first.table is second.table or not first.item.what:
        return {}
    if _figures(first) == _figures(second):
        if first.value("quoted_units") == second.value("quoted_units"):
            return {second.key: (first.key, "the same line stands there, too")}
        return {}  # the same price for another quantity: two orders, perhaps
    order = _newer(first, second)
    if order is not None:
        old, new = (first, second) if order else (second, first)
        new.findings["stands"] = Finding(
            True, "inferred", "stands: newer revision", (old.table.whole_row(old.item.row),),
            f"{_named(old)} is older by its name", (False,))
        return {old.key: (new.key, f"{_named(new)} is the newer one by its name")}
    return _asked(first, second, asking)


def _newer(first: Line, second: Line) -> bool | None:
    """Whether the second is the newer one; None where their names do not say."""
    old = [bool(_OLD.search(_named(line))) for line in (first, second)]
    if old[0] != old[1]:
        return old[0]
    marks = [Revision(_mark(line), None) for line in (first, second)]
    return newer(marks[1], marks[0]) if all(mark.text for mark in marks) else None


def _named(line: Line) -> str:
    """What the line's table is called: its sheet and the titles over it."""
    return " / ".join([line.table.sheet, *line.table.title, *line.item.section])


def _mark(line: Line) -> str:
    """The revision in a name of the table: "Quote Rev. 2"."""
    for text in (line.table.sheet, *line.table.title):
        if mark := number_of(QuoteHead("", f"x {text}"))[1]:  # a name in front, if only a mark
            return mark
    return ""


def _asked(first: Line, second: Line, asking: Asking) -> dict[str, tuple[str, str]]:
    options = tuple(Option(line.key, f"{line.table.sheet}, row {line.item.row + 1}", _shown(line))
                    for line in (first, second))
    gone = {}
    for line, other in ((first, second), (second, first)):
        found = asking.ask(line, Doubt(
            "stands", f"“{short(line.item.what)}” stands twice at different prices. Which one "
            "stands?", (*options, Option(BOTH, "both")), "nothing says which of the two is newer",
            sources=tuple(one.table.whole_row(one.item.row) for one in (first, second)),
            scope=f"stands {first.key} {second.key}", whole_file=True))
        line.findings["stands"] = found
        if found.settled and found.value == other.key:
            gone[line.key] = (other.key, "as answered: the other line stands")
    return gone


def _figures(line: Line) -> tuple[object, ...]:
    found = (line.findings[name] for name in COMPARED)
    return tuple(one.value if one.settled else one.alternatives for one in found)


def _shown(line: Line) -> str:
    found = line.findings["unit_price"]
    price = found.value if found.settled else next(iter(found.alternatives), None)
    return f"{plain(price)} {line.value('currency') or ''}".strip() if price else ""
