"""A text file that a question is told: brought, begun from what fits the scenario, or written."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import streamlit as st

from app import state
from app.words import t

if TYPE_CHECKING:
    from app.screens.questions.own_fields import Field

MOST_MB = 1
"""Size of a file that can be edited on a screen."""
ROWS_PX = 260


def file_field(field: Field) -> dict[str, str] | None:
    """The name and text of the file; None while it is blank."""
    key = f"{field.key}.text"
    with st.container(border=True):
        st.markdown(f"**{field.label}**")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.file_uploader(
                t("Bring a file"), type="toml", key=f"{field.key}.file", width=340,
                max_upload_size=MOST_MB, on_change=_taken, args=(field.key,))
            if field.parameter.starter is not None:
                st.button(t("Begin with what fits this scenario"), key=f"{field.key}.starter",
                          icon=":material/edit_note:", on_click=_begun, args=(field,))
        if trouble := state.kept(f"{field.key}.trouble"):
            st.error(trouble, icon=":material/error:")
        text: str = st.text_area(
            t("What it says, to be changed here"), state.kept(key, ""), height=ROWS_PX, key=key,
            max_chars=MOST_MB * 2**20)
    state.keep(key, text)
    name = state.kept(f"{field.key}.name", f"{field.parameter.name}.toml")
    return {"name": name, "text": text} if text.strip() else None


def _begun(field: Field) -> None:
    starter = field.parameter.starter
    if starter is not None:
        _fill(field.key, f"{field.parameter.name}.toml", starter(field.subject.scenario))


def _taken(key: str) -> None:
    """What was brought stands in the text from now on."""
    brought = state.given(f"{key}.file")
    if brought is None:
        return
    try:
        text = brought.getvalue().decode("utf-8-sig")
    except UnicodeDecodeError:
        state.keep(f"{key}.trouble", t("{name} is not UTF-8 text. Save it as UTF-8.",
                                       name=brought.name))
        return
    _fill(key, PurePath(brought.name).name, text)


def _fill(key: str, name: str, text: str) -> None:
    state.forget(f"{key}.trouble")
    state.keep(f"{key}.name", name)
    state.seed(f"{key}.text", text)
