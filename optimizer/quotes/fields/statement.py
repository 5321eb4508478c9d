"""What a line's own cell, else the closest statement, says of something."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from optimizer.quotes.meaning import Reads

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from optimizer.quotes.finding import Source
    from optimizer.quotes.grid import Value
    from optimizer.quotes.layout.table import Fact
    from optimizer.quotes.line import Cell, Line
    from optimizer.quotes.meaning import Role

_LISTED = re.compile(r"^\W*(?:\d{1,2}[.)]|[①-⑳])?\s*")
_UNIT = (r"(?:(?:business|working|calendar)\s+)?(?:weeks?|wks?|days?|months?)\b(?:\s+ARO)?"
         r"|주|영업일|일|개월|週間?|営業日|[ヶか]月|日間?|周|个?工作日|个?日历日|天|个月")
_DAY = (r"(?:19|20)\d\d\s?[-./年년]\s?\d{1,2}\s?[-./月월]\s?\d{1,2}\s?[日일.]?"
        r"|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?,?\s+(?:19|20)\d\d"
        r"|[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d")
_SPAN = re.compile(rf"(?<![\d월月])(?<![월月]\s)(?:\d+\s*(?:[-–~～]|to\b|or\b|から|至"
    rf"|到)\s*)?\d+\s*(?:{_UNIT})|{_DAY}")
"""One length of time, or one day."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said, as it reads, and where."""

    reads: Reads[Any]
    where: str
    sources: tuple[Source, ...]


def closest(
    line: Line, role: Role, read: Callable[[Value], Reads[Any]],
    read_cell: Callable[[Cell], Reads[Any]] | None = None,
) -> Statement | None:
    """What the line's own cell says, else the closest statement; several meanings if they differ.

    Of statements at one distance those that can be read count; where none can, the first.
    """
    cells = line.cells(role)
    if cells:
        return _own(cells, [read_cell(cell) if read_cell is not None else read(cell.value)
                            for cell in cells])
    if line.item.facts:
        return _around(line, role, read)
    return line.context.once(line.table, role, lambda: _around(line, role, read))


def _own(cells: Sequence[Cell], reads: Sequence[Reads[Any]]) -> Statement:
    """What the line's own cells say; cells that say different things are several meanings."""
    told = [(one, cell) for one, cell in zip(reads, cells, strict=True) if one.options]
    if not told:
        quoted = _quoting(reads[0], cells[0].source.text)
        return Statement(quoted, "its own cell", (cells[0].source,))
    options = tuple(dict.fromkeys(option for one, _ in told for option in one.options))
    first = told[0][0]
    why = first.why if len(options) == len(first.options) else "the line says both"
    return Statement(Reads(options, why, all(one.inferred for one, _ in told)), "its own cell",
                     tuple(cell.source for _, cell in told))


def _around(line: Line, role: Role, read: Callable[[Value], Reads[Any]]) -> Statement | None:
    """The closest statement around the line."""
    for where, facts in line.context.levels(line.table, line.item):
        results = [(either(read, fact), fact) for fact in facts if fact.field == role]
        if not results:
            continue
        readable = [(reads, fact) for reads, fact in results if reads.options]
        if not readable:
            reads, fact = results[0]
            return Statement(_quoting(reads, fact.source.text), where, (fact.source,))
        options = dict.fromkeys(option for reads, _ in readable for option in reads.options)
        first = readable[0][0]
        why = first.why if len(options) == len(first.options) else "the quote says both"
        inferred = all(reads.inferred for reads, _ in readable)
        return Statement(Reads(tuple(options), why, inferred), where,
                         tuple(fact.source for _, fact in readable))
    return None


def either(read: Callable[[Value], Reads[Any]], fact: Fact) -> Reads[Any]:
    """A statement read whole, or without its number and label, or its one length of time or day."""
    if not isinstance(fact.value, str):
        return read(fact.value)
    whole = read(fact.text)
    if whole.options:
        return whole
    text = _LISTED.sub("", fact.text)
    spans = [found[0] for found in _SPAN.finditer(text)]
    before, _, behind = text.replace("：", ":").rpartition(":")
    pieces = [text] if _SPAN.search(before) else [text, behind]
    for piece in pieces:
        if (part := read(piece.strip(" .,;。"))).options:
            return part
        if "exist" in part.why:  # a day that is none
            whole = part
    if len(spans) == 1 and (part := read(spans[0].strip(" .,;。"))).options:
        why = f"the only one named in “{shortened(text)}”, of which the rest was not understood"
        return Reads(part.options, "; ".join(filter(None, (part.why, why))), inferred=True)
    several = dict.fromkeys(o for span in spans for o in read(span).options)
    if len(several) > 1:
        return Reads(tuple(several), f"several are named in “{shortened(text)}”")
    return whole


def _quoting(reads: Reads[Any], text: str) -> Reads[Any]:
    """Why a statement cannot be read, with the statement as written."""
    return Reads(reads.options, f"“{shortened(text)}”: {reads.why}", reads.inferred)


def shortened(text: str, most: int = 120) -> str:
    """A text as it fits into a sentence: on one line, at most so many characters."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[:most - 1] + "…"


def of_text(read: Callable[[str], Reads[Any]]) -> Callable[[Value], Reads[Any]]:
    """A reader of texts, for any cell."""
    return lambda value: read(str(value))
