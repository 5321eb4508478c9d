"""Quotes: vendors' own spreadsheets are read, asked about, and accepted into the scenario."""

from __future__ import annotations

import streamlit as st

from app import state
from app.screens.opened import opened
from app.screens.quotes.accepting import acceptance
from app.screens.quotes.asking import answered, asked
from app.screens.quotes.files import brought, files_listed, refusals
from app.screens.quotes.readings import Readings, readings
from app.screens.quotes.seeing import lines_seen, notes_seen, side_lines_seen
from app.words import t

QUESTIONS, OFFERS, SIDE, FILES = "questions", "offers", "side lines", "files"


def show() -> None:
    """Draw the screen."""
    at = opened(t("Quotes"))
    if at is None:
        return
    if at.owner != state.who().id:
        st.info(t("Somebody shares this scenario with you. Make a copy to add quotes to it."),
                icon=":material/group:")
        st.page_link(state.kept("pages")["scenario"], icon=":material/table:")
        return
    st.write(t("Drop the vendors' own spreadsheets, in whatever layout they came. What can be read "
               "in one way is read; what cannot is asked, and nothing is guessed."))
    brought(at)
    found = readings(at, state.checked(at).scenario)
    if not found.files:
        return
    refusals(found)
    if found.read:
        acceptance(found)
    _views(found)


def _views(found: Readings) -> None:
    reading = found.settled.reading
    names = {
        QUESTIONS: t("Questions ({n})", n=len(reading.questions)),
        OFFERS: t("Lines read ({n})", n=len(reading.lines)),
        SIDE: t("Other lines and notes ({n})", n=len(reading.side_lines) + len(reading.notes)),
        FILES: t("Files ({n})", n=len(found.files)),
    }
    view = st.segmented_control(
        t("Show"), list(names), default=QUESTIONS if reading.questions else OFFERS,
        format_func=names.__getitem__, key="quotes.view", required=True)
    if view == QUESTIONS:
        asked(found)
        answered(found)
    elif view == OFFERS:
        lines_seen(found)
    elif view == SIDE:
        side_lines_seen(found)
        notes_seen(found)
    else:
        files_listed(found)
