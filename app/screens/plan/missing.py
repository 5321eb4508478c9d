"""No plan: why there is none, and where to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import go, state
from app.watching import watched
from app.widgets.troubles import trouble_shown
from app.words import t

if TYPE_CHECKING:
    from app.runs.record import Run


def missing(run: Run | None) -> None:
    """What is shown instead of a plan."""
    if run is None:
        _nothing()
    elif not run.over:
        watched(run, _solving)
    else:
        trouble_shown(run)
        if run.state == "none":
            lead("why", t("See why, and the ways out"), ":material/help:")
        lead("solve", t("Go to Solve"), ":material/play_circle:")


def lead(screen: str, label: str, icon: str) -> None:
    """A link to another screen, where there is one."""
    pages = state.kept("pages", {})
    if screen in pages:
        st.page_link(pages[screen], label=label, icon=icon)


def _nothing() -> None:
    if state.draft() is None:
        st.info(t("Open a scenario first."), icon=":material/info:")
        lead("start", t("Go to Start"), ":material/home:")
        return
    st.info(t("There is no plan yet. Solve the scenario first."), icon=":material/info:")
    lead("solve", t("Go to Solve"), ":material/play_circle:")


def _solving(run: Run) -> None:
    if run.state != "waiting":
        st.info(t("The plan is being solved: {time} so far, gap {gap}. It appears here by itself.",
                  time=form.seconds(run.seconds), gap=form.gap(run.gap)),
                icon=":material/progress_activity:")
    with st.container(horizontal=True):
        if st.button(t("Stop and keep the best"), key="plan.stop", disabled=run.stop_asked,
                     icon=":material/stop:"):
            go.stop(run)
        lead("solve", t("Watch it solve"), ":material/play_circle:")
