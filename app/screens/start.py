"""Start: open a scenario that ships, bring one's own, go on with one, or begin with nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import go, state
from app.runs.crew import warm_crew
from app.store import store
from app.widgets.problems import problems_shown
from app.words import plain, t
from optimizer import api
from optimizer.errors import BadInput
from optimizer.io.entered import Entered

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from optimizer.domain.scenario import Scenario

COLUMNS = 3


def show() -> None:
    """Draw the screen."""
    warm_crew(store())
    st.title(t("Plan the purchase of AI computing"))
    st.write(t("Open a scenario, solve it, and see the best plan with proof of how good it is."))
    _examples()
    left, right = st.columns(2)
    with left:
        file, opened = _upload()
    with right:
        _empty()
    if file is not None and opened:
        _open(file)
    _drafts()


def _examples() -> None:
    st.subheader(t("Begin with an example"))
    shipped = go.shipped()
    for number, path in enumerate(shipped):
        if number % COLUMNS == 0:
            columns = st.columns(COLUMNS)
        scenario = _shipped(path)
        with columns[number % COLUMNS].container(border=True, height="stretch"):
            st.markdown(f"**{plain(t(scenario.title or scenario.name))}**")
            st.caption(t("{offers} offers, {sites} sites, {phases} phases",
                         offers=len(scenario.offers), sites=len(scenario.sites),
                         phases=len(scenario.phases)))
            if st.button(t("Open"), key=f"open.{path.stem}", width="stretch",
                         icon=":material/folder_open:"):
                go.open_scenario(scenario, t("opened the example"))
                go.to("solve")


@st.cache_resource(show_spinner=False)
def _shipped(path: Path) -> Scenario:
    return api.read(path)


def _upload() -> tuple[UploadedFile | None, bool]:
    """A file that was brought, and whether it is to be opened now."""
    st.subheader(t("Bring your own"))
    file = st.file_uploader(t("A scenario workbook (.xlsx) or JSON, or a plan made from one"),
                            type=["xlsx", "json"], key="scenario.file")
    return file, file is not None and st.button(
        t("Open the file"), type="primary", key="scenario.open")


def _open(file: UploadedFile) -> None:
    """Open a file if it can be opened at all; its problems can be mended in the app."""
    try:
        cells, missing = go.cells_in(file.name, file.getvalue())
    except BadInput as error:
        problems_shown(error.problems, file.name)
        return
    made = state.drafts().new(_name(cells, file.name), cells,
                              t("opened {file}", file=file.name))
    state.open_draft(made.id)
    state.keep("missing", missing)
    go.to("scenario" if state.checked(made).problems else "solve")


def _name(cells: Entered, file: str) -> str:
    return cells.values.get("title") or cells.values.get("name") or file


def _empty() -> None:
    st.subheader(t("Start empty"))
    st.write(t("Fill in sites, phases, budgets and offers here, or download the empty workbook."))
    if st.button(t("Start an empty scenario"), key="scenario.empty", icon=":material/note_add:"):
        cells = Entered(values={"name": "new", "title": t("New scenario")})
        state.open_draft(state.drafts().new(t("New scenario"), cells, t("started empty")).id)
        go.to("scenario")
    st.download_button(
        t("Empty workbook"), go.template, "scenario.xlsx", on_click="ignore",
        icon=":material/download:", key="scenario.template")


def _drafts() -> None:
    kept = state.drafts().all()
    if not kept:
        return
    st.subheader(t("Go on with"))
    for draft, name, changed, own in kept[:20]:
        left, middle, right = st.columns([5, 3, 1], vertical_alignment="center")
        left.markdown(plain(t(name)) + ("" if own else f" · {t('shared with you')}"))
        middle.caption(form.moment(changed))
        if right.button(t("Open"), key=f"draft.{draft}"):
            state.open_draft(draft)
            go.to("solve")
