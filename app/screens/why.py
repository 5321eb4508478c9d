"""Why: questions about the scenario and its plan, each answered with proof; and what to do then."""

from __future__ import annotations

from functools import partial

import streamlit as st

from app import format as form
from app import state
from app.screens.opened import opened_whole
from app.screens.questions.panel import panel
from app.screens.questions.panels import Panel, panels_shown
from app.screens.questions.repairing import applied_shown
from app.screens.questions.subject import Subject, subject_of
from app.words import said, t
from optimizer import api

ICONS = {
    "repair": ":material/build:", "why": ":material/help:", "price-to-win": ":material/sell:",
    "curve": ":material/stairs:", "marginals": ":material/straighten:",
    "alternatives": ":material/alt_route:", "frontier": ":material/scatter_plot:",
    "cost-of-rules": ":material/gavel:", "replan": ":material/event_repeat:",
}
ELSEWHERE = ("compare",)
"""Asked on a screen of its own."""


def show() -> None:
    """Draw the screen."""
    found = opened_whole(t("Why"))
    if found is None:
        return
    subject = subject_of(*found, "why")
    if not applied_shown(subject):
        _about(subject)
    panels = [Panel(verb, said(api.VERBS[verb].title), ICONS.get(verb, ":material/help:"),
                    partial(panel, api.VERBS[verb])) for verb in _ordered(subject)]
    panels_shown(panels, subject, "repair" if subject.impossible else "")


def _about(subject: Subject) -> None:
    """What the questions are about, and what to do first."""
    if subject.impossible:
        st.warning(t("It is proven that no plan keeps all hard rules. The first question shows "
                     "what stands against each other, and the cheapest ways out."),
                   icon=":material/block:")
    elif subject.plan is None:
        st.info(t("There is no plan yet. Questions solve what they need; they are quicker once "
                  "the scenario is solved."), icon=":material/info:")
        st.page_link(state.kept("pages")["solve"], icon=":material/play_circle:")
    elif not subject.fresh:
        st.warning(t("The scenario was changed since the plan that is shown. Questions are about "
                     "the scenario as it stands now."), icon=":material/update:")
    else:
        st.caption(t("About the scenario as it stands, and its plan: {n} accelerators for {cost}.",
                     n=form.number(subject.plan.accelerators),
                     cost=form.money(subject.plan.total_cost, subject.plan.currency)))


def _ordered(subject: Subject) -> list[str]:
    """Repair first where nothing else can be answered, else last: there is nothing to repair."""
    verbs = [verb for verb in api.VERBS if verb not in ("repair", *ELSEWHERE)]
    return ["repair", *verbs] if subject.impossible else [*verbs, "repair"]
