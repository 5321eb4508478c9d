"""How a plan stands: behind the scenario, stopped with a gap, breaking rules; and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import go, state
from app.runs.question import Question
from app.screens.plan.missing import lead
from app.words import plain, said, t
from optimizer.io.plan.headline import titles
from optimizer.io.plan.standing import state as state_of

if TYPE_CHECKING:
    from app.runs.record import Run
    from optimizer.domain.plan import Plan

LONGER = 5
"""Times as long, where a plan was stopped before its proof."""


def standing(plan: Plan, run: Run) -> None:
    """Say what keeps the plan from being the answer, with the button that mends it."""
    at = state.draft()
    title = plan.scenario.title or plan.scenario.name
    st.caption(plain(t(title)) + (f" · {form.moment(run.ended)}" if run.ended else ""))
    broken = [use for use in plan.rules if use.mode == "hard" and state_of(use) == "BROKEN"]
    if broken:
        st.error(t("These orders break hard rules: {rules}.", rules=plain(said(titles(broken)))),
                 icon=":material/block:")
        lead("why", t("See why, and the ways out"), ":material/help:")
        lead("solve", t("Go to Solve"), ":material/play_circle:")
    if at is not None and state.stale(at, run):
        _stale(bool(state.checked(at).problems), run)
    elif plan.status == "stopped":
        _stopped(plan, run)


def _stale(wrong: bool, run: Run) -> None:
    st.warning(t("The scenario was changed after this plan was made: the figures below are those "
                 "of the scenario as it was."), icon=":material/update:")
    if wrong:
        lead("scenario", t("Mend the problems of the scenario first"), ":material/error:")
    elif st.button(t("Solve again"), key="plan.again", type="primary",
                   icon=":material/play_arrow:"):
        go.solve(Question(gap=run.question.gap, seconds=run.question.seconds))
        st.rerun()


def _stopped(plan: Plan, run: Run) -> None:
    gap = max((float(proof.gap) for proof in plan.proofs), default=0.0)
    st.info(t("This is the best plan found when the solve was stopped. A plan that is up to {gap} "
              "better may exist.", gap=form.gap(gap)), icon=":material/stop:")
    longer = run.question.seconds * LONGER
    if st.button(t("Solve again with up to {time}", time=form.seconds(longer)),
                 key="plan.longer", icon=":material/play_arrow:"):
        go.solve(Question(gap=run.question.gap, seconds=longer))
        st.rerun()
