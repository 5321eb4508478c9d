"""A batch under way: how many are finished, how fast, how long yet, and the last ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import go
from app.screens.studies.rows import columns_of, counted, frame_of
from app.store import store
from app.store.cases import Shelf
from app.words import t

if TYPE_CHECKING:
    from app.runs.record import Run
    from optimizer.studies.cases import Batch

LAST = 10


def coming(run: Run, batch: Batch) -> None:
    """Draw it; called again and again."""
    found, of = Shelf(store(), batch.sha256).outcomes(), len(batch.cases)
    done = len(found)
    rate = done / run.seconds if run.seconds else 0.0
    left = t("about {time} left", time=form.seconds(round((of - done) / rate))) if rate else ""
    speed = t("{n} a minute", n=form.number(60 * rate, 1)) if rate else ""
    words = " · ".join(filter(None, (
        t("{done} of {of} cases", done=form.number(done), of=form.number(of)), speed, left)))
    st.progress(done / of, text=words)
    if found:
        st.caption(counted(found.values()))
        last = dict(list(found.items())[-LAST:])
        st.dataframe(frame_of(batch, last), hide_index=True, width="stretch", placeholder="",
                     column_config=columns_of())
    if run.stop_asked:
        st.caption(t("Stopping; what is found so far is kept."))
    st.button(t("Stop and keep what is finished"), key=f"studies.stop.{run.id}",
              disabled=run.stop_asked, icon=":material/stop:", on_click=go.stop, args=(run,))
