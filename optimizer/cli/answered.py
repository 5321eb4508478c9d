"""How an answer looks on a terminal: sentences first, then compact tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer import api
from optimizer.cli.screen import least_widths, say, stderr, stdout, tabled
from optimizer.cli.words import amount
from optimizer.domain.answer import EARLY
from optimizer.translation import retold, translated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from optimizer.domain.answer import Answer, Cell, Column, Table
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario

MOST_ROWS, MOST_BLOCKS = 40, 10
"""Rows of a table that are shown, and where each is a block of lines."""
SMALL, CENT, HUNDRED = Decimal("0.001"), Decimal("0.005"), Decimal(100)
GAP = 2
"""Places between two columns."""
MORE = {"en": "… and {more} more rows; the workbook (-o) and the JSON (--json) hold them all.",
        "ko": "… 외 {more}행은 워크북(-o)과 JSON(--json)에 모두 있습니다."}
DONE = {"en": "{count} scenario(s) solved in {seconds:,.1f} s.",
        "ko": "시나리오 {count}개를 {seconds:,.1f}초 동안 풀었습니다."}
RECKONED = {"en": "Answered in {seconds:,.1f} s.", "ko": "{seconds:,.1f}초 만에 답했습니다."}
"""What is said of an answer that needed no solve."""


def write_answers(
    found: Sequence[Answer], beside: Plan | Scenario, out: Path | None, json_out: Path | None,
) -> None:
    """Write the files that are asked for: a workbook with the plan or scenario, and JSON."""
    if out is not None:
        api.write_answers(out, beside, found)
    if json_out is not None:
        api.write_answers_json(json_out, api.scenario_of(beside), found)
    for written in (out, json_out):
        if written is not None:
            say(stderr, f"Wrote {written}")


def print_answer(found: Answer, language: str) -> None:
    """Print an answer in one language."""
    say(stdout, found.title.in_(language))
    if not found.complete:
        say(stdout, f"! {EARLY.in_(language)}")
    for sentence in found.sentences:
        say(stdout, f"- {sentence.in_(language)}")
    for table in found.tables:
        if table.rows:
            _print_table(table, language)
    done = DONE if found.trials else RECKONED
    solved = sum(trial.status != "unknown" for trial in found.trials)
    stdout.print()
    say(stdout, done[language].format(count=solved, seconds=found.seconds))


def _print_table(table: Table, language: str) -> None:
    """The table without columns that hold nothing; row by row where the terminal is too narrow."""
    held = [place for place, _ in enumerate(table.columns)
            if any(row[place] not in (None, "") for row in table.rows)]
    columns = [(_heading(table.columns[place], language),
                table.columns[place].kind not in ("text", "date")) for place in held]
    rows = [[_shown(row[place], table.columns[place], language) for place in held]
            for row in table.rows[:MOST_ROWS]]
    if sum(least_widths(columns, rows)) + GAP * len(columns) <= stdout.width:
        tabled(table.title.in_(language), columns, rows)
    else:
        rows = rows[:MOST_BLOCKS]
        _print_rows(table.title.in_(language), [name for name, _ in columns], rows)
    if (more := len(table.rows) - len(rows)) > 0:
        say(stdout, MORE[language].format(more=more))
    if table.note is not None:
        say(stdout, table.note.in_(language))


def _print_rows(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Every row as lines of heading and value; what is empty is left out."""
    stdout.print()
    stdout.print(title, style="bold", markup=False)
    for row in rows:
        first, *others = [(heading, cell) for heading, cell in zip(headings, row, strict=True)
                          if cell]
        say(stdout, f"{first[0]}: {first[1]}")
        for heading, cell in others:
            say(stdout, f"    {heading}: {cell}")


def _heading(column: Column, language: str) -> str:
    unit = f", {translated(column.unit, language)}" if column.unit else ""
    return f"{column.heading.in_(language)}{unit}"


def _shown(cell: Cell, column: Column, language: str) -> str:
    """A value with thousands apart; a share as a percentage, small ones with digits that say."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return retold(cell, language)
    value = Decimal(cell)
    if column.kind == "share":
        return f"{value:.1%}" if not value or abs(value) >= SMALL else f"{value:.4%}"
    if column.kind == "money" and abs(value) < HUNDRED:
        return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= CENT else "0"
    return amount(value)
