"""Taking a plan that an answer found: kept in the history as a run of its own, and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import go, state
from app.runs.keeping import keep_plan
from app.words import t, told
from optimizer import api

if TYPE_CHECKING:
    from app.screens.questions.subject import Shown
    from optimizer.domain.answer import Trial
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario


def headline(plan: Plan) -> None:
    """What a plan comes to, in a row of figures."""
    with st.container(horizontal=True):
        st.metric(t("Total cost"), form.money(plan.total_cost, plan.currency))
        st.metric(t("Accelerators"), form.number(plan.accelerators))
        st.metric(t("Offers bought"), form.number(len({row.offer for row in plan.orders})))
        st.metric(t("Vendors"), form.number(len({row.vendor for row in plan.orders})))
        if plan.in_service_by_phase:
            st.metric(t("All in service by"), _last(plan))


def use_button(shown: Shown, trial: Trial) -> None:
    """A button that keeps the plan of a trial as one of the scenario asked about, and shows it."""
    if trial.plan is None or not st.button(
            t("Use this plan"), key=f"{shown.name}.use", icon=":material/assignment_turned_in:",
            help=t("Keeps it in the history as a plan of this scenario, and shows it.")):
        return
    run = shown.run
    kept = keep_plan(state.runs(), _of(trial.plan, shown.base), run.id, run.draft,
                     f"{run.name} · {told(trial.name)}", told(trial.name))
    state.open_run(kept)
    go.to("plan")


def _of(plan: Plan, base: Scenario) -> Plan:
    """The plan itself where it is of the scenario, else its orders recomputed under it.

    A trial may have had another aim or limits of its own; the orders stand under the rules of the
    scenario as they are.
    """
    return plan if plan.scenario.sha256 == base.sha256 else api.price(base, plan.orders)


def _last(plan: Plan) -> str:
    phases = [phase.id for phase in plan.scenario.phases]
    return max((row.in_service_phase for row in plan.orders), key=phases.index, default="–")
