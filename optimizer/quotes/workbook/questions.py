"""The sheet of questions: one row each, with a dropdown where there are answers to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from optimizer.io.style import GREY, TEXT, Styles
from optimizer.quotes.workbook.look import INPUT, TAB_ASK, Column, close, people_sheet, put, safe
from optimizer.quotes.workbook.parts import ANSWER, ID, LISTS, QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from optimizer.quotes.finding import Question
    from optimizer.quotes.settling import Given

FREE = {
    "number": "or a number", "weeks": "or weeks: 12 or 12-14", "date": "or a date: 2026-04-05",
    "text": "or words of your own", "system": "or the id of a system (sheet systems)",
}
"""What may be typed besides the answers offered."""
FREE_OF = {"payment": "or the percentages at order / delivery / acceptance: 30/60/10",
           "currency": "or another code of three letters",
           "origin": "or another country code of two letters"}
MOST_LINES = 6
"""Lines named in a question; the rest are counted."""
COLUMNS = (
    Column(ID, 10, "do not change"),
    Column("file", 18, "where it comes from"),
    Column("cell", 12, "sheet and cell"),
    Column("question", 38, "what is asked"),
    Column("why", 24, "why it has to be asked"),
    Column("answers", 42, "what can be answered, and what it means"),
    Column(ANSWER, 22, "pick one, or type where the answers allow it"),
    Column("lines", 22, "lines it settles"),
)
AT = [column.name for column in COLUMNS].index(ANSWER)


def questions_sheet(
    workbook: Workbook, styles: Styles, questions: Sequence[Question], given: Sequence[Given],
    why: dict[str, str], systems: Sequence[str],
) -> None:
    """Add the questions that are open, then those that are answered. ``why``: by question id."""
    sheet = people_sheet(workbook, styles, QUESTIONS, TAB_ASK, COLUMNS)
    lists = workbook.add_worksheet(LISTS)
    lists.hide()
    rows = [(question, None) for question in questions]
    rows += [(one.question, one) for one in given if not one.answer.source]  # type: ignore[misc]
    for row, (question, one) in enumerate(rows, start=2):
        faded: dict[str, Any] = {"font_color": GREY} if one else {}
        looks: list[dict[str, Any]] = [dict(faded) for _ in COLUMNS]
        looks[0] = {"font_color": GREY, "font_size": 8}
        looks[AT] = {"bg_color": INPUT, "locked": False, "num_format": TEXT, "border": 1,
                     "border_color": "#BF9000"}
        put(sheet, styles, row, COLUMNS, _values(question, one, why.get(question.id, "")), looks)
        _dropdown(sheet, lists, row, question, systems)
    close(sheet, COLUMNS, len(rows), frozen=0)


def _values(question: Question, one: Given | None, why: str) -> list[Any]:
    places = question.sources[:MOST_LINES]
    cells = "\n".join(dict.fromkeys(f"{s.sheet}!{s.cell}" if s.cell else s.sheet for s in places))
    lines = [key.partition(": ")[2] or key for key in question.lines]
    shown = "\n".join(lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        shown += f"\nand {len(lines) - MOST_LINES:,} more"
    files = dict.fromkeys(s.file for s in places) or dict.fromkeys(
        key.partition(": ")[0] for key in question.lines)
    return [question.id, "\n".join(files), cells, question.text, why, answers(question),
            one.answer.text if one else "", shown]


def answers(question: Question) -> str:
    """What can be answered, a line each."""
    told = [f"{option.label} ({option.effect})" if option.effect else option.label
            for option in question.options]
    if question.free:
        free = FREE_OF.get(question.field, FREE[question.free])
        told.append(free if told else free.removeprefix("or ").capitalize())
    return "\n".join(told)


def _dropdown(
    sheet: Worksheet, lists: Worksheet, row: int, question: Question, systems: Sequence[str],
) -> None:
    """Only the answers offered, or these with a warning about others where others may be."""
    labels = [option.label for option in question.options]
    if question.free == "system":
        labels += [name for name in systems if name not in labels]
    if not labels:
        return
    for column, label in enumerate(labels):
        lists.write_string(row, column, safe(label))
    last = xl_col_to_name(len(labels) - 1)
    sheet.data_validation(row, AT, row, AT, {
        "validate": "list", "source": f"={LISTS}!$A${row + 1}:${last}${row + 1}",
        "error_type": "warning" if question.free else "stop", "error_title": "answer",
        "error_message": "None of the answers offered. Keep it if it is right." if question.free
        else "Pick one of the list."})
