"""The single values of a scenario as a form: each is a step of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import state
from app.edits import with_value
from app.widgets.fields import FIGURES, heading, help_of, shown_figure
from app.words import plain, t, trouble_told
from optimizer import api
from optimizer.domain.fields import kind_of
from optimizer.io.outline import outline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.store.drafts import Draft
    from optimizer.errors import Problem

WIDE, LONG = ("title", "note"), frozenset({"note"})
COLUMNS = 3


def values_edited(at: Draft, problems: Sequence[Problem]) -> None:
    """Draw the form."""
    wrong = {one.place.field: one for one in problems}
    fields = outline(api.BOOK).values
    columns = st.columns(COLUMNS)
    short = [path for path in fields if path not in WIDE]
    for number, path in enumerate(short):
        with columns[number % COLUMNS]:
            _value(at, path, wrong.get(path))
    for path in WIDE:
        _value(at, path, wrong.get(path))


def _value(at: Draft, path: str, problem: Problem | None) -> None:
    about = outline(api.BOOK).values[path]
    key = f"value.{path}"
    text = at.cells.values.get(path, "")
    state.seed(key, shown_figure(text) if kind_of(about).holds in FIGURES else text)
    draw = st.text_area if path in LONG else st.text_input
    draw(("⚠ " if problem else "") + heading(path).capitalize(), key=key, help=help_of(about),
         disabled=at.owner != state.who().id, on_change=_changed, args=(path, key))
    if problem is not None:
        st.caption(f":material/error: {plain(trouble_told(problem))}")


def _changed(path: str, key: str) -> None:
    at, text = state.draft(), state.given(key)
    if at is not None and text != at.cells.values.get(path, ""):
        state.change(with_value(at.cells, path, text.strip()),
                     t("{field}: {now}", field=heading(path), now=text.strip()[:40] or "–"))
