"""A table to fill in: every cell is text, right or wrong; problems are marked where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from app.widgets.fields import FIGURES, heading, help_of, shown_figure
from app.words import t, trouble_told
from optimizer.domain.fields import kind_of
from optimizer.io.table_sheet import FIRST_ROW

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from pydantic import BaseModel
    from streamlit.elements.lib.column_types import ColumnConfig

    from optimizer.errors import Problem
    from optimizer.io.entered import Row

MARK, ROW, PROBLEMS = "mark!", "row!", "problems!"
"""Columns that are not the table's own; no field has such a name."""
WARNING = "⚠"
SPARE, STEP = 50, 50
"""Blank rows below the last, at least; the number of rows grows by so many."""
LINE_PX, LEAST_LINES, MOST_LINES = 35, 8, 16


@dataclass(frozen=True)
class Marks:
    """The problems of one table by row (from 0) and column."""

    by_row: dict[int, list[str]] = field(default_factory=dict)
    columns: frozenset[str] = frozenset()


def marks_of(problems: Sequence[Problem]) -> Marks:
    """Where the problems of a table stand."""
    by_row: dict[int, list[str]] = {}
    for one in problems:
        if (number := row_of(one)) is not None:
            name = f"{heading(one.place.field)}: " if one.place.field else ""
            by_row.setdefault(number, []).append(name + trouble_told(one))
    return Marks(by_row, frozenset(one.place.field for one in problems))


def row_of(problem: Problem) -> int | None:
    """The row a problem stands in, counted from 0; None where it is about the whole table."""
    if problem.place.row is None or not problem.place.cell:
        return None
    return int(re.sub(r".*\D", "", problem.place.cell)) - number_of(0)


def number_of(row: int) -> int:
    """The number a row has in the workbook."""
    return FIRST_ROW + 1 + row


def room_for(rows: Sequence[Row]) -> int:
    """How many rows a table shows: those it has and blank ones to type and paste into."""
    return -(-(len(rows) + SPARE) // STEP) * STEP


def frame_of(
    record: type[BaseModel], rows: Sequence[Row], room: int, marks: Marks
) -> pd.DataFrame:
    """What the editor shows; only ``MARK`` and the table's own columns can be changed."""
    blank: Row = {}
    padded = [*rows, *[blank] * (room - len(rows))]
    columns: dict[str, list[str] | list[bool]] = {
        MARK: [False] * room,
        ROW: [_called(at, row if "id" in record.model_fields else {}, marks)
              for at, row in enumerate(padded)]}
    for name, about in record.model_fields.items():
        figure = kind_of(about).holds in FIGURES
        texts = [row.get(name, "") for row in padded]
        columns[name] = [shown_figure(text) for text in texts] if figure else texts
    columns[PROBLEMS] = ["  ".join(marks.by_row.get(at, ())) for at in range(room)]
    return pd.DataFrame(columns)


def columns_of(
    record: type[BaseModel], rows: Sequence[Row], choices: Mapping[str, Collection[str]],
    marks: Marks,
) -> dict[str, ColumnConfig]:
    """How each column looks. A list to pick from also has what stands there and is not on it."""
    found = {
        MARK: st.column_config.CheckboxColumn(
            t("Mark"), pinned=True, width=84, help=t("Mark rows to delete or copy them.")),
        ROW: st.column_config.TextColumn(
            t("Row"), pinned=True, disabled=True,
            help=t("The row in the workbook. {sign} marks rows with problems.", sign=WARNING)),
        PROBLEMS: st.column_config.TextColumn(t("Problems"), disabled=True, width="large")}
    for name, about in record.model_fields.items():
        kind = kind_of(about)
        label = f"{WARNING} {heading(name)}" if name in marks.columns else heading(name)
        if choices.get(name) and about.is_required():
            held = {row.get(name, "") for row in rows} - {""}
            options = list(dict.fromkeys([*choices[name], *sorted(held)]))
            found[name] = st.column_config.SelectboxColumn(
                label, help=help_of(about), options=options)
        else:
            found[name] = st.column_config.TextColumn(
                label, help=help_of(about),
                alignment="right" if kind.holds in FIGURES else "left")
    return found


def height_of(rows: Sequence[Row]) -> int:
    """In pixels: the rows and some to fill in, within what a screen shows."""
    return LINE_PX * min(max(len(rows) + 4, LEAST_LINES), MOST_LINES)


def _called(at: int, row: Row, marks: Marks) -> str:
    """What stands before a row while the rest is scrolled; typing cannot begin in such a cell."""
    parts = (WARNING if at in marks.by_row else "", f"{number_of(at)}", row.get("id", ""))
    return " ".join(part for part in parts if part)
