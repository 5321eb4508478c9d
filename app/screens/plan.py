"""Plan: what to order, from whom, when and for where, what it costs, and how good it is."""

from __future__ import annotations

import streamlit as st

from app import format as form
from app import state
from app.words import t


def show() -> None:
    """Draw the screen."""
    st.title(t("Plan"))
    run = state.run()
    plan = state.plan_of(run) if run else None
    if run is None or plan is None:
        st.info(t("There is no plan yet. Solve the scenario first."))
        return
    st.metric(t("Total cost"), form.money(plan.total_cost, plan.currency))
