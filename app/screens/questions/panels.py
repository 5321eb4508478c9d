"""Panels under each other, the one that was used last open; each is drawn only while it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from app import state
from app.words import t

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.screens.questions.subject import Subject


@dataclass(frozen=True)
class Panel:
    """One panel. ``id``: the verb of its runs; ``title``: in the planner's language."""

    id: str
    title: str
    icon: str
    drawn: Callable[[Subject], None]


def panels_shown(panels: Sequence[Panel], subject: Subject, first: str = "") -> None:
    """Draw them; ``first`` is open where nothing was asked yet."""
    place = subject.place
    wanted, turn = state.kept(f"{place}.open", _last(panels, subject) or first), \
        state.kept(f"{place}.turn", 0)
    for one in panels:
        held = st.expander(
            one.title + _mark(subject, one.id), expanded=one.id == wanted,
            key=f"{place}.panel.{one.id}.{turn}", icon=one.icon, on_change="rerun")
        if held.open:
            with held:
                one.drawn(subject)


def keep_open(subject: Subject, panel: str) -> None:
    """Draw the screen again, with only one panel open."""
    state.keep(f"{subject.place}.open", panel)
    state.keep(f"{subject.place}.turn", state.kept(f"{subject.place}.turn", 0) + 1)
    st.rerun()


def _last(panels: Sequence[Panel], subject: Subject) -> str:
    """The panel of what was asked last."""
    here = {one.id for one in panels}
    return next((run.question.verb for run in subject.answered if run.question.verb in here), "")


def _mark(subject: Subject, verb: str) -> str:
    """Whether it was answered, in words beside its title."""
    asked = subject.of(verb)
    if not asked:
        return ""
    if not asked[0].over:
        return f" · {t('being answered')}"
    return f" · {t('changed since') if subject.stale(asked[0]) else t('answered')}"
