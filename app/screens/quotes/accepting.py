"""Offers that are ready go into the scenario as one step, or it is said what keeps them out."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import go, state
from app.quotes.gathered import Outcome, outcome, vendors_for
from app.screens.quotes.strangers import strangers_placed
from app.widgets.problems import problems_told
from app.widgets.quote_changes import added_told
from app.words import t
from optimizer import api
from optimizer.errors import BadInput
from optimizer.io.entered import entered
from optimizer.quotes.profile import Profiles

if TYPE_CHECKING:
    from app.screens.quotes.readings import Readings

MOST_OPEN = 10
"""So many changes lie open above the button; more are unfolded by who wants to see them."""
DONE, LEFT_OUT = "quotes.done", "quotes.left_out"


def acceptance(found: Readings) -> None:
    """How it stands, what accepting changes, and the button that does it."""
    taken = found.without(state.given(LEFT_OUT) or ())
    result = outcome(taken.scenario, taken.settled, taken.goods, taken.countries, _today())
    _accepted()
    with st.container(border=True):
        _standing(found, result)
        if found.scenario is None:
            _invalid(found)
        elif result.strangers:
            strangers_placed(taken, result)
        elif result.problems:
            st.error(t("These keep the offers out of the scenario; the cells are those of the "
                       "offers workbook:"), icon=":material/error:")
            problems_told(result.problems)
            st.page_link(state.kept("pages")["scenario"], icon=":material/table:")
        elif result.added is not None:
            _changes(result)
        ready = len(result.sorted.offers)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _left_out(found)
            st.button(
                t("Accept {n} offers into the scenario", n=ready), type="primary",
                key="quotes.accept", icon=":material/playlist_add_check:", on_click=_accept,
                args=(taken, result),
                disabled=result.added is None or result.added.unchanged or not ready)
            st.download_button(
                t("Offers workbook"), partial(_workbook, found),
                go.file_name(t("{name} offers", name=found.at.name), "xlsx"), on_click="ignore",
                key="quotes.workbook", icon=":material/download:", help=t(
                    "Offers, questions, and where every figure was read, for the file."))


def _left_out(found: Readings) -> None:
    """Files whose offers are not to go in yet: one without an exchange rate holds up no other."""
    names = {file.id: file.name for file, _, settled in found.read
             if any(line.ready for line in settled.reading.lines)}
    if len(names) > 1:
        st.multiselect(t("Leave out for now"), list(names), key=LEFT_OUT, width=360,
                       format_func=names.__getitem__, placeholder=t("No file"))


def _standing(found: Readings, result: Outcome) -> None:
    ready, waiting = len(result.sorted.offers), len(result.sorted.waiting)
    for column, name, value in zip(
            st.columns(4), (t("Files read"), t("Offers ready"), t("Lines that wait"),
                            t("Questions")),
            (len(found.read), ready, waiting, len(found.settled.reading.questions)), strict=True):
        column.metric(name, form.number(value))


def _invalid(found: Readings) -> None:
    problems = state.checked(found.at).problems
    st.warning(t("The scenario has {n} problems. The offers can be accepted once these are "
                 "mended; files and answers are kept meanwhile.", n=len(problems)),
               icon=":material/warning:")
    problems_told(problems)
    st.page_link(state.kept("pages")["scenario"], icon=":material/table:")


def _changes(result: Outcome) -> None:
    if result.added is None:
        return
    if not result.sorted.offers:
        st.info(t("No line is ready yet: answer its questions first."))
    elif result.added.unchanged:
        st.success(t("All offers that are ready are in the scenario as they stand."),
                   icon=":material/check_circle:")
    else:
        with st.expander(t("What accepting changes ({n})", n=len(result.added.changes)),
                         icon=":material/difference:",
                         expanded=len(result.added.changes) <= MOST_OPEN):
            added_told(result.added)


def _accept(found: Readings, result: Outcome) -> None:
    """One step of the draft; what was answered is kept for the vendors' next quotes."""
    at = state.draft()
    if result.added is None or at is None or (at.id, at.position) != (
            found.at.id, found.at.position):
        state.keep(DONE, t("The scenario was changed meanwhile. Look again, and accept then."))
        return
    quotes = [file.id for file, _, settled in found.read
              if any(line.ready for line in settled.reading.lines)]
    count = len(result.sorted.offers)
    state.change(entered(result.added.scenario, api.BOOK),
                 t("accepted {n} offers from {files} quotes", n=count, files=len(quotes)))
    state.quotes(at).accepted(quotes)
    with suppress(BadInput):  # a profile that cannot be kept loses only a convenience
        Profiles(state.profiles()).keep(found.settled.given, _today())
    state.keep(DONE, t("{n} offers are in the scenario, as one step that can be undone there.",
                       n=count))


def _accepted() -> None:
    """What was done last, and where to go from here."""
    if not (done := state.kept(DONE)):
        return
    state.forget(DONE)
    st.success(done, icon=":material/check_circle:")
    with st.container(horizontal=True):
        for screen in ("scenario", "solve"):
            st.page_link(state.kept("pages")[screen])


def _workbook(found: Readings) -> bytes:
    return go.offers_workbook(
        found.settled, found.goods,
        vendors_for(found.scenario, found.settled, found.countries) if found.scenario else ())


def _today() -> date:
    return datetime.now(state.zone()).date()
