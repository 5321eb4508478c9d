"""What only the planner or the vendor can say, each question beside the cell it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from app import state
from app.quotes.reading import ANSWERS, FileRead, asked_at
from app.quotes.telling import told_in
from app.screens.quotes.files import systems_chosen
from app.widgets.quote_picture import picture_shown
from app.words import plain, t
from optimizer.io.values import Flaw
from optimizer.quotes.answer_value import answer_value

if TYPE_CHECKING:
    from app.screens.quotes.readings import Readings
    from app.store.quotes import QuoteFile
    from optimizer.quotes.finding import Question
    from optimizer.quotes.settling import Settled

MOST = 8
"""Questions of a file shown at once; the next ones follow as these are answered."""
MOST_AT_A_GLANCE = 5
"""So many choices are shown side by side with what each means; more are a dropdown."""
FREE = {
    "number": "Type a number", "weeks": "Type weeks: 12 or 12-14",
    "date": "Type a date: 2026-04-05", "text": "Type it in your own words",
    "system": "Choose a system, or type its id",
}
FREE_OF = {"payment": "Type the percentages at order / delivery / acceptance: 30/60/10",
           "currency": "Choose, or type another code of three letters",
           "origin": "Choose, or type another country code of two letters"}


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
                _answer(found, file, one.question, one.answer.text)
                if one.answer.source:
                    st.caption(":material/history: " + plain(told_in(
                        one.answer.source, state.language())))
                else:
                    st.button(t("Ask again"), key=f"again.{one.question.id}",
                              icon=":material/undo:", on_click=_keep,
                              args=(file.id, one.question.id, ""))


def _beside_its_cell(
    found: Readings, file: QuoteFile, read: FileRead, settled: Settled, question: Question,
) -> None:
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _answer(found, file, question)
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


def _answer(found: Readings, file: QuoteFile, question: Question, now: str = "") -> None:
    """The question as a sentence with its choices, or with room to type."""
    sentence = plain(told_in(question.text, state.language()))
    systems = tuple(one.id for one in found.goods.systems)
    effects = {one.label: one.effect for one in question.options}
    choices = list(effects)
    if question.free == "system":
        choices += [one for one in systems if one not in effects]
    if now and now not in choices:
        choices.append(now)
    told = {one: told_in(one, state.language()) for one in (*choices, *effects.values())}
    hint = t(FREE_OF.get(question.field) or FREE[question.free]) if question.free else None
    # An answer that is taken back leaves no trace in the widget: that with an answer is another.
    key = f"answer.{question.id}.{'given' if now else 'open'}"
    given: dict[str, Any] = {
        "key": key, "on_change": _answered, "args": (file.id, question, key, systems)}
    at = choices.index(now) if now else None
    if not effects and question.free != "system":
        st.text_input(sentence, now, placeholder=hint, **given)
    elif question.free or len(choices) > MOST_AT_A_GLANCE:
        st.selectbox(sentence, choices, at, placeholder=hint or t("Choose"),
                     format_func=lambda one: told.get(one, one),
                     accept_new_options=bool(question.free), **given)
        if meant := [f"{plain(told[label])}: {plain(told[effect])}"
                     for label, effect in effects.items() if effect]:
            st.caption("  \n".join(meant))
    else:
        st.radio(sentence, choices, at, format_func=told.__getitem__,
                 captions=[plain(told.get(effects.get(one, ""), "")) for one in choices], **given)
    if flaw := state.kept(f"flaw.{key}"):
        st.error(plain(flaw), icon=":material/error:")


def _answered(quote: str, question: Question, key: str, systems: tuple[str, ...]) -> None:
    """Keep an answer if it is one; the file is read again with it at once."""
    text = str(state.given(key) or "").strip()
    value = answer_value(question, text, systems) if text else None
    if isinstance(value, Flaw):
        state.keep(f"flaw.{key}", f"{value.what}. {value.remedy}")
        return
    state.forget(f"flaw.{key}")
    _keep(quote, question.id, text)


def _keep(quote: str, question: str, text: str) -> None:
    if at := state.draft():
        state.quotes(at).answer(quote, question, text)


def _unfit(read: FileRead) -> None:
    """Answers that no longer fit, e.g. since the systems are others."""
    for one in read.problems:
        if one.place.table == ANSWERS:
            st.warning(t("An earlier answer no longer fits: {what}.", what=plain(one.what)),
                       icon=":material/warning:")


def _why(settled: Settled, question: Question) -> str:
    """The reason of the field it settles."""
    for line in settled.reading.lines:
        found = line.findings.get(question.field)
        if line.key in question.lines and found is not None and found.reason:
            return told_in(found.reason, state.language())
    return ""
