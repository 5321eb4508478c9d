"""What a planner does that several screens offer: open, solve, stop, go to another screen."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

import streamlit as st

from app import state
from app.runs.crew import call_crew
from app.runs.question import SOLVE, Question
from app.store import store
from app.widgets.downloads import written
from optimizer import api
from optimizer.assets import folder
from optimizer.io.entered import entered, entered_in
from optimizer.io.entered_workbook import write_entered
from optimizer.quotes.workbook import write_offers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.runs.record import Run
    from optimizer.domain.offers import Vendor
    from optimizer.domain.scenario import Scenario
    from optimizer.errors import Problem
    from optimizer.io.entered import Entered
    from optimizer.quotes.goods import Goods
    from optimizer.quotes.settling import Settled


FIRST = ("korea-2025", "korea-2026")
"""Of the scenarios that ship: real rounds before what is made up."""
WHAT_IF = Question(gap=1e-3, seconds=20.0)
"""How well and how long a what-if is solved: it is to be there soon."""


def to(screen: str) -> NoReturn:
    """Go to a screen at once; what stands below is not drawn."""
    st.switch_page(state.kept("pages")[screen])


def open_scenario(scenario: Scenario, what: str) -> None:
    """Begin a draft of a scenario and lay it open."""
    made = state.drafts().new(scenario.title or scenario.name, entered(scenario, api.BOOK), what)
    state.open_draft(made.id)


def solve(question: Question | None = None) -> str | None:
    """Begin to solve the open draft; None where it has problems. Returns the run."""
    at = state.draft()
    scenario = state.checked(at).scenario if at else None
    if at is None or scenario is None:
        return None
    asked = question or Question()
    run = state.runs().begin(scenario, asked, at.id, at.name)
    if asked.verb == SOLVE:
        state.open_run(run)
        state.keep("watched", run)
    call_crew(store())
    return run


def try_out() -> str | None:
    """Begin to solve the open draft beside the plan that is shown: kept, but in no list."""
    at = state.draft()
    scenario = state.checked(at).scenario if at else None
    if at is None or scenario is None:
        return None
    run = state.runs().begin(scenario, WHAT_IF, at.id, at.name)
    state.runs().hide(run)
    call_crew(store())
    return run


def take(run: str) -> None:
    """Show the plan that was tried out from now on, and list it with the others."""
    state.runs().unhide(run)
    state.open_run(run)


def stop(run: Run) -> None:
    """Ask a run to end and keep the best so far."""
    state.runs().stop(run.id)


def shipped() -> list[Path]:
    """The scenarios that come with the planner."""
    found = [path for path in folder("scenarios").glob("*.json")
             if not path.stem.endswith("-award")]
    return sorted(found, key=lambda path: (path.stem not in FIRST, path.stem))


def template() -> bytes:
    """The empty scenario workbook."""
    return written("xlsx", api.write_template)


def cells_in(name: str, content: bytes) -> tuple[Entered, tuple[Problem, ...]]:
    """The cells of a file that was brought, and its problems that no table can show.

    Raises:
        BadInput: it cannot be opened, or is no scenario at all.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"scenario.{'json' if name.endswith('.json') else 'xlsx'}"
        path.write_bytes(content)
        return entered_in(path, api.BOOK)


def entered_workbook(cells: Entered) -> bytes:
    """A draft as its workbook, with all that was typed, right or wrong."""
    return written("xlsx", lambda path: write_entered(path, cells, api.BOOK))


def file_name(name: str, ending: str) -> str:
    """A name for a download, with nothing in it that a file system minds."""
    safe = re.sub(r"[^\w.()-]+", " ", name).strip(" .")
    return f"{safe[:80] or 'scenario'}.{ending}"


def workbook(scenario: Scenario) -> bytes:
    """A scenario as its workbook."""
    return written("xlsx", lambda path: api.write_scenario(path, scenario))


def offers_workbook(settled: Settled, goods: Goods, vendors: Sequence[Vendor]) -> bytes:
    """What was read from vendors' files as their offers workbook."""
    return written("xlsx", lambda path: write_offers(path, settled, goods, vendors))
