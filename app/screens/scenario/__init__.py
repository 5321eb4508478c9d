"""Scenario: everything a plan is made from, as tables that are checked while they are filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import state
from app.grid import table_edited
from app.screens.opened import notice_shown, opened
from app.screens.scenario.deeds import deeds
from app.screens.scenario.places import SCENARIO, by_place, chosen
from app.screens.scenario.rows import rows_handled
from app.screens.scenario.values import values_edited
from app.widgets.problems import problems_listed, problems_told
from app.words import name_of, plain, t
from optimizer import api
from optimizer.io.outline import outline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.store.drafts import Draft
    from optimizer.errors import Problem

FIRST_TO_FILL = ("phases", "sites", "site_phases", "accelerators", "systems", "vendors", "offers",
                 "budgets")


def show() -> None:
    """Draw the screen."""
    at = opened(t("Scenario"))
    if at is None:
        return
    notice_shown()
    checked = state.checked(at)
    deeds(at, checked.scenario)
    _missing()
    problems = by_place(checked.problems)
    place = chosen(at, problems)
    if not any(at.cells.tables.get(table) for table in ("phases", "offers")):
        st.info(t("Fill in these tables, in this order: {tables}. Or upload a workbook that has "
                  "them.", tables=", ".join(name_of(table) for table in FIRST_TO_FILL)),
                icon=":material/lightbulb:")
    if place == SCENARIO:
        values_edited(at, problems.get(SCENARIO, ()))
        _table(at, "aims", problems.get("aims", ()))
    else:
        _table(at, place, problems.get(place, ()))


def _table(at: Draft, name: str, problems: Sequence[Problem]) -> None:
    """One table with what it is, what is wrong in it, and its rows."""
    spec = outline(api.BOOK).tables[name]
    st.subheader(name_of(name).capitalize(), anchor=False)
    st.caption(plain(t(spec.about)))
    marked = table_edited(at, spec, problems)
    problems_told(problems)
    if not at.cells.tables.get(name):
        st.caption(":material/edit: " + t(
            "No rows yet: type into the first row, or paste rows from a spreadsheet."))
    rows_handled(at, spec, marked)


def _missing() -> None:
    """What the opened file lacked, until it was read."""
    if missing := state.kept("missing"):
        with st.container(border=True):
            st.markdown("**" + t("The file you opened had these problems outside its rows:") + "**")
            problems_listed(missing)
            st.button(t("I have read this"), key="missing.read", on_click=state.forget,
                      args=("missing",), icon=":material/check:")
