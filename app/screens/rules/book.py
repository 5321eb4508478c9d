"""All rules, or all terms of the bill, of the registry as panels: in groups, filtered, searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from app.screens.rules.panel import Panel, panel_shown
from app.words import name_of, t
from optimizer import api
from optimizer.io.catalogue import entries
from optimizer.io.outline import outline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.screens.rules.costs import Cost
    from app.store.drafts import Draft
    from optimizer.domain.plan import Plan
    from optimizer.errors import Problem

GROUPS = (("What must be delivered", (1, 2)), ("Money", (3,)), ("Sites", (4, 5, 6)),
          ("Export control", (7,)), ("Supply and orders", (8, 9, 10, 11)),
          ("Vendors and shares", (12, 13, 16, 19)), ("Clusters and models", (14, 15)),
          ("Risk", (17, 18)), ("Commitments", (20,)))
"""Families of rules that a planner looks for together."""
FURTHER = "Further rules"
FILTERS: dict[str, Callable[[Panel], bool]] = {
    "all": lambda panel: panel is not None, "on": lambda panel: panel.mode != "off",
    "binding": lambda panel: panel.binding, "soft": lambda panel: panel.mode == "soft",
    "set": lambda panel: panel.changed, "to mend": lambda panel: bool(panel.problems)}
TERM_FILTERS = ("all", "on", "set")


def panels(
    kind: str, at: Draft, problems: Sequence[Problem], plan: Plan | None, costs: dict[str, Cost],
) -> list[Panel]:
    """A panel for every rule, or every term, that is registered."""
    plans = outline(api.BOOK)
    currency = plan.currency if plan else at.cells.values.get("money.currency", "") or "KRW"
    return [Panel(
        kind, entry, at, plans, tuple(one for one in problems if _about(one, kind, entry, plans)),
        None if plan is None else tuple(use for use in plan.rules if use.rule == entry.id),
        costs.get(entry.id) if kind == "rules" else None, currency)
        for entry in entries(api.BOOK, kind).values()]


def book_shown(kind: str, found: list[Panel]) -> None:
    """Draw the panels that are wanted, by group."""
    told = {"all": t("all"), "on": t("on"), "binding": t("binding"), "soft": t("soft"),
            "set": t("changed from default"), "to mend": t("to mend")}
    offered = {name: sum(map(wanted, found)) for name, wanted in FILTERS.items()
               if kind == "rules" or name in TERM_FILTERS}
    offered = {name: n for name, n in offered.items() if name != "to mend" or n}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.segmented_control(
            t("Show"), list(offered), default="all", key=f"filter.{kind}", required=True,
            format_func=lambda name: f"{told[name]} ({offered[name]})")
        search = st.text_input(t("Search"), key=f"search.{kind}", width=260,
                               icon=":material/search:", placeholder=t("e.g. budget"))
    wanted = [panel for panel in found if FILTERS[chosen or "all"](panel)
              and _matches(panel, search.strip().casefold())]
    if not wanted:
        st.info(t("None of them is like that. Show all, or search for something else."),
                icon=":material/filter_alt_off:")
    for group in dict.fromkeys(_group(panel) for panel in wanted):
        if kind == "rules":
            st.markdown(f"##### {t(group)}")
        for panel in wanted:
            if _group(panel) == group:
                panel_shown(panel)


def _group(panel: Panel) -> str:
    return next((name for name, families in GROUPS if panel.entry.family in families), FURTHER)


def _matches(panel: Panel, words: str) -> bool:
    entry = panel.entry
    texts = (entry.id, entry.title, entry.sentence, t(entry.title), t(entry.sentence),
             *(name_of(spec.name) for spec in panel.settings))
    return all(any(word in text.casefold() for text in texts) for word in words.split())


def _about(problem: Problem, kind: str, entry: Any, plans: Any) -> bool:
    """Whether a problem stands in the settings or the tables of an entry."""
    place = problem.place
    if place.table == kind:
        return bool(place.field.partition(".")[0] == entry.id)
    return any(spec.name == place.table for spec in plans.tables_of(kind, entry.id).values())
