"""Reading an offers workbook back: the answers, and the offers as a planner left them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from optimizer.domain.checks.duplicates import duplicates
from optimizer.domain.checks.report import at, did_you_mean
from optimizer.domain.draft import Draft
from optimizer.domain.fields import Kind
from optimizer.errors import BadInput, Place, Problem
from optimizer.io.files import read_bytes, refuse
from optimizer.io.guard import MAX_FILE, OLE, ZIP, guard, refuse_ole
from optimizer.io.layout import Layout
from optimizer.io.opened import open_sheets
from optimizer.io.raw import RawScenario
from optimizer.io.rows import read_table
from optimizer.io.sheets import key_of
from optimizer.io.values import Flaw, value_of
from optimizer.io.workbook_reader import raw_table
from optimizer.quotes.settling import Answer
from optimizer.quotes.workbook import parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from optimizer.domain.draft import DraftTable
    from optimizer.io.sheets import Sheet

REFERENCES = ((parts.BREAKS, "offer", parts.OFFERS), (parts.ALTERNATES, "offer", parts.OFFERS),
              (parts.OFFERS, "quote", parts.QUOTES))
"""Columns that name a row of another sheet of the workbook."""
FOR_PEOPLE = {parts.QUESTIONS: ("file", "cell", "question", "why", "answers", "lines"),
              parts.WAITING: ("vendor", "description", "waits_for", "questions", "known")}
"""Columns that are not read."""


@dataclass(frozen=True)
class OffersBook:
    """The tables of an offers workbook."""

    tables: Mapping[str, DraftTable]
    locate: Layout
    waiting: tuple[str, ...]
    """Lines that were no offer when the workbook was written."""
    vendor_problems: Mapping[int, tuple[Problem, ...]]
    """By row of the sheet vendors: what it lacks. Counts only for firms a scenario needs."""

    def rows(self, name: str) -> list[Any]:
        """The good rows of a table."""
        return [row for _, row in self.tables[name].rows]


def read_answers(path: Path) -> dict[str, Answer]:
    """The answers filled in, by question id. Unanswered questions are left out.

    Raises:
        BadInput: the file is no offers workbook, or an answer that cannot be read; all of them.
    """
    raw, layout, sheets = _opened(path, (parts.QUESTIONS,))
    table = raw_table(raw, layout, parts.QUESTIONS, sheets[parts.QUESTIONS],
                      (parts.ID, parts.ANSWER), frozenset(FOR_PEOPLE[parts.QUESTIONS]))
    problems = list(raw.problems)
    found: dict[str, Answer] = {}
    for position, row in enumerate(table.rows):
        place = layout(Place(parts.QUESTIONS, position, parts.ANSWER))
        number = value_of(Kind("text"), row.get(parts.ID)) or ""
        text = _text(row.get(parts.ANSWER))
        if isinstance(text, Flaw):
            problems.append(Problem(place, text.what, text.remedy))
        elif not text:
            continue
        elif not isinstance(number, str) or not number:
            problems.append(Problem(place, "an answer in a row without an id",
                                    "Put the answer into the row of its question."))
        elif number in found and found[number].text != text:
            problems.append(Problem(place, f"{number} has another answer in an earlier row",
                                    "Clear one of the two."))
        else:
            found.setdefault(number, Answer(text, place))
    if problems:
        raise BadInput(problems)
    return found


def read_offers(path: Path) -> OffersBook:
    """The offers and what belongs to them, as they stand in the workbook now.

    Raises:
        BadInput: everything that is wrong with the rows, each with its cell.
    """
    book, problems = _book(path)
    if problems:
        raise BadInput(problems)
    return book


def read_earlier(path: Path) -> OffersBook:
    """The same of a workbook that is about to be written anew: of bad rows nothing is kept.

    Raises:
        BadInput: the file is no offers workbook.
    """
    return _book(path)[0]


def _book(path: Path) -> tuple[OffersBook, list[Problem]]:
    raw, layout, sheets = _opened(path, (*parts.RECORDS, parts.WAITING))
    tables, problems = {}, []
    lacking: dict[int, list[Problem]] = {}
    for name, record in parts.RECORDS.items():
        rows = raw_table(raw, layout, name, sheets[name], tuple(record.model_fields))
        tables[name], found = read_table(name, record, rows)
        located = [replace(problem, place=layout(problem.place)) for problem in found]
        if name == parts.VENDORS:
            for problem, one in zip(located, found, strict=True):
                lacking.setdefault(one.place.row or 0, []).append(problem)
        else:
            problems += located
    waiting = raw_table(raw, layout, parts.WAITING, sheets[parts.WAITING], ("line",),
                        frozenset(FOR_PEOPLE[parts.WAITING]))
    problems += [replace(one, place=layout(one.place))
                 for one in (*duplicates(Draft(tables, {})), *_dangling(tables))]
    book = OffersBook(tables, layout, tuple(str(row.get("line")) for row in waiting.rows),
                      {row: tuple(found) for row, found in lacking.items()})
    return book, [*raw.problems, *problems]


def _dangling(tables: Mapping[str, DraftTable]) -> Iterator[Problem]:
    """Rows that name an offer or a quote the workbook does not have."""
    for name, column, target in REFERENCES:
        known = tables[target].named("id")
        for position, row in tables[name].rows:
            given = getattr(row, column)
            if known is not None and given and given not in known:
                yield at(name, position, column, f"no row of {target} is called {given}",
                         f"{did_you_mean(given, known)}Correct it, or delete this row as well.")


def _text(raw: Any) -> str | Flaw:
    """What was typed, as text: dates and numbers as one writes them."""
    if isinstance(raw, bool):
        return str(raw).upper()
    if isinstance(raw, date):
        day = value_of(Kind("date"), raw)
        return day if isinstance(day, Flaw) else str(day)
    found = value_of(Kind("text"), raw)
    return found if isinstance(found, Flaw) else (found or "").strip()


def _opened(
    path: Path, wanted: Collection[str],
) -> tuple[RawScenario, Layout, dict[str, Sheet]]:
    """Some sheets of an offers workbook that passed the guard."""
    data = read_bytes(path, MAX_FILE)
    if data.startswith(OLE):
        raise refuse_ole(path, data)
    if not data.startswith(ZIP):
        raise refuse(path, "it is no offers workbook (.xlsx)",
                     "Name the workbook that `gpuplan quotes read` wrote.")
    seen = guard(path, data)
    by_key = {key_of(name): name for name in wanted}
    sheets = {by_key[key_of(sheet.title)]: sheet for sheet in open_sheets(path, seen)
              if key_of(sheet.title) in by_key}
    layout = Layout(path.name)
    if missing := [name for name in wanted if name not in sheets]:
        raise BadInput([Problem(Place(file=path.name),
                                f"it is no offers workbook: the sheet {name} is missing",
                                "Name the workbook that `gpuplan quotes read` wrote.")
                        for name in missing[:1]])
    if long := [name for name in sheets if sheets[name].title in seen.too_long]:
        raise refuse(path, f"the sheet {long[0]} has too many rows",
                     "Read fewer quotes into one workbook.")
    return RawScenario(layout), layout, {name: sheet.read() for name, sheet in sheets.items()}
