"""Other plans to choose from: points of a frontier to click on, alternatives to open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from app import format as form
from app.screens.questions.using import headline, use_button
from app.widgets.answer import origin_shown, sentences_shown, table_shown
from app.widgets.answer_chart import PICK, chart_of, picking_chart
from app.widgets.answer_figures import heading_of, scale_of
from app.widgets.answer_table import exact, table_of
from app.widgets.shown import downloads_shown
from app.words import said, t

if TYPE_CHECKING:
    from app.screens.questions.subject import Shown
    from optimizer.domain.answer import Answer, Table, Trial


def frontier_shown(shown: Shown) -> None:
    """The chart to click on; beside it the same choice for the keyboard."""
    answer, name = shown.answer, shown.name
    (table,) = answer.tables
    sentences_shown(answer.sentences)
    if table.rows:
        row = _picked(table, name)
        st.caption(t("Click on a point, or choose one here, to see its plan."))
        at = st.selectbox(t("Point"), range(len(table.rows)), index=row, key=f"{name}.at.{row}",
                          format_func=lambda i: _told(table, i))
        _plan(shown, _trial(answer, table, at))
    table_of(table, name)
    origin_shown(answer, name, shown.base)


def _picked(table: Table, name: str) -> int:
    """The row whose point was clicked on last; the first at the beginning."""
    event: Any = st.altair_chart(
        picking_chart(table), width="stretch", on_select="rerun", selection_mode=PICK,
        key=f"{name}.chart", alt=said(table.title))
    still = chart_of(table)
    if still is not None:
        downloads_shown(still, exact(table), f"{name}-chart")
    rows = event.selection.get(PICK) or [{}]
    return int(rows[0].get("row", 0))


def _trial(answer: Answer, table: Table, row: int) -> Trial | None:
    """The trial of a point: names round their figures, so its value must be the same too."""
    name, value = _cell(table, row, "trial"), _cell(table, row, "aim")
    return next((trial for trial in answer.trials if trial.plan and trial.name == name
                 and any(proof.objective == value for proof in trial.plan.proofs)), None)


def _told(table: Table, row: int) -> str:
    parts = []
    for place in (1, 0):
        scale = scale_of(table, place)
        value = table.rows[row][place]
        shown = "–" if value is None else form.number(float(value) / float(scale.size), 3)
        parts.append(f"{heading_of(table, place)} {shown}")
    return f"{row + 1}: " + " · ".join(parts)


def alternatives_shown(shown: Shown) -> None:
    """What all share first, since it can be signed first; then every plan, to be opened."""
    answer = shown.answer
    sentences_shown(answer.sentences)
    tables = {table.key: table for table in answer.tables}
    table_shown(_needed_first(tables["core"]), shown.name)
    trials = {i: trial for i in range(1, len(tables["plans"].rows)) for trial in answer.trials
              if trial.name.startswith(f"plan {i}: ")}
    if trials:
        at = st.selectbox(t("Open an alternative"), list(trials), key=f"{shown.name}.at",
                          format_func=lambda i: _called(trials[i], i))
        _plan(shown, trials[at])
    for key in ("plans", "orders"):
        table_shown(tables[key], shown.name)
    origin_shown(answer, shown.name, shown.base)


def _needed_first(core: Table) -> Table:
    """What every plan buys before what some do without."""
    least = [column.key for column in core.columns].index("at_least")
    return replace(core, rows=tuple(sorted(core.rows, key=lambda row: not row[least])))


def _called(trial: Trial, number: int) -> str:
    """By its cost: what it is best in stands in the sentences."""
    cost = form.money(trial.plan.total_cost, trial.plan.currency) if trial.plan else "–"
    return f"{t('Plan {n}', n=number)} · {cost}"


def _plan(shown: Shown, trial: Trial | None) -> None:
    if trial is None or trial.plan is None:
        st.caption(t("No plan was kept for this one."))
        return
    with st.container(border=True):
        headline(trial.plan)
        use_button(shown, trial)


def _cell(table: Table, row: int, key: str) -> Any:
    return table.rows[row][[column.key for column in table.columns].index(key)]
