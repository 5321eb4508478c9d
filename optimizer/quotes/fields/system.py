"""Which system of the catalogue a line offers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.asking import Asking, Doubt
from optimizer.quotes.fields.statement import shortened
from optimizer.quotes.finding import Finding, Option, Source

if TYPE_CHECKING:
    from optimizer.quotes.line import Line

NOT_A_SYSTEM = "none"
"""The answer that a line is no accelerator system."""
MOST_OPTIONS = 6
_CODE = re.compile(r"^(?=\S*\d)\S+$")
"""A part number."""
SURE = 0.7
"""Score from which nothing in a description speaks against a candidate."""


def find(line: Line, asking: Asking) -> Finding:
    """The catalogue's system, by the facts its description states."""
    match, sources = line.match, (described(line),)
    best = match.candidates[0] if match.candidates else None
    if match.verdict == "system" and best is not None and match.single and best.score >= SURE:
        others = tuple(c.system for c in match.candidates[1:])
        found = Finding(best.system, "read", f"system: {best.why}", sources, match.why, others)
        return found if line.item.what.strip() else Finding(
            best.system, "inferred", "system: title over the table", sources,
            "the line has no description of its own", others)
    names = {c.system: c for c in match.candidates[:MOST_OPTIONS]}
    options = tuple(Option(name, name, c.why) for name, c in names.items())
    none = Option(NOT_A_SYSTEM, "not an offer (part, service, trade-in)",
                  "kept as a side line")
    return asking.ask(line, Doubt(
        "system", f"Which system is “{called(line)}”?", (*options, none),
        match.why or "the description fits several systems, or none quite",
        free="system", sources=sources, scope=f"what: {line.item.full}",
        lasting=f"system: {short(line.item.what)}",
    ))


def described(line: Line) -> Source:
    """Where the description stands."""
    for column in (*line.table.offered, *line.table.head.having("part")):
        if (value := line.item.cells.get(column.index)) is not None:
            return line.table.source(line.item.row, column.index, value)
    return line.table.source(line.item.row, line.table.head.columns[0].index, line.item.what)


def called(line: Line) -> str:
    """What a line describes, as it fits into a question: without part numbers."""
    cells = (line.item.cells.get(column.index) for column in line.table.offered)
    told = [value for value in cells if isinstance(value, str)]
    words = [text for text in dict.fromkeys(map(str.strip, told)) if not _CODE.match(text)]
    return short(" | ".join(words) or line.item.full)


def short(text: str) -> str:
    """A text as it fits into a sentence."""
    return shortened(text, 90)
