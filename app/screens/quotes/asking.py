"""What only the planner or the vendor can say, each question beside the cell it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from app import state
from app.quotes.reading import ANSWERS, FileRead, asked_at
from app.quotes.telling import told_in
from app.screens.quotes.answering import answer_given, keep_answer
from app.screens.quotes.files import systems_chosen
from app.widgets.quote_picture import picture_shown
from app.words import plain, t, told

if TYPE_CHECKING:
    from app.screens.quotes.readings import Readings
    from app.store.quotes import QuoteFile
    from optimizer.quotes.finding import Question
    from optimizer.quotes.settling import Settled

MOST = 8
"""Questions of a file shown at once; the next ones follow as these are answered."""
ASKED_PX, PICTURE_PX = 360, 530
"""Widths of a question and of its picture: side by side where there is room, else one below."""


def asked(found: Readings) -> None:
    """The open questions, file by file."""
    waiting = {file.id: (file, read, one) for file, read, one in found.read
               if one.reading.questions}
    if not waiting:
        st.success(t("Nothing is left to answer: every line that was read is an offer, or needs "
                     "none."), icon=":material/check_circle:")
        return
    st.write(t("Answer what you can; ask the vendor about the rest. Lines without open questions "
               "can be accepted meanwhile."))
    systems_chosen()
    names = {one: t("{file} · {n} open", file=file.name, n=len(settled.reading.questions))
             for one, (file, _, settled) in waiting.items()}
    chosen = st.selectbox(t("Questions about"), list(waiting), key="quotes.asked",
                          format_func=names.__getitem__)
    file, read, settled = waiting[chosen]
    _unfit(read)
    questions = settled.reading.questions
    for question in questions[:MOST]:
        with st.container(border=True):
            _beside_its_cell(found, file, read, settled, question)
    if len(questions) > MOST:
        st.caption(t("{n} more follow as these are answered.", n=len(questions) - MOST))


def answered(found: Readings) -> None:
    """What was answered, to be looked at and changed."""
    given = [(file, one) for file, _, settled in found.read for one in settled.given]
    if not given:
        return
    with st.expander(t("Answered ({n})", n=len(given)), icon=":material/edit_note:"):
        for file, one in given:
            with st.container(border=True):
                st.caption(plain(file.name))
                answer_given(found, file, one.question, one.answer.text)
                if one.answer.source:
                    st.caption(":material/history: " + plain(told_in(
                        one.answer.source, state.language())))
                else:
                    st.button(t("Ask again"), key=f"again.{one.question.id}",
                              icon=":material/undo:", on_click=keep_answer,
                              args=(file.id, one.question.id, ""))


def _beside_its_cell(
    found: Readings, file: QuoteFile, read: FileRead, settled: Settled, question: Question,
) -> None:
    with st.container(horizontal=True, gap="medium"):
        left, right = st.container(width=ASKED_PX), st.container(width=PICTURE_PX)
    with left:
        answer_given(found, file, question)
        if why := _why(settled, question):
            st.caption(":material/help: " + t("Asked because: {why}", why=plain(why)))
        if len(question.lines) > 1:
            st.caption(":material/done_all: " + t("One answer settles {n} lines.",
                                                  n=len(question.lines)))
    with right:
        if (place := asked_at(question)) in read.pictures:
            picture_shown(read.pictures[place])
            if not question.sources:
                st.caption(t("The file says nothing about it; this is the line it is about."))


def _unfit(read: FileRead) -> None:
    """Answers that no longer fit, e.g. since the systems are others."""
    for one in read.problems:
        if one.place.table == ANSWERS:
            st.warning(t("An earlier answer no longer fits: {what}.", what=plain(told(one.what))),
                       icon=":material/warning:")


def _why(settled: Settled, question: Question) -> str:
    """The reason of the field it settles."""
    for line in settled.reading.lines:
        found = line.findings.get(question.field)
        if line.key in question.lines and found is not None and found.reason:
            return told_in(found.reason, state.language())
    return ""
