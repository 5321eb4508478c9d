"""The way between the screens, and what stands beside all of them."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from app import state
from app.failures import shown
from app.identity import sign_in_wanted
from app.look import legible
from app.screens import SCREENS
from app.sidebar import sidebar, sign_in
from app.words import t

# Our own file: a symbol by name would be fetched from elsewhere. (A text that stands alone in this
# file would be shown on every screen.)
ICON = Path(__file__).with_name("icon.svg")

st.set_page_config("gpuplan", ICON, layout="wide")


def pages() -> dict[str, list[st.Page]]:
    """The screens by group, in the planner's language; kept so that screens can lead to others."""
    made = {screen.id: st.Page(
        screen.show, title=t(screen.title), icon=screen.icon, url_path=screen.id,
        default=screen is SCREENS[0]) for screen in SCREENS}
    state.keep("pages", made)
    groups: dict[str, list[st.Page]] = {}
    for screen in SCREENS:
        groups.setdefault(t(screen.group), []).append(made[screen.id])
    return groups


try:
    legible()
    if sign_in_wanted():
        sign_in()
    else:
        chosen = st.navigation(pages())
        sidebar()
        chosen.run()
except Exception as error:
    shown(error)
