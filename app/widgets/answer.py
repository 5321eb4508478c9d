"""An answer as anybody is shown it: sentences first, then charts and tables, then where it is from.

>>> answer_shown(state.answer_of(run), "curve", state.scenario_of(run))
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from app import format as form
from app.widgets.answer_chart import chart_of
from app.widgets.answer_table import exact, table_of
from app.widgets.downloads import written
from app.widgets.shown import chart_shown
from app.words import plain, said, t
from optimizer import api
from optimizer.domain.answer import EARLY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from optimizer.domain.answer import Answer, Phrase, Table
    from optimizer.domain.scenario import Scenario


def answer_shown(answer: Answer, name: str, base: Scenario | None = None) -> None:
    """All of an answer. ``name``: of its files and keys, different for every answer on a screen;
    ``base``: the scenario it is about, for the downloads of the whole answer."""
    completeness_shown(answer)
    body_shown(answer, name, base)


def body_shown(answer: Answer, name: str, base: Scenario | None = None) -> None:
    """The same without a word on whether it is complete."""
    sentences_shown(answer.sentences)
    for table in answer.tables:
        table_shown(table, name)
    origin_shown(answer, name, base)


def completeness_shown(answer: Answer) -> None:
    """That it is only the best so far, where it is."""
    if not answer.complete:
        st.warning(said(EARLY), icon=":material/timelapse:")


def sentences_shown(sentences: Iterable[Phrase]) -> None:
    """What a reader must know, the most important first."""
    first, *rest = (plain(said(sentence)) for sentence in sentences)
    st.markdown(f"**{first}**")
    if rest:
        st.markdown("\n".join(f"- {sentence}" for sentence in rest))


def table_shown(table: Table, name: str) -> None:
    """A table, its chart above it where it has one."""
    chart = chart_of(table)
    if chart is not None:
        chart_shown(chart, exact(table), f"{name}-{table.key}-chart", said(table.title))
    table_of(table, name)


def origin_shown(answer: Answer, name: str, base: Scenario | None) -> None:
    """How long it took, what was solved for it, and the whole answer as a file."""
    solved = sum(trial.status != "unknown" for trial in answer.trials)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(t("{n} scenarios solved in {time}", n=solved, time=form.seconds(answer.seconds)),
                   width="content")
        if base is None:
            return
        _download(t("Workbook"), f"{name}.xlsx", partial(
            written, "xlsx", lambda path: api.write_answers(
                path, api.plan_in(answer, base), [answer])))
        _download("JSON", f"{name}.json", partial(
            written, "json", lambda path: api.write_answers_json(path, base, [answer])))


def _download(label: str, file: str, made: Callable[[], bytes]) -> None:
    st.download_button(label, made, file, type="tertiary", icon=":material/download:",
                       on_click="ignore", key=f"{file}.download")
