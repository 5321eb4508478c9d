"""Compare: saved plans side by side, and which change of the inputs caused how much."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

import streamlit as st

from app import go, state
from app.runs.crew import call_crew
from app.runs.question import Question
from app.screens.history import MOST_BESIDE, run_title
from app.store import store
from app.watching import watched
from app.widgets.answer import answer_shown
from app.widgets.beside import bills_beside, headlines_beside, orders_beside
from app.widgets.troubles import trouble_shown
from app.words import plain, t, told

if TYPE_CHECKING:
    from app.runs.record import Run
    from optimizer.domain.plan import Plan

SECONDS = 60.0
"""For an answer."""
LONGEST = 24
"""Letters of a name above a column."""


def show() -> None:
    """Draw the screen."""
    st.title(t("Compare"))
    known = {run.id: run for run in state.runs().all() if run.state == "done"}
    if len(known) < 2:
        st.info(t("Comparing needs two saved plans. Solve a scenario, change it, solve again."))
        return
    chosen = st.multiselect(
        t("Plans side by side"), list(known), default=_first(known), key="compare.plans",
        max_selections=MOST_BESIDE, format_func=lambda run: run_title(known[run]))
    state.keep("beside", chosen)
    plans = {run: plan for run in chosen if (plan := state.plan_of(known[run])) is not None}
    if len(plans) < 2:
        st.info(t("Choose two plans or more."))
        return
    _beside([(known[run], plan) for run, plan in plans.items()])
    _causes(known[chosen[0]], known[chosen[1]])


def _first(known: dict[str, Run]) -> list[str]:
    """What was compared last in this tab, else the two latest plans."""
    kept = [run for run in state.kept("beside", []) if run in known]
    return kept if len(kept) > 1 else list(known)[1::-1]


def _beside(plans: list[tuple[Run, Plan]]) -> None:
    names = [f"{letter} · {_short(t(run.name))}"
             for letter, (run, _) in zip(ascii_uppercase, plans, strict=False)]
    for name, (run, _) in zip(names, plans, strict=True):
        st.caption(f"**{name[0]}** {plain(run_title(run))}")
    made = [plan for _, plan in plans]
    if len({plan.currency for plan in made}) > 1:
        st.warning(t("These plans are in different currencies: their money cannot be compared."),
                   icon=":material/warning:")
    headlines_beside(names, made)
    bills_beside(names, made)
    orders_beside(names, made)


def _short(name: str) -> str:
    """A name that fits the heading of a column."""
    return name if len(name) <= LONGEST else f"{name[:LONGEST - 1].rstrip()}…"


def _causes(left: Run, right: Run) -> None:
    """Which change of the inputs moved the figures; asked only on demand, since it solves."""
    st.subheader(t("What caused the difference"))
    if left.scenario_sha256 == right.scenario_sha256:
        st.info(t("Both plans were made from the same inputs; they differ by how long and how "
                  "close to the best they were solved."))
        return
    st.write(t("Every change between the first two plans' inputs is applied one at a time, in "
               "both orders, and solved again."))
    asked = next((run for run in state.runs().all("compare")
                  if run.question.plans == (left.id, right.id)), None)
    if st.button(t("Find out"), key="compare.causes", icon=":material/search:",
                 disabled=asked is not None and not asked.over):
        state.runs().begin(
            state.scenario_of(left), Question("compare", plans=(left.id, right.id),
                                              seconds=SECONDS), left.draft, left.name)
        call_crew(store())
        st.rerun()
    if asked is None:
        return
    if asked.over:
        _answer(asked)
    else:
        watched(asked, _finding)


def _finding(run: Run) -> None:
    st.progress(min(run.seconds / SECONDS, 0.99), text=told(run.told) or t("Solving…"))
    st.button(t("Stop and keep the best"), key="compare.stop", disabled=run.stop_asked,
              icon=":material/stop:", on_click=go.stop, args=(run,))


def _answer(run: Run) -> None:
    found = state.answer_of(run)
    if found is None:
        trouble_shown(run)
    else:
        answer_shown(found, f"compare-{run.id[:8]}")
