"""The aims in their order: what is best first, and how much of it later aims may give up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import state
from app.edits import with_rows
from app.screens.rules.dials import number
from app.screens.rules.setting import label_of
from app.widgets.problems import problems_listed
from app.words import plain, t
from optimizer import api
from optimizer.domain.scenario import AimChoice
from optimizer.domain.units import text_of
from optimizer.io.entered import cell_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.store.drafts import Draft
    from optimizer.domain.plan import Plan
    from optimizer.errors import Problem
    from optimizer.io.entered import Row


def aims_shown(at: Draft, problems: Sequence[Problem], plan: Plan | None) -> None:
    """Draw the aims of a draft, one after another."""
    st.caption(t("The first aim is made as good as it can be; each further aim then chooses among "
                 "the plans that give up no more of the aims before it than their tolerance."))
    problems_listed([one for one in problems if one.place.table == "aims"])
    rows = [row for row in at.cells.tables.get("aims", []) if any(row.values())]
    disabled = at.owner != state.who().id
    for place, row in enumerate(rows):
        with st.container(border=True):
            _aim(rows, place, row, plan, disabled)
    left = [aim for aim in api.BOOK.aims if aim not in {row.get("aim") for row in rows}]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(t("A further aim"), left, key="aims.further", format_func=_title, width=320)
        st.button(t("Add the aim"), key="aims.add", icon=":material/add:", on_click=_add,
                  args=(rows,), disabled=disabled or not left)


def _aim(rows: list[Row], place: int, row: Row, plan: Plan | None, disabled: bool) -> None:
    name = row.get("aim", "")
    aim = api.BOOK.aims.get(name)
    about, given, moves = st.columns([5, 2, 2], vertical_alignment="center")
    about.markdown(f"**{place + 1}. {_title(name)}**")
    if aim is not None:
        about.caption(plain(t(aim.sentence)))
        about.caption(f"{t('Unit: {unit}', unit=t(aim.unit))}{_reached(name, plan)}")
    key = f"aims.{place}.tolerance"
    share = number(row.get("tolerance", "") or "0")
    if share is None or share < 0:
        state.seed(key, row.get("tolerance", ""))
        given.text_input(label_of("tolerance"), key=key, on_change=_give, args=(rows, place, key),
                         disabled=disabled)
    else:
        state.seed(key, float(share * 100))
        given.number_input(
            label_of("tolerance") + " (%)", min_value=0.0, step=0.1, format="%.15g", value=None,
            key=key, help=t(text_of(AimChoice, "tolerance")), on_change=_give,
            args=(rows, place, key), disabled=disabled or place == len(rows) - 1)
    key = f"aims.{place}.limit"
    state.seed(key, row.get("limit", ""))
    given.text_input(label_of("limit"), key=key, help=t(text_of(AimChoice, "limit")),
                     on_change=_limit, args=(rows, place, key), disabled=disabled)
    with moves.container(horizontal=True):
        for move, icon, told, idle in (
                (-1, ":material/arrow_upward:", t("Earlier"), place == 0),
                (1, ":material/arrow_downward:", t("Later"), place == len(rows) - 1),
                (0, ":material/delete:", t("Remove"), len(rows) == 1)):
            st.button(told, key=f"aims.{place}.{move}", icon=icon, on_click=_move,
                      args=(rows, place, move), disabled=disabled or idle, type="tertiary")


def _title(aim: str) -> str:
    return t(api.BOOK.aims[aim].title) if aim in api.BOOK.aims else plain(aim)


def _reached(aim: str, plan: Plan | None) -> str:
    """What the plan that is shown reaches, and how good that is proven to be."""
    proof = next((one for one in plan.proofs if one.aim == aim), None) if plan else None
    if plan is None or proof is None:
        return ""
    value = form.money(proof.objective, plan.currency) if api.BOOK.aims[aim].money \
        else form.number(proof.objective, 2)
    return " · " + t("in the plan: {value}, proven to within {gap}", value=value,
                     gap=form.gap(float(proof.gap)))


def _give(rows: list[Row], place: int, key: str) -> None:
    """Take over a tolerance; a percentage comes as a number."""
    value = state.given(key)
    if isinstance(value, float):
        value = cell_text((Decimal(repr(value)) / 100).normalize())
    _put(_with(rows, place, tolerance=value or ""),
         t("{aim}: tolerance {now}", aim=_title(rows[place].get("aim", "")), now=value or "0"))


def _limit(rows: list[Row], place: int, key: str) -> None:
    """Take over a limit as it was typed; none where the field was cleared."""
    value = str(state.given(key) or "").strip()
    _put(_with(rows, place, limit=value),
         t("{aim}: limit {now}", aim=_title(rows[place].get("aim", "")), now=value or "–"))


def _with(rows: list[Row], place: int, **changed: str) -> list[Row]:
    return [{**row, **changed} if number == place else row for number, row in enumerate(rows)]


def _move(rows: list[Row], place: int, by: int) -> None:
    """Move an aim by one; by 0: take it away."""
    left = [row for number, row in enumerate(rows) if number != place]
    if by:
        left.insert(place + by, rows[place])
    _put(left, t("order of the aims"))


def _add(rows: list[Row]) -> None:
    aim = state.given("aims.further")
    _put([*rows, {"aim": aim, "tolerance": "0"}], t("aim {aim}", aim=_title(aim)))


def _put(rows: list[Row], what: str) -> None:
    at = state.draft()
    if at is not None:
        state.change(with_rows(at.cells, "aims", rows), what)
