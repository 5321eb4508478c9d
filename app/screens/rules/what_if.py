"""What if: dials that change the draft, and the new plan beside the one that is shown."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import go, state
from app.runs.crew import warm_crew
from app.screens.rules.dials import GROUPS, Dial, dials
from app.screens.rules.trial import choose, on, outcome, try_now
from app.store import store
from app.words import plain, t
from optimizer import api
from optimizer.io.entered import Entered, entered

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.store.drafts import Draft

COLUMNS, MOST = 3, 12
"""Dials beside each other, and at most at once."""


def what_if() -> None:
    """Draw the panel; a solver process is made ready meanwhile."""
    warm_crew(store())
    with st.container(border=True):
        st.fragment(_turning)()


def _turning() -> None:
    at = state.draft()
    if at is None:
        return
    mine = at.owner == state.who().id
    found = dials(at.cells, _base(at))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(t("What if"), width="content")
        state.seed("what-if.on", on())
        st.toggle(t("Solve as I change"), key="what-if.on", on_change=_switch, disabled=not mine,
                  help=t("Solves again to within {gap} as soon as a dial is let go.",
                         gap=form.gap(go.WHAT_IF.gap)))
        st.button(t("Undo"), key="what-if.undo", icon=":material/undo:", on_click=_undo,
                  disabled=not mine or at.position == 1,
                  help=t("Takes back: {what}", what=plain(at.what)) if at.position > 1 else None)
        st.button(t("Redo"), key="what-if.redo", icon=":material/redo:", on_click=_redo,
                  disabled=not mine or at.position >= at.steps)
    _dials(found, not mine)
    outcome(at)


def _dials(found: list[Dial], disabled: bool) -> None:
    groups = [group for group in GROUPS if any(dial.group == group for dial in found)]
    if not groups:
        st.caption(t("Nothing to turn yet: fill in budgets, sites or targets first."))
        return
    group = st.segmented_control(
        t("What to change"), groups, default=groups[0], key="what-if.group", required=True,
        format_func=t)
    own = [dial for dial in found if dial.group == group]
    if len(own) > MOST:
        names = [dial.label for dial in own]
        wanted = st.multiselect(t("Which ones"), names, default=names[:MOST],
                                key=f"what-if.{group}")
        own = [dial for dial in own if dial.label in wanted]
    for first in range(0, len(own), COLUMNS):
        columns = st.columns(COLUMNS)
        for column, dial in zip(columns, own[first:first + COLUMNS], strict=False):
            with column:
                state.seed(dial.key, dial.text)
                st.select_slider(
                    dial.label, dial.positions, key=dial.key, on_change=_turn, args=(dial,),
                    format_func=_words(dial), disabled=disabled or len(dial.positions) < 2)


def _words(dial: Dial) -> Callable[[str], str]:
    """How a position is said."""
    at = state.draft()
    currency = at.cells.values.get("money.currency", "") if at else ""

    def said(text: str) -> str:
        if dial.unit == "phase":
            return text
        value = Decimal(text)
        if dial.unit == "money":
            return form.money(value, currency)
        if dial.unit == "kw":
            return form.megawatts(value)
        return form.share(value) if dial.unit == "share" else form.number(value, 2)

    return said


def _turn(dial: Dial) -> None:
    at, to = state.draft(), state.given(dial.key)
    if at is None or to is None or to == dial.text:
        return
    state.change(dial.turned(at.cells, to), t("{what}: {to}", what=dial.label,
                                              to=_words(dial)(to)), dial.key)
    _follow()


def _undo() -> None:
    if what := state.undo():
        state.keep("notice", t("Taken back: {what}", what=plain(what)))
    _follow()


def _redo() -> None:
    if what := state.redo():
        state.keep("notice", t("Done again: {what}", what=plain(what)))
    _follow()


def _switch() -> None:
    choose(bool(state.given("what-if.on")))
    _follow()


def _follow() -> None:
    """After a change: what was tried before is of no use any more; try what stands there now."""
    state.keep("what-if.moved", True)
    if on():
        try_now()



def _base(at: Draft) -> Entered:
    """The cells of the plan that is shown; without one, as they were when they were first seen."""
    run = state.run()
    about = (at.id, run.id if run else "")
    held: tuple[tuple[str, str], Entered] | None = state.kept("what-if.base")
    if held is None or held[0] != about:
        cells = entered(state.scenario_of(run), api.BOOK) if run else at.cells
        held = (about, cells)
        state.keep("what-if.base", held)
    return held[1]
