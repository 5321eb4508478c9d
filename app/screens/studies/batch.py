"""A batch: which cases, how they come in, and what is made of one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import go, state
from app.runs.batch import MOST, batch_of
from app.runs.question import BATCH, Question
from app.screens.questions.panel import TIMES, USUAL_S
from app.screens.questions.panels import keep_open
from app.screens.studies.coming import coming
from app.screens.studies.grid import study_field
from app.screens.studies.results import results_shown
from app.watching import watched
from app.widgets.problems import problems_shown
from app.widgets.troubles import trouble_shown
from app.words import t
from optimizer.errors import BadInput

if TYPE_CHECKING:
    from app.runs.record import Run
    from app.screens.questions.subject import Subject
    from optimizer.studies.cases import Batch

GAPS = (1e-4, 1e-3, 1e-2)


def batch_panel(subject: Subject) -> None:
    """Draw it."""
    st.write(t("One scenario with settings changed: every case is solved and proven, and its plan "
               "kept."))
    study = study_field(subject)
    asked = subject.of(BATCH)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        seconds = st.selectbox(t("Time for a case at most"), TIMES, TIMES.index(USUAL_S),
                               width=200, key="studies.seconds", format_func=form.seconds)
        gap = st.selectbox(t("Proven within"), GAPS, 1, width=160, key="studies.gap",
                           format_func=form.gap)
        if st.button(t("Start"), type="primary", key="studies.start", disabled=study is None,
                     icon=":material/play_arrow:") and study is not None:
            _start(subject, Question(BATCH, {"study": study}, gap=gap, seconds=float(seconds)))
    if asked:
        _shown(subject, asked)


def _start(subject: Subject, question: Question) -> None:
    """Begin it if its study is in order, else say what is not."""
    try:
        count = len(batch_of(question, subject.scenario).cases)
    except BadInput as error:
        problems_shown(error.problems)
        return
    if count > MOST:
        st.error(t("{n} cases are more than the {most} that can be begun here. Use the command "
                   "line for them: gpuplan batch.", n=form.number(count), most=form.number(MOST)))
        return
    go.solve(question)
    keep_open(subject, BATCH)


def _shown(subject: Subject, asked: list[Run]) -> None:
    st.divider()
    run = asked[0]
    if len(asked) > 1:
        wanted = st.selectbox(
            t("Batches so far"), [one.id for one in asked], key=f"studies.shown.{run.id}",
            format_func=lambda one: _named(next(run for run in asked if run.id == one)))
        run = next(one for one in asked if one.id == wanted)
    batch = _batch(run.id, run)
    if not run.over:
        watched(run, partial(coming, batch=batch))
        return
    if subject.stale(run):
        st.warning(t("The scenario was changed since. This batch is of how it was on {moment}.",
                     moment=form.moment(run.made)), icon=":material/update:")
    if run.state != "done" and not (run.state == "lost" and run.stop_asked):
        trouble_shown(run)
    results_shown(run, batch, lambda: _go_on(subject, run))


@st.cache_resource(max_entries=16, show_spinner=False)
def _batch(run: str, _run: Run) -> Batch:  # noqa: ARG001
    """What a run asks for; to lay out its order takes a moment."""
    return batch_of(_run.question, state.scenario_of(_run))


def _go_on(subject: Subject, run: Run) -> None:
    """Solve what is missing: what is finished is kept by what was asked, and not solved again."""
    state.runs().begin(state.scenario_of(run), run.question, run.draft, run.name)
    keep_open(subject, BATCH)


def _named(run: Run) -> str:
    return f"{form.moment(run.made)} · {run.question.parameters['study']['name']}"
