"""One question as a panel: what it is, its fields, its answers so far, and one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import go, state
from app.runs.question import Question
from app.screens.questions.choosing import alternatives_shown, frontier_shown
from app.screens.questions.fields import fields, in_words
from app.screens.questions.panels import keep_open
from app.screens.questions.prices import prices_shown
from app.screens.questions.repairing import repair_shown
from app.screens.questions.subject import Shown
from app.screens.questions.watch import answering
from app.watching import watched
from app.widgets.answer import body_shown, completeness_shown
from app.widgets.troubles import trouble_shown
from app.words import plain, said, t
from optimizer import api

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.runs.record import Run
    from app.screens.questions.subject import Subject
    from optimizer.answers.verb import Verb

TIMES = (10, 30, 60, 180, 600)
USUAL_S = 60
MORE = 3
"""Times as long, where the time was not enough."""
OWN: dict[str, Callable[[Shown], None]] = {
    "repair": repair_shown, "frontier": frontier_shown, "alternatives": alternatives_shown,
    "price-to-win": prices_shown, "why": prices_shown,
}
"""Answers with something to do in them, or a picture of their own."""


def panel(verb: Verb, subject: Subject) -> None:
    """Draw it."""
    st.write(plain(said(verb.help)))
    if verb.subjects == ("plan",) and subject.plan is None:
        st.info(t("This is asked about a plan. Solve the scenario first."))
        return
    given = fields(verb, subject)
    asked = subject.of(verb.id)
    busy = any(not run.over for run in asked)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        seconds = st.selectbox(t("Time at most"), TIMES, TIMES.index(USUAL_S), width=160,
                               key=f"why.{verb.id}.seconds", format_func=form.seconds)
        if st.button(t("Ask"), type="primary", key=f"why.{verb.id}.ask",
                     disabled=busy or not _whole(verb, given),
                     icon=":material/question_answer:"):
            ask(verb, subject, given, float(seconds))
    if asked:
        _answers(verb, subject, asked)


def _whole(verb: Verb, given: dict[str, object]) -> bool:
    """Whether all is said that must be."""
    return all(one.name in given for one in verb.parameters if one.needed)


def ask(verb: Verb, subject: Subject, given: dict[str, object], seconds: float) -> None:
    """Begin a question, and draw the screen again with its panel open."""
    plans = subject.known
    if verb.subjects == ("plan",) and subject.run is not None:
        plans = (subject.run.id,)
    go.solve(Question(verb.id, given, plans, gap=verb.gap, seconds=seconds))
    keep_open(subject, verb.id)


def _answers(verb: Verb, subject: Subject, asked: list[Run]) -> None:
    st.divider()
    run = asked[0]
    if len(asked) > 1:
        wanted = st.selectbox(
            t("Answers so far"), [one.id for one in asked], key=f"why.{verb.id}.shown.{run.id}",
            format_func=lambda one: _named(verb, subject, asked, one))
        run = next(one for one in asked if one.id == wanted)
    elif words := in_words(verb, run.question.parameters):
        st.caption(t("Asked: {what}", what=plain(words)))
    if not run.over:
        watched(run, partial(answering, currency=subject.scenario.money.currency))
        return
    if subject.stale(run):
        st.warning(t("The scenario was changed since. This answer is about how it was on {moment}; "
                     "ask again for how it stands now.", moment=form.moment(run.made)),
                   icon=":material/update:")
    answer = state.answer_of(run)
    if answer is None:
        _none(run, verb, subject)
        return
    completeness_shown(answer)
    if not (answer.complete or subject.stale(run)):
        _longer(run, verb, subject)
    base, name = state.scenario_of(run), f"why-{verb.id}-{run.id[:8]}"
    if verb.id in OWN:
        OWN[verb.id](Shown(run, answer, base, subject, name))
    else:
        body_shown(answer, name, base)


def _longer(run: Run, verb: Verb, subject: Subject) -> None:
    """The same question again with more time."""
    more = MORE * run.question.seconds
    if st.button(t("Ask again with up to {time}", time=form.seconds(more)),
                 key=f"why.longer.{run.id}", icon=":material/more_time:"):
        ask(verb, subject, run.question.parameters, more)


def _none(run: Run, verb: Verb, subject: Subject) -> None:
    trouble_shown(run)
    if run.state == "none" and verb.id != "repair" and st.button(
            t("Show what stands in the way"), key=f"why.{verb.id}.repair",
            icon=":material/build:"):
        ask(api.VERBS["repair"], subject, {}, USUAL_S)


def _named(verb: Verb, subject: Subject, asked: list[Run], wanted: str) -> str:
    run = next(one for one in asked if one.id == wanted)
    how = t("being answered") if not run.over else t("changed since") if subject.stale(run) else \
        t("stopped early") if run.stop_asked else t("as it stands")
    return " · ".join(filter(None, (
        form.moment(run.made), in_words(verb, run.question.parameters), how)))
