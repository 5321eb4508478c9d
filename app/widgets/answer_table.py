"""A table of an answer on the screen: figures in readable units, words in the planner's tongue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from app import state
from app.widgets.downloads import csv_of
from app.words import plain, said, t
from optimizer.io.answers.cells import without_blanks
from optimizer.translation import retold

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

    from optimizer.domain.answer import Cell, Column, Table

IDS = ("rule", "rules")
"""Columns of names that only a program needs."""
WIDE = 60
"""Characters from which a text gets a wide column."""


@dataclass(frozen=True)
class Scale:
    """How a column's figures are shown: divided by ``size``, in ``unit``."""

    size: Decimal
    unit: str
    places: int


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
    return pd.DataFrame([["" if cell is None else _words(cell) for cell in row]
                         for row in table.rows], columns=headings)


def heading_of(table: Table, place: int) -> str:
    """A column's heading with the unit its figures are shown in."""
    unit = scale_of(table, place).unit
    return said(table.columns[place].heading) + (f" ({unit})" if unit else "")


def scale_of(table: Table, place: int) -> Scale:
    """Large money is shown in bn or m, won in Korean in 억, as budget tables are."""
    column = table.columns[place]
    unit = t(column.unit) if column.unit else ""
    values = [abs(Decimal(row[place] or 0)) for row in table.rows
              if isinstance(row[place], Decimal | int)]
    largest = max(values, default=Decimal(0))
    if column.kind == "share":
        return Scale(Decimal(1), "", _share_places(min(filter(None, values), default=largest)))
    if column.kind != "money" or not column.unit or largest < 10**7:
        fine = any(value != value.to_integral_value() for value in values)
        return Scale(Decimal(1), unit, (2 if largest < 1000 else 1) if fine else 0)
    if state.language() == "ko" and column.unit == "KRW":
        return Scale(Decimal(10**8), "억 원", _places(largest / 10**8))
    size, word = (10**9, t("bn")) if largest >= 10**10 else (10**6, t("m"))
    return Scale(Decimal(size), f"{column.unit} {word}", _places(largest / size))


def cell_shown(value: Cell, column: Column, scale: Scale) -> Any:
    """A value as its column shows it."""
    if value is None or value == "":
        return None
    if column.kind in ("money", "number", "integer", "share"):
        return float(round(Decimal(str(value)) / scale.size, scale.places))
    if column.kind == "date":
        return _day(str(value))
    return _words(value)


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
            isinstance(_day(str(row[place] or "")), date) or not row[place]
            for row in table.rows):
        return st.column_config.DateColumn(heading, format="localized")
    longest = max((len(_words(row[place])) for row in table.rows), default=0)
    return st.column_config.TextColumn(heading, width="large" if longest > WIDE else None)


def _words(value: Cell) -> str:
    """Text in the planner's language where the catalogue knows it, else as it is."""
    if isinstance(value, str):
        return _outcomes().get(value) or retold(value, state.language())
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _outcomes() -> dict[str, str]:
    """Words that answers keep short, as a reader understands them."""
    return {
        "optimal": t("proven best"), "stopped": t("not proven best"),
        "no plan": t("proven: no plan"), "unknown": t("not known in the time"),
        "closed": t("nothing lies between"), "open": t("not looked into yet"),
        "assumed": t("assumed"), "feasible": t("feasible"), "not in the time": t("not in the time"),
        "loses": t("loses"), "bought": t("bought"), "dropped": t("dropped"),
        "cheapest": t("cheapest"), "fewest": t("fewest rules"), "without": t("spares a rule"),
    }


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _places(largest: Decimal) -> int:
    return 1 if largest >= 100 else 2


def _share_places(smallest: Decimal) -> int:
    """So many that the smallest share, such as a proven gap, is not shown as nothing."""
    return min(max(3, 1 - smallest.adjusted()), 7) if smallest else 3
