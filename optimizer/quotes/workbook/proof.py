"""Sheets that show how each figure came about: trace, waiting lines, side lines, notes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from optimizer.io.cells import as_text
from optimizer.io.style import TAB_DATA, Styles
from optimizer.quotes.offers import ordered
from optimizer.quotes.workbook.look import (
    STATUS,
    TAB_ASK,
    TAB_PROOF,
    Column,
    close,
    people_sheet,
    put,
    value_shown,
)
from optimizer.quotes.workbook.parts import NOTES, SIDE, TRACE, WAITING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter import Workbook

    from optimizer.quotes.finding import Finding, Question, QuotedLine, SideLine

MOST_SIDE_LINES = 50_000
"""Side lines listed one by one; of a price list with more the rest is counted."""
LONGEST = 300
"""Characters of a text as written."""
MOST_SOURCES = 8

_TRACE = (
    Column("line", 36, "file, sheet and row"), Column("offer", 30, "id in sheet offers"),
    Column("field", 16, "what was looked for"), Column("value", 24, "what it is taken to be"),
    Column("status", 11, "how certain it is"),
    Column("file", 26, "where it was read"), Column("sheet", 13, "sheet of that file"),
    Column("cell", 11, "cell of that sheet"), Column("as written", 32, "text in that cell"),
    Column("rule", 34, "what read it"), Column("reason", 34, "why it is so, or why it is asked"),
    Column("alternatives", 24, "what else it could be"),
)
_WAITING = (
    Column("line", 24, "file, sheet and row"), Column("vendor", 20, "who quotes"),
    Column("description", 40, "as written"), Column("waits for", 34, "why it is no offer yet"),
    Column("questions", 26, "ids in sheet questions"), Column("known", 44, "what is settled"),
)
_SIDE = (
    Column("file", 22, "where it stands"), Column("sheet", 14, "sheet of that file"),
    Column("cell", 11, "cell of that sheet"), Column("kind", 13, "what it is"),
    Column("description", 46, "as written"), Column("figures", 26, "as written"),
    Column("why", 32, "why it is no offer"), Column("belongs to", 22, "line it is a part of"),
)
_NOTES = (Column("number", 9, "in order"), Column("note", 110, "what else a reader should know"))


def trace_sheet(
    workbook: Workbook, styles: Styles, lines: Sequence[QuotedLine], ids: Mapping[int, str],
) -> None:
    """Every field of every line with its place, the rule that read it, and how certain it is.

    ``ids``: of the offers, by the line object; two tables side by side may share a key.
    """
    sheet = people_sheet(workbook, styles, TRACE, TAB_PROOF, _TRACE)
    row = 2
    for line in lines:
        for number, (name, found) in enumerate(ordered(line)):
            edge = {"top": 1, "top_color": "#B7C3D9"} if number == 0 else {}
            looks: list[dict[str, Any]] = [dict(edge) for _ in _TRACE]
            looks[4] |= STATUS[found.status]
            put(sheet, styles, row, _TRACE, [
                line.key, ids.get(id(line), ""), name, value_shown(name, found.value),
                found.status, *_written(found), found.rule, found.reason,
                "; ".join(as_text(value_shown(name, one)) for one in found.alternatives),
            ], looks)
            row += 1
    close(sheet, _TRACE, row - 2, frozen=3)


def _written(found: Finding) -> list[str]:
    sources = found.sources[:MOST_SOURCES]
    more = len(found.sources) - len(sources)
    cells = [source.cell for source in sources] + ([f"and {more} more"] if more else [])
    return ["\n".join(dict.fromkeys(source.file for source in sources)),
            "\n".join(dict.fromkeys(source.sheet for source in sources)),
            "\n".join(dict.fromkeys(cells)),
            "\n".join(dict.fromkeys(_short(source.text) for source in sources))]


def waiting_sheet(
    workbook: Workbook, styles: Styles, waiting: Sequence[tuple[QuotedLine, str]],
    questions: Sequence[Question],
) -> None:
    """Lines that are no offer yet."""
    sheet = people_sheet(workbook, styles, WAITING, TAB_ASK, _WAITING)
    by_line: dict[str, list[str]] = {}
    for question in questions:
        for key in question.lines:
            by_line.setdefault(key, []).append(question.id)
    for row, (line, why) in enumerate(waiting, start=2):
        known = [f"{name}: {as_text(value_shown(name, found.value))}"
                 for name, found in ordered(line)
                 if name != "vendor" and found.settled and found.value not in (None, ())]
        put(sheet, styles, row, _WAITING, [
            line.key, line.quote.vendor, line.description, why,
            "\n".join(by_line.get(line.key, [])), "\n".join(known)])
    close(sheet, _WAITING, len(waiting))


def side_sheet(workbook: Workbook, styles: Styles, lines: Sequence[SideLine]) -> None:
    """Lines that became no offer. Of very many the first are listed, the others counted."""
    sheet = people_sheet(workbook, styles, SIDE, TAB_DATA, _SIDE)
    rows = [[line.source.file, line.source.sheet, line.source.cell, line.kind,
             _short(line.description), _short(line.figures), line.why, line.belongs_to]
            for line in lines[:MOST_SIDE_LINES]]
    beyond = Counter((line.source.file, line.source.sheet, line.kind)
                     for line in lines[MOST_SIDE_LINES:])
    rows += [[file, name, "", kind, f"{count:,} more lines of this kind", "", "", ""]
             for (file, name, kind), count in beyond.items()]
    for row, values in enumerate(rows, start=2):
        put(sheet, styles, row, _SIDE, values)
    close(sheet, _SIDE, len(rows))


def notes_sheet(workbook: Workbook, styles: Styles, notes: Sequence[str]) -> None:
    """What else was noticed in the files."""
    sheet = people_sheet(workbook, styles, NOTES, TAB_PROOF, _NOTES)
    for row, note in enumerate(notes, start=2):
        put(sheet, styles, row, _NOTES, [str(row - 1), note])
    close(sheet, _NOTES, len(notes))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST - 1] + "…"
