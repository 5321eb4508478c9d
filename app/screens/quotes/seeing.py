"""What was read: lines with how each figure is known, lines that are no offers, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import state
from app.quotes.gathered import sorted_lines
from app.quotes.reading import place_of
from app.quotes.telling import told_in
from app.screens.quotes.files import systems_chosen
from app.widgets.quote_lines import lines_shown, side_lines_shown, trace_shown
from app.widgets.quote_picture import picture_shown
from app.words import plain, t

if TYPE_CHECKING:
    from app.screens.quotes.readings import Readings

MOST_NOTES = 100


def lines_seen(found: Readings) -> None:
    """The lines as a table, and where each figure of one comes from."""
    systems_chosen()
    done = sorted_lines(found.settled, found.scenario.vendors if found.scenario else ())
    offers = [line for line, _ in done.offers]
    waiting = [line for line, _ in done.waiting]
    if not (offers or waiting):
        st.info(t("No line of an accelerator system was found. What the files do hold stands "
                  "under other lines."))
        return
    lines_shown(offers, waiting)
    lines = {line.key: line for line in (*offers, *waiting)}
    chosen = st.selectbox(
        t("Show where every figure of a line comes from"), list(lines), key="quotes.line",
        format_func=lambda key: f"{key} · {' '.join(lines[key].description.split())[:80]}")
    if not chosen:
        return
    place = place_of(lines[chosen])
    for _, read, _ in found.read:
        if place in read.pictures:
            picture_shown(read.pictures[place])
    trace_shown(lines[chosen])


def side_lines_seen(found: Readings) -> None:
    """Lines that became no offer."""
    if found.settled.reading.side_lines:
        side_lines_shown(found.settled.reading.side_lines)
    else:
        st.info(t("Every line of the files is an offer."))


def notes_seen(found: Readings) -> None:
    """What a reader should know of the files."""
    notes = [*found.settled.reading.notes, *found.settled.notes]
    if not notes:
        return
    st.subheader(t("Notes"), anchor=False)
    st.markdown("\n".join(f"- {plain(told_in(one, state.language()))}"
                          for one in notes[:MOST_NOTES]))
    if len(notes) > MOST_NOTES:
        st.caption(t("and {n} more", n=len(notes) - MOST_NOTES))
