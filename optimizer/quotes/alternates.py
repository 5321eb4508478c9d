"""Base and alternate bids: lines of which at most one is taken share a group."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.quotes.finding import QuotedLine


_INSTEAD = re.compile(
    r"\b(?:in place of|instead of|replaces|replacing|in lieu of|alternat\w* (?:to|for)) "
    r"(?:line |pos\.? |position |option )?(?:item |no\.? ?"
    r"|# ?)?(?:item )?(?P<number>[A-Z]?\d{1,3})\b"
    r"|(?:제\s?)?(?P<ko>\d{1,3})\s?번\s?(?:항목|품목)?(?:을|를)?\s?(?:대체|대신)"
    r"|(?P<ja>\d{1,3})(?:番|項)の(?:代替|代わり)|替(?:代|换)第?(?P<zh>\d{1,3})项", re.IGNORECASE)


def replaced_number(what: str) -> str:
    """The number of the line that a line says it may stand for; blank where it says none."""
    found = _INSTEAD.search(what)
    return next((group for group in found.groups() if group), "") if found else ""


def instead(lines: Sequence[QuotedLine], numbers: Sequence[str]) -> list[QuotedLine]:
    """The lines, those that stand for another in one group with it. ``numbers``: as listed."""
    out = list(lines)
    numbered: dict[str, list[int]] = defaultdict(list)
    for at, number in enumerate(numbers):
        numbered[number].append(at)
    for at, line in enumerate(lines):
        if not (number := replaced_number(line.description)):
            continue
        others = [i for i in numbered.get(number, ()) if i != at and lines[i].quote == line.quote]
        if len(others) == 1:
            group = out[others[0]].group or f"{line.quote.file} item {number}"
            out[others[0]] = replace(out[others[0]], group=group)
            out[at] = replace(out[at], group=group)
    return out


def grouped(
    lines: Sequence[QuotedLine], bids: Sequence[tuple[str, str]],
) -> list[QuotedLine]:
    """The lines, with a group where a sheet has alternates.

    ``bids`` names sheet and alternate of each line. The first line of every bid stands in for the
    first of the others, the second for the second: bids of unequal length share one group.
    """
    out = list(lines)
    places = [(line.quote.file, sheet, line.quote.vendor)
              for line, (sheet, _) in zip(lines, bids, strict=True)]
    for place in dict.fromkeys(places):
        mine = [i for i, where in enumerate(places) if where == place]
        named: dict[str, list[int]] = {}
        for i in mine:
            named.setdefault(bids[i][1], []).append(i)
        if len(named) < 2:
            continue
        equal = len({len(members) for members in named.values()}) == 1
        for members in named.values():
            for order, i in enumerate(members):
                group = f"{place[0]} {place[1]} alternates" + (f" {order + 1}" if equal else "")
                out[i] = replace(out[i], group=group)
    return out
