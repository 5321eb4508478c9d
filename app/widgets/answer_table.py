"""A table of an answer on the screen: figures in readable units, words in the planner's tongue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from app.widgets.answer_figures import (
    cell_shown,
    day_of,
    heading_of,
    scale_of,
    words_of,
)
from app.widgets.downloads import csv_of
from app.words import plain, said, t
from optimizer.io.answers.cells import without_blanks

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

    from optimizer.domain.answer import Table

IDS = ("rule", "rules")
"""Columns of names that only a program needs."""
WIDE = 60
"""Characters from which a text gets a wide column."""


def table_of(table: Table, name: str) -> None:
    """A table with its title, note and download. ``name`` is that of the file."""
    st.markdown(f"##### {plain(said(table.title))}")
    if not table.rows:
        st.caption(t("None."))
        return
    shown = _readable(table)
    frame = pd.DataFrame({
        column.key: _values(shown, i) for i, column in enumerate(shown.columns)})
    st.dataframe(frame, hide_index=True, width="stretch", placeholder="", alt=said(table.title),
                 key=f"{name}.{table.key}.table",
                 column_config={column.key: _config(shown, i)
                                for i, column in enumerate(shown.columns)})
    if table.note is not None:
        st.caption(plain(said(table.note)))
    st.download_button(
        "CSV", partial(csv_of, exact(table)), f"{name}-{table.key}.csv", "text/csv",
        type="tertiary", icon=":material/download:", on_click="ignore",
        key=f"{name}.{table.key}.csv")


def _readable(table: Table) -> Table:
    """Without columns that hold nothing, and without ids where titles stand beside them."""
    full = without_blanks(table)
    keys = [column.key for column in full.columns]
    held = [i for i, key in enumerate(keys) if not (key in IDS and "title" in keys)]
    return replace(full, columns=tuple(full.columns[i] for i in held),
                   rows=tuple(tuple(row[i] for i in held) for row in full.rows))


def exact(table: Table) -> pd.DataFrame:
    """A table as it is, with all digits, headings and units; for files."""
    headings: list[str] = []
    for column in table.columns:
        text = said(column.heading) + (f" ({t(column.unit)})" if column.unit else "")
        headings.append(text if text not in headings else f"{text} [{column.key}]")
    return pd.DataFrame([["" if cell is None else words_of(cell) for cell in row]
                         for row in table.rows], columns=headings)


def _values(table: Table, place: int) -> list[Any]:
    """A column's cells; shares as percent, so that small ones can have the digits they need."""
    column, scale = table.columns[place], scale_of(table, place)
    values = [cell_shown(row[place], column, scale) for row in table.rows]
    return values if column.kind != "share" else [
        None if value is None else value * 100 for value in values]


def _config(table: Table, place: int) -> ColumnConfig:
    column, heading = table.columns[place], heading_of(table, place)
    scale = scale_of(table, place)
    if column.kind == "share":
        return st.column_config.NumberColumn(heading, format=f"%.{scale.places - 2}f%%")
    if column.kind in ("money", "number", "integer"):
        return st.column_config.NumberColumn(
            heading, format="localized", step=float(Decimal(1).scaleb(-scale.places)))
    if column.kind == "date" and all(
            isinstance(day_of(str(row[place] or "")), date) or not row[place]
            for row in table.rows):
        return st.column_config.DateColumn(heading, format="localized")
    longest = max((len(words_of(row[place])) for row in table.rows), default=0)
    return st.column_config.TextColumn(heading, width="large" if longest > WIDE else None)
