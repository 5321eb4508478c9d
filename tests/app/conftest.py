"""Screens driven without a browser; what waits in the queue is done in the test's own process."""

from __future__ import annotations

import shutil
import sys
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from app.identity import SEAT
from app.runs import doing
from app.runs.crew import WORKERS_AT_MOST
from app.runs.question import Question
from app.runs.record import Run, Runs
from app.runs.worker import work_off
from app.store import Store, store
from app.store.desks import keep_desk
from app.store.drafts import Draft, Drafts
from app.store.engine import DATABASE, HOME, store_at
from optimizer import api
from optimizer.answers import bench
from optimizer.answers.planning import find_plan
from optimizer.assets import folder
from optimizer.domain.scenario import Scenario
from optimizer.io.entered import Entered, entered
from tests.app.found_before import found_before

NAVIGATION = Path(__file__).parents[2] / "app" / "navigation.py"


@cache
def _shipped(name: str) -> Scenario:
    return api.read(folder("scenarios") / f"{name}.json")


@cache
def _cells(name: str) -> Entered:
    return entered(_shipped(name), api.BOOK)


@dataclass
class Seat:
    """One planner at the app: their screens, their drafts, their runs."""

    owner: str = "ann"
    language: str = "en"

    @property
    def store(self) -> Store:
        return store()

    @property
    def drafts(self) -> Drafts:
        return Drafts(store(), self.owner)

    @property
    def runs(self) -> Runs:
        return Runs(store(), self.owner)

    def screen(self, name: str = "start", **session: Any) -> AppTest:
        """A screen as a new session of this planner sees it; it must not have failed."""
        keep_desk(store(), self.owner, language=self.language)
        at = AppTest.from_file(str(NAVIGATION), default_timeout=60)
        at.session_state[SEAT] = self.owner
        for key, value in session.items():
            at.session_state[key] = value
        at._page_hash = calc_hash(name)  # AppTest has no public way to a screen of a function
        at.run()
        at._page_hash = ""  # from here on, where the app itself leads
        return at

    def opens(self, name: str = "korea-2025", change: Any = None) -> Draft:
        """Lay one of the shipped scenarios open, its cells changed by ``change`` first."""
        cells = deepcopy(_cells(name))
        if change is not None:
            change(cells)
        draft = self.drafts.new(_shipped(name).title, cells, "opened")
        keep_desk(store(), self.owner, draft=draft.id, run="")
        return draft

    def solves(self, name: str = "korea-2025", question: Question | None = None) -> Run:
        """Lay a shipped scenario open, and its plan (or the answer to a question)."""
        draft = self.opens(name)
        asked = question or Question(gap=1e-3)
        run = self.runs.begin(_shipped(name), asked, draft.id, draft.name)
        work_off(store())
        if asked.verb == "solve":
            keep_desk(store(), self.owner, run=run)
        return self.runs.get(run)


_components = cache(manifest_scanner.scan_component_manifests)
"""What is installed stays; every new session would read it all again."""


@pytest.fixture(scope="session")
def new_database(tmp_path_factory) -> Path:
    """As the first planner finds it: its tables are made once, and every test has a copy."""
    path = tmp_path_factory.mktemp("new") / "gpuplan.sqlite3"
    store_at(f"sqlite:///{path}").close()
    store_at.cache_clear()
    return path


@pytest.fixture(autouse=True)
def own_store(tmp_path, monkeypatch, new_database):
    """Every test has a database of its own, and starts no processes."""
    shutil.copy(new_database, tmp_path)
    monkeypatch.setenv(HOME, str(tmp_path))
    monkeypatch.delenv(DATABASE, raising=False)
    monkeypatch.setenv(WORKERS_AT_MOST, "0")
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", _components)
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # scripts take its place
    for module in (doing, bench):
        monkeypatch.setattr(module, "find_plan", found_before(find_plan))
    yield
    store().close()
    store_at.cache_clear()


@pytest.fixture
def ann() -> Seat:
    return Seat("ann")


@pytest.fixture
def bob() -> Seat:
    return Seat("bob")
