"""Rules: what must hold, what may be broken at a price, what it costs, and what if it were else."""

from __future__ import annotations

import streamlit as st

from app import state
from app.screens.opened import notice_shown, opened
from app.screens.rules.aims import aims_shown
from app.screens.rules.book import book_shown, panels
from app.screens.rules.costs import asking, costs_of, latest
from app.screens.rules.what_if import what_if
from app.widgets.problems import problems_shown
from app.words import plain, t

VIEWS = ("Rules", "Terms of the bill", "Aims")


def show() -> None:
    """Draw the screen."""
    at = opened(t("Rules"))
    if at is None:
        return
    notice_shown()
    st.caption(plain(t(at.name)))
    if at.owner != state.who().id:
        st.info(t("Somebody shares this scenario with you. Make a copy to change it."),
                icon=":material/group:")
    checked = state.checked(at)
    problems_shown(checked.problems)
    what_if()
    run = state.run()
    plan = state.plan_of(run) if run else None
    view = st.segmented_control(t("Look at"), VIEWS, default=VIEWS[0], key="rules.view",
                                format_func=t, required=True, label_visibility="collapsed")
    if view == "Aims":
        aims_shown(at, checked.problems, plan)
        return
    asked = latest(at) if view == VIEWS[0] else None
    if view == VIEWS[0]:
        asking(at, asked)
    if plan is not None and run is not None and state.stale(at, run):
        st.caption(":material/update: " + t("Headroom is of the plan shown, which was made before "
                                            "your last changes."))
    kind = "rules" if view == VIEWS[0] else "terms"
    book_shown(kind, panels(kind, at, checked.problems, plan, costs_of(asked)))
