"""The parts of a scenario: the most used tables at hand, the others behind a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import state
from app.words import name_of, t
from optimizer.domain.references import tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.store.drafts import Draft
    from optimizer.errors import Problem

SCENARIO = "scenario"
"""The single values, with the aims."""
MAIN = (SCENARIO, "offers", "sites", "site_phases", "phases", "budgets", "accelerators", "systems",
        "vendors")
WITH_VALUES = frozenset({"aims"})
"""Tables that are shown with the single values."""
AT_HAND, OTHERS = "place.main", "place.other"

Places = dict[str, list["Problem"]]


def by_place(problems: Sequence[Problem]) -> Places:
    """Problems by the table they stand in, in the order they came."""
    found: Places = {}
    for one in problems:
        sheet = one.place.cell.partition("!")[0].strip("'") or one.place.table or SCENARIO
        found.setdefault(sheet, []).append(one)
    return found


def lead(problems: Mapping[str, Sequence[Problem]], shown: str) -> None:
    """How many problems there are, and a way to those that are not in the part that is shown."""
    if not problems:
        st.markdown(":material/check_circle: " + t("No problems: this scenario can be solved."))
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(":red[:material/error: **" + t(
            "{n} problems to mend before this can be solved", n=sum(map(len, problems.values())))
            + "**]", width="content")
        for place, found in problems.items():
            label = f"{_name(place)} · {len(found)}"
            if place in tables() or place == SCENARIO:
                if _part(place) != shown:
                    st.button(label, key=f"mend.{place}", on_click=go_to, args=(place,),
                              type="tertiary", icon=":material/arrow_forward:")
            elif "rules" in state.kept("pages", {}):
                st.page_link(state.kept("pages")["rules"], label=label,
                             icon=":material/arrow_forward:")


def chosen(at: Draft, problems: Mapping[str, Sequence[Problem]]) -> str:
    """Let the planner choose; what is shown stays. A draft just opened begins with problems."""
    here = [place for place in problems if place in tables() or place == SCENARIO]
    held = state.kept("place") if state.kept("placed", at.id) == at.id else None
    place = _part(held or (here[0] if here else "offers"))
    state.keep("place", place)
    state.keep("placed", at.id)
    lead(problems, place)
    others = [name for name in tables() if name not in MAIN and name not in WITH_VALUES]
    others.sort(key=lambda name: not (problems.get(name) or at.cells.tables.get(name)))

    def told(name: str) -> str:
        rows = sum(any(row.values()) for row in at.cells.tables.get(name, ()))
        count = "" if name == SCENARIO else f" · {rows}"
        wrong = len(problems.get(name, ()))
        wrong += len(problems.get("aims", ())) if name == SCENARIO else 0
        return f"{_name(name)}{count}" + (f" · ⚠ {wrong}" if wrong else "")

    state.seed(AT_HAND, place if place in MAIN else None)
    state.seed(OTHERS, place if place in others else None)
    left, right = st.columns([5, 2])
    with left:
        st.pills(t("Table"), MAIN, format_func=told, key=AT_HAND, on_change=_pick, args=(AT_HAND,),
                 wrap=True)
    with right:
        st.selectbox(t("Other tables"), others, format_func=told, key=OTHERS,
                     placeholder=t("Choose"), on_change=_pick, args=(OTHERS,))
    return place


def go_to(place: str) -> None:
    """Show a part of the scenario."""
    state.keep("place", place)


def _pick(widget: str) -> None:
    if place := state.given(widget):
        go_to(place)


def _part(place: str) -> str:
    return SCENARIO if place in WITH_VALUES else place


def _name(place: str) -> str:
    return t("General") if place == SCENARIO else name_of(place).capitalize()
