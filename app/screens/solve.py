"""Solve: begin, watch how the best plan and the bound draw together, stop and keep the best."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from app import format as form
from app import go, state
from app.runs.question import Question
from app.runs.record import Event, Run
from app.screens.opened import opened
from app.watching import watched
from app.widgets.problems import problems_shown
from app.widgets.progress import gap_chart
from app.widgets.troubles import trouble_shown
from app.words import t
from optimizer import api
from optimizer.core.rule import MONEY

GAPS = {"0.01 %": 1e-4, "0.1 %": 1e-3, "1 %": 1e-2}
TIMES = (10, 60, 300, 600, 3600)


def show() -> None:
    """Draw the screen."""
    at = opened(t("Solve"))
    if at is None:
        return
    checked = state.checked(at)
    if checked.problems:
        problems_shown(checked.problems)
        return
    run = state.run()
    _ask(run)
    if run is None:
        return
    if not run.over:
        state.keep("watched", run.id)
        watched(run, _busy)
        return
    if state.kept("watched") == run.id:
        state.forget("watched")
        if run.state == "done":
            go.to("plan")
    _over(run)
    _chart(run, state.runs().events(run.id))


def _ask(run: Run | None) -> None:
    busy = run is not None and not run.over
    with st.container(horizontal=True, vertical_alignment="bottom"):
        gap = st.selectbox(t("Prove to within"), list(GAPS), key="gap", width=160)
        seconds = st.selectbox(t("Time at most"), TIMES, index=1, key="seconds", width=160,
                               format_func=form.seconds)
        if st.button(t("Solve"), type="primary", disabled=busy, key="solve",
                     icon=":material/play_arrow:"):
            go.solve(Question(gap=GAPS[gap], seconds=float(seconds)))
            st.rerun()


def _busy(run: Run) -> None:
    events = state.runs().events(run.id)
    aim = events[-1].aim if events else ""
    left, middle, right, last = st.columns(4)
    left.metric(t("Best plan so far"), _value(run.value, aim))
    middle.metric(t("No plan can beat"), _value(run.bound, aim))
    right.metric(t("Gap"), form.gap(run.gap))
    last.metric(t("Time"), form.seconds(run.seconds))
    st.progress(_estimate(run, events), text=t("Stops at the latest after {time}",
                                       time=form.seconds(run.question.seconds)))
    if st.button(t("Stop and keep the best"), key="stop", disabled=run.stop_asked,
                 icon=":material/stop:"):
        go.stop(run)
    _chart(run, events)


def _chart(run: Run, events: Sequence[Event]) -> None:
    if events:
        st.altair_chart(gap_chart(events, run.seconds, _unit(events[-1].aim)), width="stretch",
                        alt=t("The best plan so far and what no plan can beat, over time"))


def _estimate(run: Run, events: Sequence[Event]) -> float:
    """Of the way: by time, or by how much of the gap is closed, whichever is further."""
    by_time = run.seconds / run.question.seconds
    first = next((event.gap for event in events if event.gap), None)
    closed = 0.0 if not first or run.gap is None else 1 - run.gap / first
    return min(max(by_time, closed, 0.02), 0.99)


def _over(run: Run) -> None:
    if run.state == "done":
        st.success(t("Solved in {time}.", time=form.seconds(run.seconds)),
                   icon=":material/verified:")
        st.page_link(state.kept("pages")["plan"], icon=":material/assignment:")
    else:
        trouble_shown(run)
        if run.state == "none":
            st.page_link(state.kept("pages")["why"], icon=":material/help_center:")


def _unit(aim: str) -> str:
    unit = api.BOOK.aims[aim].unit if aim in api.BOOK.aims else ""
    return _currency() if unit == MONEY else t(unit)


def _value(value: float | None, aim: str) -> str:
    if value is None:
        return "–"
    unit = _unit(aim)
    if unit == _currency():
        return form.money(Decimal(value), unit)
    return f"{form.number(value)} {unit}"


def _currency() -> str:
    at = state.draft()
    scenario = state.checked(at).scenario if at else None
    return scenario.money.currency if scenario else ""
