"""Vendors' files of the open draft: brought, listed, refused, given up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from app import format as form
from app import state
from app.screens.quotes.readings import EVERYTHING
from app.store.quotes import TooMuch
from app.words import plain, t, trouble_told

if TYPE_CHECKING:
    from app.screens.quotes.readings import Readings
    from app.store.drafts import Draft
    from app.store.quotes import QuoteFile
    from optimizer.domain.scenario import Scenario
    from optimizer.quotes.settling import Settled

TURN, TOLD = "quotes.turn", "quotes.told"


def brought(at: Draft) -> None:
    """Where files are dropped; they are kept as soon as they arrive, and the box is free again."""
    key = f"quotes.files.{state.kept(TURN, 0)}"
    st.file_uploader(t("Vendors' quotes: .xlsx, .xls, .ods, .csv; several at once"),
                     accept_multiple_files=True, key=key, on_change=_bring, args=(at.id, key))
    for told in state.kept(TOLD, ()):
        st.warning(told, icon=":material/info:")


def _bring(draft: str, key: str) -> None:
    at = state.draft()
    if at is None or at.id != draft:
        return
    told, quotes = [], state.quotes(at)
    for file in state.given(key) or ():
        try:
            if quotes.add(file.name, file.getvalue()) is None:
                told.append(t("{file} is here already, under this or another name.",
                              file=plain(file.name)))
        except TooMuch:
            told.append(t("{file} was not taken: the files of this scenario would be too large "
                          "together. Remove some first.", file=plain(file.name)))
    state.keep(TOLD, tuple(told))
    state.keep(TURN, state.kept(TURN, 0) + 1)


def refusals(found: Readings) -> None:
    """Files that are not read, each with the reason and what to do."""
    for file, read in found.refused:
        with st.container(border=True):
            for one in read.problems:
                st.error(plain(f"{file.name}: {trouble_told(one)}"), icon=":material/block:")
            _removal(file)


def files_listed(found: Readings) -> None:
    """Every file that was read: whose it is, what it holds, whether its offers are accepted."""
    systems_chosen()
    if not found.read:
        st.info(t("None of the files could be read."))
        return
    read = found.read
    st.dataframe(pd.DataFrame({
        t("File"): [file.name for file, _, _ in read],
        t("Vendor"): [", ".join(dict.fromkeys(
            head.vendor for head in one.reading.heads if head.vendor)) for _, _, one in read],
        t("Quote"): [", ".join(dict.fromkeys(
            " ".join(filter(None, (head.number, head.revision))) for head in one.reading.heads))
            for _, _, one in read],
        t("Lines ready"): [sum(line.ready for line in one.reading.lines) for _, _, one in read],
        t("Questions"): [len(one.reading.questions) for _, _, one in read],
        t("Other lines"): [len(one.reading.side_lines) for _, _, one in read],
        t("In the scenario"): [_standing(file, one, found.scenario) for file, _, one in read],
        t("Brought"): [form.moment(file.made) for file, _, _ in read],
    }), hide_index=True, width="stretch", alt=t("Files that were read"))
    names = {file.id: file.name for file, _, _ in read}
    by_id = {file.id: file for file, _, _ in read}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(t("A file"), list(names), format_func=names.__getitem__,
                              key="quotes.file", width=420)
        if chosen:
            _removal(by_id[chosen])
    st.caption(t("Removing a file gives up its answers. Offers accepted from it stay."))


def systems_chosen() -> None:
    """Which systems the lines are matched to."""
    everything = st.toggle(
        t("Match lines to all systems the planner knows, not only to those of this scenario"),
        bool(state.kept(EVERYTHING)), key="quotes.all_systems",
        help=t("A system the scenario lacks is added to it together with its offers."))
    if everything != bool(state.kept(EVERYTHING)):
        state.keep(EVERYTHING, everything)
        st.rerun()


def _standing(file: QuoteFile, settled: Settled, scenario: Scenario | None) -> str:
    """How the quotes of a file stand in the scenario, in a word."""
    shas = {head.sha256 for head in settled.reading.heads}
    stands = Counter(one.standing for one in (scenario.quotes if scenario else ())
                     if one.sha256 in shas)
    if stands["current"]:
        return f"✓ {t('accepted')}"
    if stands["replaced"]:
        return f"↻ {t('replaced by a newer revision')}"
    return f"↶ {t('taken out again')}" if file.added and scenario else f"– {t('not yet')}"


def _removal(file: QuoteFile) -> None:
    st.button(t("Remove this file"), key=f"quotes.remove.{file.id}", icon=":material/delete:",
              on_click=_remove, args=(file.id,))


def _remove(quote: str) -> None:
    if at := state.draft():
        state.quotes(at).remove(quote)
        state.forget(TOLD)
