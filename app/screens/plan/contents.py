"""The parts of a plan, one tab each; only the open one is drawn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from app.widgets.plan_beside import besides
from app.widgets.plan_parts import PARTS
from app.widgets.shown import chart_shown, table_shown
from app.words import plain, t
from optimizer.io.plan.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.widgets.plan_part import Part, Picture
    from app.widgets.plan_sheet import Sheet
    from optimizer.domain.plan import Plan

TAB = "plan.tab"


def contents(facts: Facts, reference: tuple[str, Plan] | None) -> None:
    """All parts."""
    made: dict[str, Callable[[], Part]] = {
        t(title): partial(make, facts) for title, make in PARTS.items()}
    if reference:
        name, other = reference
        made[name] = lambda: besides(facts, name, Facts(other))
    tabs = st.tabs(list(made), key=TAB, on_change="rerun")
    for tab, make in zip(tabs, made.values(), strict=True):
        if tab.open:
            with tab:
                _part(make())


def _part(part: Part) -> None:
    for sentence in part.sentences:
        st.markdown(plain(sentence))
    for picture in part.pictures:
        _picture(picture)
    for sheet in part.sheets:
        _sheet(sheet)


def _picture(picture: Picture) -> None:
    st.subheader(plain(picture.title), anchor=False)
    st.markdown(plain(picture.told))
    chart_shown(picture.chart, picture.figures.frame(), picture.figures.name, picture.told)


def _sheet(sheet: Sheet) -> None:
    st.subheader(plain(sheet.title), anchor=False)
    if not sheet.rows:
        st.caption(t("Nothing to show."))
        return
    frame, columns = sheet.on_screen()
    table_shown(frame, sheet.name, columns, sheet.frame(), sheet.title)
    if sheet.note:
        st.caption(plain(sheet.note))
