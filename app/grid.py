"""A table of the open draft, to be filled in.

The draft in the store is the truth. The editor of a tab is laid out on the rows as they stood
(``base``); what the planner types comes as changes of that base and is taken over as one step. The
editor is laid out anew only when the rows became others by something else: undo, an upload, another
tab. Until then it keeps its place and what is being typed, while the marks of problems change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from app import state
from app.edits import differences, edited, merged, with_rows
from app.widgets.fields import heading
from app.widgets.grid import (
    MARK,
    columns_of,
    frame_of,
    height_of,
    marks_of,
    number_of,
    room_for,
)
from app.words import name_of, t
from optimizer import api
from optimizer.domain.fields import kind_of
from optimizer.domain.references import target_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.store.drafts import Draft
    from optimizer.errors import Problem
    from optimizer.io.entered import Entered, Row
    from optimizer.io.outline import TableSpec

LONGEST_TOLD = 40


@dataclass(frozen=True)
class Held:
    """An editor of this tab: the rows it was laid out on, and the rows as it knows them."""

    draft: str
    base: list[Row]
    known: list[Row]
    turn: int
    room: int


def table_edited(at: Draft, spec: TableSpec, problems: Sequence[Problem]) -> list[int]:
    """Draw the editor of a table; ``problems`` are those of the table. Returns the marked rows."""
    rows = at.cells.tables.get(spec.name, [])
    held = _laid(at, spec.name, rows)
    marks = marks_of(problems)
    key = _key(spec.name, held)
    st.data_editor(
        frame_of(spec.record, held.base, held.room, marks), key=key, hide_index=True,
        num_rows="fixed", width="stretch", height=height_of(held.base),
        column_config=columns_of(spec.record, rows, choices_of(at.cells, spec), marks),
        alt=name_of(spec.name), disabled=at.owner != state.who().id,
        on_change=_changed, args=(spec.name, key))
    return [number for number in _marked(key) if number < len(rows)]


def choices_of(cells: Entered, spec: TableSpec) -> dict[str, list[str]]:
    """What there is to choose from, by column: fixed words, or the ids of another table."""
    found: dict[str, list[str]] = {}
    for name, about in spec.record.model_fields.items():
        kind = kind_of(about)
        if kind.holds == "choice":
            found[name] = list(kind.choices)
        elif name == "aim":
            found[name] = list(api.BOOK.aims)
        elif kind.holds == "text" and name != "id" and (target := target_of(spec.record, name)):
            found[name] = [row["id"] for row in cells.tables.get(target, []) if row.get("id")]
    return found


def told(table: str, before: Sequence[Row], after: Sequence[Row]) -> str:
    """What a change of a table was, for who wants to take it back."""
    cells = differences(before, after)
    if len(cells) != 1:
        return t("{table}: {n} cells", table=name_of(table), n=len(cells))
    (number, column), = cells
    text = after[number].get(column, "") if number < len(after) else ""
    return t("{table}, row {row}: {column} {now}", table=name_of(table), row=number_of(number),
             column=heading(column), now=text[:LONGEST_TOLD] or "–")


def _laid(at: Draft, table: str, rows: list[Row]) -> Held:
    held: Held | None = state.kept(f"grid.{table}")
    turn = 0 if held is None else held.turn
    if held is None or held.draft != at.id or held.known != rows or len(rows) >= held.room or \
            state.given(_key(table, held)) is None:
        if held is not None and held.draft == at.id and len(held.known) >= held.room:
            state.keep("notice", t("The table was full and has more rows now. If you pasted more "
                                   "than fitted, paste the rest below."))
        held = Held(at.id, rows, rows, turn + 1, room_for(rows))
        state.keep(f"grid.{table}", held)
    return held


def _key(table: str, held: Held) -> str:
    return f"grid.{table}.{held.turn}"


def _marked(key: str) -> list[int]:
    changes = (state.given(key) or {}).get("edited_rows", {})
    return sorted(number for number, cells in changes.items() if cells.get(MARK))


def _changed(table: str, key: str) -> None:
    """Take over what was typed as one step; what finds no place any more is said."""
    held: Held | None = state.kept(f"grid.{table}")
    at = state.draft()
    if held is None or at is None or held.draft != at.id:
        state.keep("notice", t("Another scenario was opened meanwhile: nothing was changed."))
        return
    typed = {number: {name: value for name, value in cells.items() if name != MARK}
             for number, cells in state.given(key)["edited_rows"].items()}
    wanted = edited(held.base, {number: cells for number, cells in typed.items() if cells})
    now = at.cells.tables.get(table, [])
    rows, homeless = (wanted, []) if now == held.known else merged(now, held.known, wanted)
    if homeless:
        state.keep("notice", t("{n} cells were not changed: their row was changed elsewhere "
                               "meanwhile. Look at it and type again.", n=len(homeless)))
    if rows != now:
        state.change(with_rows(at.cells, table, rows), told(table, now, rows))
    if now == held.known:
        state.keep(f"grid.{table}", replace(held, known=rows))
