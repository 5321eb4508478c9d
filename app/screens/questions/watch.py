"""A question that is being answered: what is tried, how it stands, and stop-and-keep."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from app import format as form
from app import go, state
from app.runs.record import Run
from app.words import plain, t, told
from optimizer import api
from optimizer.core.rule import MONEY


def answering(run: Run, currency: str) -> None:
    """How a run stands: what is tried, its figures, and the way to stop it."""
    st.progress(min(run.seconds / run.question.seconds, 0.99), text=t(
        "{time} of at most {most}", time=form.seconds(run.seconds),
        most=form.seconds(run.question.seconds)))
    if run.told:
        st.markdown(":material/experiment: " + t("Now tried: {what}", what=plain(told(run.told))))
    _figures(run, currency)
    if run.stop_asked:
        st.caption(t("Stopping; what is found so far is kept."))
    st.button(t("Stop and keep the best"), key=f"why.stop.{run.id}", disabled=run.stop_asked,
              icon=":material/stop:", on_click=go.stop, args=(run,))


def _figures(run: Run, currency: str) -> None:
    events = state.runs().events(run.id)
    if not events:
        return
    last = events[-1]
    aim = api.BOOK.aims.get(last.aim)
    with st.container(horizontal=True):
        if aim is not None:
            unit = currency if aim.unit == MONEY else t(aim.unit)
            for label, value in ((t("Best of this trial so far"), last.value),
                                 (t("No plan can beat"), last.bound)):
                st.metric(f"{label} · {t(aim.title)}", _figure(value, unit, currency))
        st.metric(t("Gap"), form.gap(last.gap))


def _figure(value: float | None, unit: str, currency: str) -> str:
    if value is None:
        return "–"
    return form.money(Decimal(value), currency) if unit == currency else \
        f"{form.number(value)} {unit}"
