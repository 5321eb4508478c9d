"""How a rule stands in a plan, place by place: what the plan does, the bound, the headroom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from app import format as form
from app.words import plain, t
from optimizer.core.rule import MONEY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from optimizer.domain.plan import RuleUse

SIGNS = {"<=": "≤", ">=": "≥", "==": "="}
LINE_PX, MOST_PX = 35, 320


def figure(value: Decimal, unit: str, currency: str) -> str:
    """A figure of a rule with its unit; money in words."""
    if unit == MONEY:
        return form.money(value, currency)
    return f"{form.number(value, 2)} {t(unit)}"


def standing(uses: Sequence[RuleUse]) -> str:
    """In a few words, with a sign of its own: broken, binding, or with room."""
    if not uses:
        return ":material/remove: " + t("nothing falls under it")
    broken = sum(use.headroom < 0 for use in uses)
    if broken:
        return ":material/warning: " + _at(t("broken"), broken, len(uses))
    binding = sum(use.binding for use in uses)
    if binding:
        return ":material/front_hand: " + _at(t("binding"), binding, len(uses))
    return ":material/check: " + (t("room at all {all} places", all=len(uses)) if len(uses) > 1
                                    else t("room left"))


def _at(state: str, places: int, every: int) -> str:
    return state if every == 1 else t("{state} at {n} of {all} places", state=state, n=places,
                                      all=every)


def uses_shown(uses: Sequence[RuleUse], currency: str) -> None:
    """A table of all places, where it is tightest first."""
    ordered = sorted(uses, key=_room)
    state = {True: t("binding"), False: t("room left")}
    columns = {
        t("Where"): [use.where or t("whole plan") for use in ordered],
        t("In the plan"): [figure(use.activity, use.unit, currency) for use in ordered],
        t("Bound"): [f"{SIGNS[use.sense]} {figure(use.bound, use.unit, currency)}"
                     for use in ordered],
        t("Headroom"): [figure(use.headroom, use.unit, currency) for use in ordered],
        t("Stands"): [t("broken") if use.headroom < 0 else state[use.binding] for use in ordered],
    }
    if any(use.concession for use in uses):
        columns[t("Charged for breaking it")] = [
            form.money(use.concession, currency) if use.concession else "–" for use in ordered]
    st.dataframe(pd.DataFrame(columns), hide_index=True, width="stretch",
                 height=min(LINE_PX * (len(ordered) + 1) + 3, MOST_PX))
    tightest = ordered[0]
    if tightest.headroom > 0:
        st.caption(t("Tightest: {where}, {room} left", where=plain(tightest.where or
                   t("whole plan")), room=figure(tightest.headroom, tightest.unit, currency)))


def _room(use: RuleUse) -> Decimal:
    """Headroom as a part of the bound, so that places of any size compare."""
    return use.headroom / abs(use.bound) if use.bound else use.headroom
