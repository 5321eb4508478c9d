"""History: every solve and every answer that was kept; open, name, share, compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from app import format as form
from app import go, state
from app.runs.question import BATCH, SOLVE
from app.widgets.troubles import state_words
from app.words import said, t
from optimizer import api

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.runs.record import Run

KINDS = ("plans", "answers", "all")
NAMES = {"plans": "Plans", "answers": "Answers", "all": "Everything"}
MOST_BESIDE = 4


def show() -> None:
    """Draw the screen."""
    st.title(t("History"))
    st.write(t("Every solve is kept with the scenario it was made for, and never changed. "
               "Tick one to open or describe it, several plans to compare them."))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.segmented_control(
            t("Show"), KINDS, default="plans", key="history.kind", required=True,
            format_func=lambda one: t(NAMES[one]))
        words = st.text_input(t("Search names and notes"), key="history.search", width=320)
        here = st.toggle(t("Only the open scenario"), key="history.here",
                         disabled=state.draft() is None)
    found = _found(kind or "plans", words, here=here)
    if not found:
        st.info(t("Nothing is kept yet. Solve a scenario, and it will be listed here."))
        return
    ticked = _table(found)
    if len(ticked) == 1:
        _one(ticked[0])
    elif ticked:
        _several(ticked)


def _found(kind: str, words: str, *, here: bool) -> list[Run]:
    at = state.draft() if here else None
    runs = state.runs().all(None, at.id if at else None)
    wanted = words.casefold().strip()
    return [run for run in runs
            if (kind == "all" or (run.question.verb == SOLVE) == (kind == "plans"))
            and wanted in f"{run.name} {run.note}".casefold()]


def _table(runs: Sequence[Run]) -> list[Run]:
    """The runs as a table; those that are ticked."""
    own = state.who().id
    frame = pd.DataFrame({
        t("When"): [form.moment(run.made) for run in runs],
        t("Name"): [t(run.name) for run in runs],
        t("What"): [_kind(run) for run in runs],
        t("Result"): [state_words(run) for run in runs],
        t("Value"): [_value(run) for run in runs],
        t("Gap"): [form.gap(run.gap) if run.state == "done" else "" for run in runs],
        t("Note"): [run.note for run in runs],
        t("Shared"): [t("by you") if run.shared and run.owner == own else
                      t("with you") if run.owner != own else "" for run in runs],
        t("Inputs"): [run.scenario_sha256[:12] for run in runs],
    })
    chosen = st.dataframe(
        frame, hide_index=True, width="stretch", on_select="rerun", selection_mode="multi-row",
        key="history.table", column_config={t("Inputs"): st.column_config.TextColumn(help=t(
            "The first signs of the hash of all inputs: equal inputs have equal hashes."))})
    rows: list[int] = chosen["selection"]["rows"]
    return [runs[row] for row in rows if row < len(runs)]


def run_title(run: Run) -> str:
    """A run as it is called in lists to choose from."""
    return f"{t(run.name)} · {form.moment(run.made)}"


def _kind(run: Run) -> str:
    verb = run.question.verb
    if verb in (SOLVE, BATCH):
        return t("plan") if verb == SOLVE else t("batch")
    return said(api.verb_of(verb).title)


def _value(run: Run) -> str:
    if run.state != "done" or run.value is None or run.question.verb != SOLVE:
        return ""
    scenario = state.scenario_of(run)
    return form.amount(run.value, api.BOOK.aims[scenario.aims[0].aim].unit,
                       scenario.money.currency)


def _one(run: Run) -> None:
    own = run.owner == state.who().id
    with st.container(horizontal=True):
        if run.question.verb == SOLVE and st.button(
                t("Show this plan"), type="primary", key="history.open",
                disabled=run.state != "done", icon=":material/assignment:"):
            state.open_run(run.id)
            go.to("plan")
        if st.button(t("Open its scenario as a new draft"), key="history.scenario",
                     icon=":material/folder_open:"):
            go.open_scenario(state.scenario_of(run), t("opened from the history"))
            go.to("scenario")
        if own and st.button(t("Stop sharing") if run.shared else t("Share with all planners"),
                             key="history.share", icon=":material/group:"):
            state.runs().share(run.id, not run.shared)
            st.rerun()
        if own and st.button(t("Take out of the list"), key="history.hide",
                             icon=":material/visibility_off:"):
            state.runs().hide(run.id)
            st.rerun()
    if own:
        _describe(run)


def _describe(run: Run) -> None:
    with st.form(f"history.describe.{run.id}", border=False):
        name = st.text_input(t("Name"), run.name, max_chars=200)
        note = st.text_area(t("Note"), run.note, max_chars=2000, height=80)
        if st.form_submit_button(t("Save name and note"), icon=":material/save:"):
            state.runs().describe(run.id, name, note)
            st.rerun()


def _several(runs: Sequence[Run]) -> None:
    plans = [run for run in runs if run.question.verb == SOLVE]
    if st.button(t("Compare {n} plans", n=len(plans)), type="primary", key="history.compare",
                 disabled=not 1 < len(plans) <= MOST_BESIDE, icon=":material/compare_arrows:"):
        state.keep("beside", [run.id for run in plans])
        go.to("compare")
    if len(plans) > MOST_BESIDE:
        st.caption(t("Up to {n} plans can stand side by side.", n=MOST_BESIDE))
