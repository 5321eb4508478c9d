"""The draft as it stands, solved beside the plan that is shown: begun, ended, compared, taken."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import go, state
from app.runs.crew import call_crew
from app.store import store
from app.store.drafts import Gone
from app.widgets.rule_headline import change_told, headline_shown
from app.widgets.troubles import trouble_shown
from app.words import t

if TYPE_CHECKING:
    from app.runs.record import Run
    from app.store.drafts import Draft
    from optimizer.domain.plan import Plan

POLL_S = 0.25
QUICK_S = 5.0
"""What was solved within this is solved again while dials are turned."""
KEPT = 50
"""So many states of drafts are remembered as tried."""


def on() -> bool:
    """Whether every change is solved at once: as chosen, else where the last solve was quick."""
    chosen = state.kept("what-if.on")
    if chosen is not None:
        return bool(chosen)
    run = state.run()
    return run is not None and run.state == "done" and run.seconds < QUICK_S


def choose(wanted: bool) -> None:
    """Solve every change at once from now on, or not."""
    state.keep("what-if.on", wanted)


def try_now() -> None:
    """Solve the draft as it stands, unless that was done; end what is at work on another state."""
    at = state.draft()
    if at is None:
        return
    tried, scenario = _tried(), state.checked(at).scenario
    for sha, former in tried.items():
        if scenario is None or sha != scenario.sha256:
            run = _run(former)
            if run is not None and not run.over and not run.stop_asked:
                go.stop(run)
    shown = state.run()
    if scenario is None or (shown is not None and not state.stale(at, shown)):
        return
    known = _run(tried.get(scenario.sha256, ""))
    if known is None or known.stop_asked or known.state in ("failed", "lost"):
        begun = go.try_out()
        if begun is not None:
            latest = [*((sha, run) for sha, run in tried.items() if sha != scenario.sha256),
                      (scenario.sha256, begun)]
            state.keep("what-if.tried", dict(latest[-KEPT:]))


def outcome(at: Draft) -> None:
    """What the draft as it stands comes to, beside the plan that is shown."""
    run = state.run()
    plan = state.plan_of(run) if run else None
    if run is None or plan is None:
        st.caption(":material/info: " + t("There is no plan to compare with yet: solve first."))
        return
    if not state.stale(at, run):
        headline_shown(plan, None)
        st.caption(":material/verified: " + t("This is the plan of the scenario as it stands. "
                                              "Move a dial to see what it would change."))
        _settle()
        return
    trial = _of(at)
    watching = trial is not None and not trial.over
    st.fragment(_beside, run_every=POLL_S if watching else None)(at.id)
    if not watching:
        _settle()


def _beside(draft: str) -> None:
    """The plan shown against the trial; asks again until the trial is over."""
    at, run = state.draft(), state.run()
    plan = state.plan_of(run) if run else None
    if at is None or at.id != draft or plan is None:
        return
    trial = _of(at)
    new = state.plan_of(trial) if trial else None
    if trial is not None and not trial.over:
        headline_shown(plan, None, waiting=True, about=_cost(trial, plan), gap=trial.gap)
    else:
        headline_shown(plan, new)
    st.caption(":material/update: " + t("The plan shown on other screens is of the scenario "
                                        "before your changes."))
    if trial is None:
        _offer(at)
    elif not trial.over:
        call_crew(store())
        st.caption(":material/progress_activity: " + t("Solving the changed scenario…"))
    elif new is None:
        trouble_shown(trial)
    else:
        st.markdown(f":material/difference: **{t('What changes')}:** {change_told(plan, new)}")
        _take(trial)
    if trial is not None and trial.over:
        _settle()


def _cost(trial: Run, plan: Plan) -> Decimal | None:
    """The cost of the best so far, where the first aim is the cost of the bill."""
    first = plan.scenario.aims[0].aim
    return Decimal(trial.value) if first == "least_cost" and trial.value is not None else None


def _offer(at: Draft) -> None:
    if state.checked(at).problems:
        st.caption(":material/error: " + t("The scenario has problems to mend first."))
    elif st.button(t("Solve the changed scenario"), key="what-if.try",
                   icon=":material/play_arrow:"):
        try_now()
        st.rerun()


def _take(trial: Run) -> None:
    left, right = st.columns([1, 2], vertical_alignment="center")
    if left.button(t("Make this the plan"), key="what-if.take", icon=":material/task_alt:"):
        go.take(trial.id)
        st.rerun()
    right.caption(t("Solved in {time}.", time=form.seconds(trial.seconds)))


def _settle() -> None:
    """Once nothing is at work, let the other parts of the screen follow the change."""
    if state.kept("what-if.moved"):
        state.forget("what-if.moved")
        st.rerun()


def _of(at: Draft) -> Run | None:
    """The trial of a draft as it stands."""
    scenario = state.checked(at).scenario
    run = _run(_tried().get(scenario.sha256, "")) if scenario else None
    return None if run is not None and run.stop_asked and run.state != "done" else run


def _tried() -> dict[str, str]:
    """Trials of this tab by the hash of their scenario, the latest last."""
    found: dict[str, str] = state.kept("what-if.tried", {})
    return found


def _run(run: str) -> Run | None:
    try:
        return state.runs().get(run) if run else None
    except Gone:
        return None
