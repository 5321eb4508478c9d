"""Offers that are ready go into the scenario as one step, or it is said what keeps them out."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from babel import Locale

from app import format as form
from app import go, state
from app.quotes.gathered import Outcome, outcome, vendors_for
from app.screens.quotes.readings import FIRM
from app.widgets.problems import problems_told
from app.widgets.quote_changes import added_told
from app.words import plain, t
from optimizer import api
from optimizer.errors import BadInput
from optimizer.io.entered import entered
from optimizer.quotes.profile import Profiles

if TYPE_CHECKING:
    from app.screens.quotes.readings import Readings

DONE = "quotes.done"


def acceptance(found: Readings) -> None:
    """How it stands, what accepting changes, and the button that does it."""
    result = outcome(found.scenario, found.settled, found.goods, found.countries, _today())
    _accepted()
    with st.container(border=True):
        _standing(found, result)
        if found.scenario is None:
            _invalid(found)
        elif result.strangers:
            _strangers(found, result)
        elif result.problems:
            st.error(t("These keep the offers out of the scenario; the cells are those of the "
                       "offers workbook:"), icon=":material/error:")
            problems_told(result.problems)
        elif result.added is not None:
            _changes(result)
        ready = len(result.sorted.offers)
        with st.container(horizontal=True):
            st.button(
                t("Accept {n} offers into the scenario", n=ready), type="primary",
                key="quotes.accept", icon=":material/playlist_add_check:", on_click=_accept,
                args=(found, result),
                disabled=result.added is None or result.added.unchanged or not ready)
            st.download_button(
                t("Offers workbook"), partial(_workbook, found),
                go.file_name(t("{name} offers", name=found.at.name), "xlsx"), on_click="ignore",
                key="quotes.workbook", icon=":material/download:", help=t(
                    "Offers, questions, and where every figure was read, for the file."))


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


def _strangers(found: Readings, result: Outcome) -> None:
    """Countries of vendors the scenario does not know: no quote says them reliably."""
    st.markdown(t("These vendors are new to the scenario. Say where each sells from and where its "
                  "ultimate parent is: rules on origin and export need both."))
    names = {code: name for code, name in Locale.parse(form.locale()).territories.items()
             if len(code) == 2 and code.isalpha()}
    codes = sorted(names, key=names.__getitem__)
    for short, full in result.strangers:
        vendor, keys = plain(full or short), (f"country.{short}", f"parent.{short}")
        for column, label, key in zip(
                st.columns(2), (t("Country of {vendor}", vendor=vendor),
                                t("Country of the ultimate parent of {vendor}", vendor=vendor)),
                keys, strict=True):
            column.selectbox(
                label, codes, None, format_func=lambda code: f"{names[code]} ({code})", key=key,
                placeholder=t("Choose a country"), on_change=_settle,
                args=(_file_of(found, full, short), short, keys))


def _file_of(found: Readings, full: str, short: str) -> str:
    """The file a vendor's countries are kept with: the first it quotes in."""
    for file, _, settled in found.read:
        if any(full in (line.value("vendor"), line.quote.vendor) or
               short == line.value("vendor") for line in settled.reading.lines):
            return file.id
    return found.read[0][0].id


def _settle(quote: str, short: str, keys: tuple[str, str]) -> None:
    told = [state.given(key) for key in keys]
    if all(told) and (at := state.draft()):
        state.quotes(at).answer(quote, FIRM + short, " ".join(told))


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
                         icon=":material/difference:", expanded=True):
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
