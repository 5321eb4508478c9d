"""Plan: what to order, from whom, when and for where, what it costs, and how good it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import state
from app.screens.plan.award import award
from app.screens.plan.contents import contents
from app.screens.plan.files import files
from app.screens.plan.missing import missing
from app.screens.plan.standing import standing
from app.widgets.plan_headline import marks
from app.words import plain, said, t
from optimizer.domain.answer import phrase_of
from optimizer.io.plan.facts import Facts
from optimizer.io.plan.headline import headline

if TYPE_CHECKING:
    from optimizer.domain.plan import Plan


def show() -> None:
    """Draw the screen."""
    run = state.run()
    plan = state.plan_of(run) if run else None
    if run is None or plan is None:
        st.title(t("Plan"))
        missing(run)
        return
    reference = award(plan.scenario)
    left, right = st.columns([1, 3], vertical_alignment="bottom")
    left.title(t("Plan"))
    with right:
        files(plan, run, reference)
    standing(plan, run)
    facts = Facts(plan)
    _headline(facts)
    _warnings(plan)
    contents(facts, reference)


def _headline(facts: Facts) -> None:
    for column, mark in zip(st.columns(4), marks(facts), strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(f"{plain(mark.label)}\n\n#### {plain(mark.value)}")
            st.caption(plain(mark.note))
    with st.expander(t("In short"), icon=":material/notes:"):
        st.markdown("\n".join(f"- {plain(said(one))}" for one in headline(facts)))


def _warnings(plan: Plan) -> None:
    if plan.warnings:
        st.warning(f"**{t('What a reader must know')}**\n\n" + "\n".join(
            f"- {plain(said(phrase_of(one)))}" for one in plan.warnings),
            icon=":material/warning:")
