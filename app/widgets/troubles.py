"""Why a run has no plan: proven impossible, bad input, trouble of the solver, a lost process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app.words import plain, t, told

if TYPE_CHECKING:
    from app.runs.record import Run


STATES = {"waiting": "waiting", "running": "running", "done": "done", "none": "proven: no plan",
          "failed": "failed", "lost": "ended early"}


def state_words(run: Run) -> str:
    """How a run stands, in a word or two."""
    return t(STATES[run.state])


def waiting_shown(ahead: int) -> None:
    """That a run waits for a free process; ``ahead``: how many are before it."""
    st.info(t("Waiting for a free solver; {n} runs are ahead.", n=ahead),
            icon=":material/hourglass:")


def trouble_shown(run: Run) -> None:
    """What happened to a run that is over without a result, and what to do."""
    if run.state == "none":
        st.warning(t("It is proven that no plan keeps all hard rules. See what stands against "
                     "each other, and the cheapest ways out."), icon=":material/block:")
    elif run.state == "lost" and run.stop_asked:
        st.info(t("It was stopped before it began."), icon=":material/stop:")
    elif run.state == "lost":
        st.error(t("The process that solved this ended before it was done. Nothing else is lost: "
                   "solve again."), icon=":material/error:")
    elif run.reference:
        st.error(t("Something unexpected went wrong in this run. Your scenario is kept. Solve "
                   "again; if it happens again, pass on this reference, which is found in the "
                   "log: {reference}", reference=run.reference), icon=":material/error:")
    for one in run.trouble if run.state == "failed" else ():
        what = "\n".join(map(told, one["what"].splitlines()))
        text = ": ".join(part for part in (one["where"], what) if part)
        st.error(plain(f"{text}. {told(one['remedy'])}" if one["remedy"] else text),
                 icon=":material/error:")
