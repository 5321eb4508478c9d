"""What is done to whole rows of a table: delete, copy, paste from a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import state
from app.edits import copied, pasted, with_rows, without
from app.widgets.fields import heading
from app.words import name_of, t
from optimizer import api
from optimizer.io.outline import outline

if TYPE_CHECKING:
    from app.store.drafts import Draft
    from optimizer.io.outline import TableSpec


def rows_handled(at: Draft, spec: TableSpec, marked: list[int]) -> None:
    """Draw the buttons; ``marked`` are the rows, counted from 0, that they are about."""
    if at.owner != state.who().id:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(t("Delete {n} marked rows", n=len(marked)), key=f"delete.{spec.name}",
                  disabled=not marked, icon=":material/delete:", on_click=_delete,
                  args=(spec.name, marked))
        st.button(t("Copy {n} marked rows", n=len(marked)), key=f"copy.{spec.name}",
                  disabled=not marked, icon=":material/content_copy:", on_click=_copy,
                  args=(spec.name, marked))
        with st.popover(t("Paste rows"), icon=":material/content_paste:"):
            _paste(spec)


def _paste(spec: TableSpec) -> None:
    st.write(t("Copy rows in your spreadsheet, with or without their headings, and paste them "
               "here. They are added below the last row; whatever is wrong in them is marked."))
    st.caption(t("Columns: {columns}",
                 columns=", ".join(heading(name) for name in spec.record.model_fields)))
    st.text_area(t("Rows from a spreadsheet"), key=f"paste.{spec.name}", height=160)
    st.button(t("Add these rows"), key=f"paste.add.{spec.name}", type="primary",
              icon=":material/add:", on_click=_add, args=(spec.name,))


def _delete(table: str, marked: list[int]) -> None:
    if at := state.draft():
        rows = without(at.cells.tables.get(table, []), marked)
        state.change(with_rows(at.cells, table, rows),
                     t("{table}: {n} rows deleted", table=name_of(table), n=len(marked)))


def _copy(table: str, marked: list[int]) -> None:
    if at := state.draft():
        rows = copied(at.cells.tables.get(table, []), marked)
        state.change(with_rows(at.cells, table, rows),
                     t("{table}: {n} rows copied", table=name_of(table), n=len(marked)))


def _add(table: str) -> None:
    at, text = state.draft(), state.given(f"paste.{table}") or ""
    names = outline(api.BOOK).tables[table].record.model_fields
    headings = {said.casefold(): name for name in names
                for said in (name, name.replace("_", " "), heading(name))}
    new = pasted(text, headings)
    if at is None or not new:
        state.keep("notice", t("There was nothing to add: copy rows in a spreadsheet first."))
        return
    rows = [*at.cells.tables.get(table, []), *new]
    state.change(with_rows(at.cells, table, rows),
                 t("{table}: {n} rows pasted", table=name_of(table), n=len(new)))
    state.seed(f"paste.{table}", "")
