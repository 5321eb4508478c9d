"""What stands beside every screen: the open scenario, how its plan stands, the language."""

from __future__ import annotations

import streamlit as st

from app import go, state
from app.words import LANGUAGES, plain, t


def sidebar() -> None:
    """Draw it."""
    with st.sidebar:
        _draft()
        st.segmented_control(
            "Language · 언어", list(LANGUAGES), default=state.language(), key="language",
            format_func=lambda code: LANGUAGES[code], on_change=_speak, required=True)
        who = state.who()
        if who.signed_in:
            st.caption(t("Signed in as {name}", name=who.name))
            st.button(t("Sign out"), on_click=st.logout, icon=":material/logout:")


def sign_in() -> None:
    """What is shown before anybody signed in."""
    st.title("gpuplan")
    st.write(t("Sign in to see your scenarios and plans."))
    st.button(t("Sign in"), type="primary", on_click=st.login, icon=":material/login:")


def _speak() -> None:
    state.speak(str(state.given("language")))


def _draft() -> None:
    at = state.draft()
    if at is None:
        st.caption(t("No scenario is open."))
        return
    st.markdown(f"**{plain(t(at.name))}**")
    checked = state.checked(at)
    run = state.run()
    fresh = run is not None and run.over and not checked.problems and not state.stale(at, run)
    if checked.problems:
        st.caption(":material/error: " + t("{n} problems to mend", n=len(checked.problems)))
    elif run is None:
        st.caption(":material/check: " + t("Ready to solve"))
    elif not run.over:
        st.caption(":material/progress_activity: " + t("Solving…"))
    elif not fresh:
        st.caption(":material/update: " + t("Changed since its plan: solve again"))
    elif run.state == "done":
        st.caption(":material/verified: " + t("The plan is up to date"))
    else:
        st.caption(":material/block: " + t("It has no plan: see Why"))
    if st.button(t("Solve"), type="secondary" if fresh else "primary", key="solve.beside",
                 disabled=bool(checked.problems), icon=":material/play_arrow:", width="stretch"):
        go.solve()
        go.to("solve")
