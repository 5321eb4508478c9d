"""One question as a sentence with its choices, or with room to type; its answer holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from app import state
from app.quotes.telling import told_in
from app.words import plain, t, trouble_told
from optimizer.io.values import Flaw
from optimizer.quotes.answer_value import answer_value

if TYPE_CHECKING:
    from app.screens.quotes.readings import Readings
    from app.store.quotes import QuoteFile
    from optimizer.quotes.finding import Question

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


def answer_given(found: Readings, file: QuoteFile, question: Question, now: str = "") -> None:
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
        state.keep(f"flaw.{key}", trouble_told(value))
        return
    state.forget(f"flaw.{key}")
    keep_answer(quote, question.id, text)


def keep_answer(quote: str, question: str, text: str) -> None:
    if at := state.draft():
        state.quotes(at).answer(quote, question, text)
