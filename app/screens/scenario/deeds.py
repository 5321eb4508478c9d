"""What is done to a draft as a whole: undo, redo, download, upload, rename, share, copy, delete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from app import go, state
from app.widgets.problems import problems_shown
from app.words import plain, t
from optimizer.errors import BadInput

if TYPE_CHECKING:
    from app.store.drafts import Draft
    from optimizer.domain.scenario import Scenario


def deeds(at: Draft, scenario: Scenario | None) -> None:
    """Draw the buttons; ``scenario`` is what the draft says, if it has no problems."""
    own = at.owner == state.who().id
    if not own:
        st.info(t("Somebody shares this scenario with you. Make a copy to change it."),
                icon=":material/group:")
    with st.container(horizontal=True, vertical_alignment="center"):
        if own:
            st.button(t("Undo"), key="undo", icon=":material/undo:", on_click=_undo,
                      disabled=at.position == 1,
                      help=t("Takes back: {what}", what=plain(at.what))
                      if at.position > 1 else None)
            st.button(t("Redo"), key="redo", icon=":material/redo:", on_click=_redo,
                      disabled=at.position == at.steps)
        made = partial(go.entered_workbook, at.cells) if scenario is None else \
            partial(go.workbook, scenario)
        st.download_button(t("Download workbook"), made, go.file_name(at.name, "xlsx"),
                           on_click="ignore", icon=":material/download:", key="scenario.xlsx")
        if own:
            with st.popover(t("Upload newer"), icon=":material/upload:"):
                _upload()
        with st.popover(t("More"), icon=":material/more_horiz:"):
            _more(at, own=own)
    st.caption(t("Last step: {what}. Every step is kept as you make it.", what=plain(at.what)))


def _undo() -> None:
    if what := state.undo():
        state.keep("notice", t("Taken back: {what}", what=plain(what)))


def _redo() -> None:
    if what := state.redo():
        state.keep("notice", t("Done again: {what}", what=plain(what)))


def _upload() -> None:
    st.write(t("The workbook takes the place of everything in this scenario, as one step that can "
               "be undone."))
    file = st.file_uploader(t("A scenario workbook (.xlsx) or JSON, or a plan made from one"),
                            type=["xlsx", "json"], key="newer.file")
    if file is None or not st.button(t("Take it over"), type="primary", key="newer.take"):
        return
    try:
        cells, missing = go.cells_in(file.name, file.getvalue())
    except BadInput as error:
        problems_shown(error.problems, file.name)
        return
    state.change(cells, t("uploaded {file}", file=file.name))
    state.keep("missing", missing)
    state.keep("notice", t("Taken over: {file}", file=plain(file.name)))
    st.rerun()


def _more(at: Draft, *, own: bool) -> None:
    if own:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(t("Name"), at.name, key=f"name.{at.id}", max_chars=200)
            st.button(t("Rename"), key="rename", on_click=_rename, args=(at.id,))
        st.toggle(t("Others can see it"), at.shared, key=f"share.{at.id}", on_change=_share,
                  args=(at.id,), help=t("They can open and copy it, not change it."))
    st.button(t("Make a copy"), key="duplicate", icon=":material/content_copy:", on_click=_copy,
              args=(at.id,))
    if own and st.button(t("Delete this scenario"), key="draft.delete", icon=":material/delete:"):
        st.dialog(t("Delete this scenario?"))(_delete)(at)


def _rename(draft: str) -> None:
    name = (state.given(f"name.{draft}") or "").strip()
    if name:
        state.drafts().rename(draft, name)


def _share(draft: str) -> None:
    state.drafts().share(draft, bool(state.given(f"share.{draft}")))


def _copy(draft: str) -> None:
    at = state.drafts().get(draft)
    made = state.drafts().new(t("{name} (copy)", name=at.name), at.cells,
                              t("copied from {name}", name=at.name))
    state.open_draft(made.id)
    state.keep("notice", t("This is the copy; the original is kept."))


def _delete(at: Draft) -> None:
    st.write(t("{name} and all its steps are deleted for good. Its solves and plans are kept.",
               name=plain(at.name)))
    with st.container(horizontal=True):
        if st.button(t("Delete for good"), type="primary", key="draft.delete.sure",
                     on_click=_deleted, args=(at.id,)):
            go.to("start")
        if st.button(t("Keep it"), key="draft.keep"):
            st.rerun()


def _deleted(draft: str) -> None:
    state.drafts().delete(draft)
    state.open_draft("")
