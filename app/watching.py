"""A run that is being watched: drawn again and again until it is over, then the whole screen is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import state
from app.runs.crew import call_crew
from app.store import store
from app.widgets.troubles import waiting_shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.runs.record import Run

POLL_S = 1.0


def watched(run: Run, drawn: Callable[[Run], None]) -> None:
    """How a run that is not over stands, as ``drawn`` shows it, about once a second."""
    st.fragment(_again, run_every=POLL_S)(run.id, drawn)


def _again(wanted: str, drawn: Callable[[Run], None]) -> None:
    run = state.runs().get(wanted)
    if run.over:
        st.rerun()
    call_crew(store())
    if run.state == "waiting":
        waiting_shown(state.runs().ahead(run.id))
    drawn(run)
