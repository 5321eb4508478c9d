"""What lies open in a session. The only place that touches the session's state.

What must outlive a reload is in the store (the desk); what is only of this tab is kept here, under
keys no widget has, since a widget's value is dropped when its screen is left.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from app.identity import Planner, planner
from app.runs.record import Run, Runs
from app.store import store
from app.store.desks import Desk, desk_of, keep_desk
from app.store.drafts import Draft, Drafts, Gone
from app.store.engine import home
from app.store.quotes import Quotes
from optimizer import api
from optimizer.errors import BadInput, Problem
from optimizer.io.entered import scenario_entered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from optimizer.domain.answer import Answer
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario
    from optimizer.io.entered import Entered

_DESK = "kept.desk"
_SPOKEN: ContextVar[str] = ContextVar("spoken", default="")


@dataclass(frozen=True)
class Checked:
    """A draft that was checked: its scenario, or every problem it has."""

    scenario: Scenario | None
    problems: tuple[Problem, ...] = ()


def kept(name: str, default: Any = None) -> Any:
    """Something this tab keeps while screens come and go."""
    return st.session_state.get(f"kept.{name}", default)


def keep(name: str, value: Any) -> None:
    """Keep something for this tab."""
    st.session_state[f"kept.{name}"] = value


def forget(name: str) -> None:
    """Keep it no longer."""
    st.session_state.pop(f"kept.{name}", None)


def who() -> Planner:
    """Who is at this session."""
    return planner()


def drafts() -> Drafts:
    """The drafts this planner sees."""
    return Drafts(store(), who().id)


def runs() -> Runs:
    """The runs this planner sees."""
    return Runs(store(), who().id)


def quotes(at: Draft) -> Quotes:
    """The vendors' files this planner brought to a draft."""
    return Quotes(store(), who().id, at.id)


def profiles() -> Path:
    """The folder of what this planner answered for each vendor."""
    return home() / "profiles" / re.sub(r"[^\w-]", "_", who().id)


def language() -> str:
    """``en`` or ``ko``: as chosen, else as the browser asks."""
    if chosen := _SPOKEN.get() or _desk().language:
        return chosen
    return "ko" if str(st.context.locale or "").startswith("ko") else "en"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything in a language meanwhile, whatever the session's is, or without a session."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def speak(language: str) -> None:
    """Choose the language."""
    _put(language=language)


def zone() -> ZoneInfo:
    """The time zone of the planner's browser."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def draft() -> Draft | None:
    """The draft that lies open."""
    if not (wanted := _desk().draft):
        return None
    try:
        return drafts().get(wanted)
    except Gone:
        return None


def open_draft(wanted: str) -> None:
    """Lay a draft open; its latest plan comes with it."""
    last = next((run.id for run in runs().all(draft=wanted, most=1)), "")
    _put(draft=wanted, run=last)


def change(cells: Entered, what: str, dial: str = "") -> None:
    """Change the open draft by a step that can be undone.

    ``dial``: what was turned; turning it again and again is one step, with nothing in between.
    """
    at = draft()
    if at is None:
        return
    further = bool(dial) and kept("turned") == (at.id, at.position, dial)
    step = drafts().amend if further else drafts().step
    keep("turned", (at.id, step(at.id, cells, what).position, dial))


def undo() -> str:
    """Take the last step of the open draft back; says which it was, blank if there is none."""
    at = draft()
    if at is None or at.position == 1:
        return ""
    drafts().undo(at.id)
    return at.what


def redo() -> str:
    """Take again what was taken back last; says what it was, blank if there is nothing."""
    at = draft()
    return "" if at is None or at.position == at.steps else drafts().redo(at.id).what


def seed(key: str, value: Any) -> None:
    """What a widget shows, before it is drawn: it follows the draft, not its own memory.

    Where it shows that already, it is left alone: what is being typed or turned meanwhile stays.
    """
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def given(key: str) -> Any:
    """What was entered into a widget, for callbacks; None where it was not drawn last."""
    return st.session_state.get(key)


def run() -> Run | None:
    """The solve whose plan is shown."""
    if not (wanted := _desk().run):
        return None
    try:
        return runs().get(wanted)
    except Gone:
        return None


def open_run(wanted: str) -> None:
    """Show the plan of a solve."""
    _put(run=wanted)


def checked(at: Draft) -> Checked:
    """A draft checked as the command line checks a file; problems name cells of its workbook."""
    return _checked(at.id, at.position, at.changed.isoformat(), at.cells)


@st.cache_resource(max_entries=64, show_spinner=False)
def _checked(draft: str, position: int, changed: str, _cells: Entered) -> Checked:  # noqa: ARG001
    """The first three only tell one state of a draft from another."""
    try:
        scenario = scenario_entered(_cells, api.BOOK, {"aim": api.BOOK.aims})
        api.possible(scenario)
    except BadInput as error:
        return Checked(None, error.problems)
    return Checked(scenario)


def plan_of(run: Run) -> Plan | None:
    """The plan of a run that is over."""
    return _plan(run.id, who().id) if run.state == "done" else None


def answer_of(run: Run) -> Answer | None:
    """The answer of a run that is over."""
    return _answer(run.id, who().id) if run.state == "done" else None


def scenario_of(run: Run) -> Scenario:
    """The scenario a run was asked about."""
    return _scenario(run.id, who().id)


@st.cache_resource(max_entries=32, show_spinner=False)
def _plan(run: str, owner: str) -> Plan | None:
    return Runs(store(), owner).plan(run)


@st.cache_resource(max_entries=32, show_spinner=False)
def _answer(run: str, owner: str) -> Answer | None:
    return Runs(store(), owner).answer(run)


@st.cache_resource(max_entries=32, show_spinner=False)
def _scenario(run: str, owner: str) -> Scenario:
    return Runs(store(), owner).scenario(run)


def stale(at: Draft, run: Run) -> bool:
    """Whether a draft was changed since a run began, or cannot be solved as it stands."""
    scenario = checked(at).scenario
    return scenario is None or scenario.sha256 != run.scenario_sha256


def _desk() -> Desk:
    if _DESK not in st.session_state:
        st.session_state[_DESK] = desk_of(store(), who().id)
    held: Desk = st.session_state[_DESK]
    return held


def _put(**changed: str) -> None:
    st.session_state[_DESK] = keep_desk(store(), who().id, **changed)
