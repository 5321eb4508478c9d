"""The draft a screen is about; where none lies open, the way to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import state
from app.widgets.problems import problems_shown
from app.words import t

if TYPE_CHECKING:
    from app.store.drafts import Draft
    from optimizer.domain.scenario import Scenario


def opened(title: str) -> Draft | None:
    """The title of a screen and the draft that lies open; None, and a way to the start, else."""
    st.title(title)
    at = state.draft()
    if at is None:
        st.info(t("Open a scenario first."))
        st.page_link(state.kept("pages")["start"], icon=":material/home:")
    return at


def opened_whole(title: str) -> tuple[Draft, Scenario] | None:
    """The same with its scenario; None, and what is wrong with it, where that is not in order."""
    at = opened(title)
    if at is None:
        return None
    checked = state.checked(at)
    if checked.scenario is None:
        problems_shown(checked.problems)
        return None
    return at, checked.scenario


def notice_shown() -> None:
    """What was done a moment ago, once."""
    if notice := state.kept("notice"):
        state.forget("notice")
        st.toast(notice, icon=":material/info:", duration="long")
