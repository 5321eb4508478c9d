"""Why it cannot be done, and the ways out: each is applied to the scenario by one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app import go, state
from app.widgets.answer import origin_shown, sentences_shown, table_shown
from app.words import plain, said, t
from optimizer.answers.repair.outs import WayOut, is_way, ways_out
from optimizer.io.entered import cell_text

if TYPE_CHECKING:
    from app.screens.questions.subject import Shown, Subject
    from optimizer.io.entered import Entered

SHEET = "concessions"
ACROSS = 3


def repair_shown(shown: Shown) -> None:
    """Conflicts in words, ways out as cards, the rest below."""
    answer = shown.answer
    outs = ways_out(answer, shown.base)
    sentences_shown([one for one in answer.sentences if not is_way(one, outs)])
    if outs:
        st.markdown(f"##### {t('Ways out: choose one')}")
    for first in range(0, len(outs), ACROSS):
        for column, out in zip(st.columns(ACROSS), outs[first:first + ACROSS], strict=False):
            with column.container(border=True, height="stretch"):
                _card(shown, out)
    for table in answer.tables:
        if table.rows:
            with st.expander(said(table.title)):
                table_shown(table, shown.name)
    origin_shown(answer, shown.name, shown.base)


def _card(shown: Shown, out: WayOut) -> None:
    currency, draft = shown.base.money.currency, shown.subject.draft
    st.markdown(f"**{out.number}. {plain(said(out.head))}**")
    st.markdown("\n".join(f"- {plain(said(line))}" for line in out.lines))
    st.caption(t("Counts as {worth}", worth=form.money(out.worth, currency)))
    plan = out.trial.plan if out.trial else None
    if plan is not None:
        st.markdown(":material/verified: " + t(
            "Solved again: feasible, {n} accelerators for {cost}",
            n=form.number(plan.accelerators), cost=form.money(plan.total_cost, currency)))
    else:
        st.markdown(":material/timelapse: " + t("Not solved again in the time."))
    if st.button(t("Apply this"), key=f"why.apply.{shown.run.id}.{out.number}", type="primary",
                 icon=":material/build:", disabled=shown.subject.stale(shown.run), help=t(
                     "One step of the scenario, which can be undone.")):
        state.change(conceded(draft.cells, out),
                     t("applied a way out: {what}", what=said(out.head)))
        state.keep("why.applied", (draft.id, draft.position + 1))
        st.rerun()


def conceded(cells: Entered, out: WayOut) -> Entered:
    """The scenario's cells with the concessions of a way out."""
    rows = [{"rule": one.rule, "where": one.where, "amount": cell_text(one.amount)}
            for one in out.concessions]
    return replace(cells, tables={
        **cells.tables, SHEET: [*cells.tables.get(SHEET, ()), *rows]})


def applied_shown(subject: Subject) -> bool:
    """After a way out was applied: what is next, or back; whether one was."""
    here = (subject.draft.id, subject.draft.position)
    if state.kept("why.applied") != here or subject.fresh:
        return False
    st.success(t("Done: {what}. Solve the scenario as it now stands.",
                 what=plain(subject.draft.what)), icon=":material/check:")
    with st.container(horizontal=True):
        if st.button(t("Solve now"), type="primary", key="why.solve", icon=":material/play_arrow:"):
            state.forget("why.applied")
            go.solve()
            go.to("solve")
        if st.button(t("Undo"), key="why.undo", icon=":material/undo:"):
            state.forget("why.applied")
            state.drafts().undo(subject.draft.id)
            st.rerun()
    return True
