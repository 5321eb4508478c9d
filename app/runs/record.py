"""The runs a planner sees: begun, watched, stopped, named, shared; never overwritten."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import insert, select, update

from app.runs.question import SOLVE, Question
from app.store.drafts import NAME_LENGTH, Gone
from app.store.packed import pack_text, unpack, unpack_text
from app.store.tables import EVENTS, RUNS
from optimizer.domain.plan import Plan
from optimizer.domain.scenario import Scenario
from optimizer.io.answers.kept import answer_kept

if TYPE_CHECKING:
    from sqlalchemy import Row

    from app.store.engine import Store
    from optimizer.domain.answer import Answer

State = Literal["waiting", "running", "done", "none", "failed", "lost"]
"""none: proven that no plan exists. lost: its process died."""
OVER = frozenset({"done", "none", "failed", "lost"})

_LIGHT = [column for column in RUNS.c if column.name not in ("scenario", "found")]


@dataclass(frozen=True)
class Run:
    """How a run stands, without the heavy content."""

    id: str
    owner: str
    draft: str | None
    question: Question
    name: str
    note: str
    shared: bool
    scenario_sha256: str
    state: State
    stop_asked: bool
    made: datetime
    started: datetime | None
    beat: datetime | None
    ended: datetime | None
    told: str
    """What it is at."""
    value: float | None
    bound: float | None
    gap: float | None
    trouble: tuple[dict[str, str], ...]
    """What went wrong: ``where``, ``what``, ``remedy``."""
    reference: str
    """Of an unexpected failure, to be found in the log."""

    @property
    def over(self) -> bool:
        return self.state in OVER

    @property
    def seconds(self) -> float:
        """How long it has been at work, or was."""
        if self.started is None:
            return 0.0
        return ((self.ended or datetime.now(UTC)) - self.started).total_seconds()


@dataclass(frozen=True)
class Event:
    """How a run stood at one moment; ``value`` None: no plan yet."""

    seconds: float
    aim: str
    value: float | None
    bound: float | None
    gap: float | None


@dataclass(frozen=True)
class Runs:
    """The runs one planner sees: their own, and what others share."""

    store: Store
    owner: str

    def begin(
        self, scenario: Scenario, question: Question, draft: str | None = None, name: str = "",
    ) -> str:
        """Put a run into the queue; returns its id."""
        run = token_hex(16)
        with self.store.writing() as db:
            db.execute(insert(RUNS).values(
                id=run, owner=self.owner, draft=draft, verb=question.verb,
                name=name[:NAME_LENGTH], note="", shared=False, hidden=False,
                question=json.dumps(question.content()),
                scenario=pack_text(scenario.model_dump_json()),
                scenario_sha256=scenario.sha256, state="waiting", stop_asked=False, worker="",
                made=datetime.now(UTC), told="", trouble="[]", reference=""))
        return run

    def get(self, run: str) -> Run:
        """How a run stands.

        Raises:
            Gone: there is none that this planner may see.
        """
        with self.store.reading() as db:
            row = db.execute(select(*_LIGHT).where(RUNS.c.id == run, self._seen())).one_or_none()
        if row is None:
            raise Gone(run)
        return _run(row)

    def all(self, verb: str | None = SOLVE, draft: str | None = None, most: int = 500) -> list[Run]:
        """Runs, the latest first; ``verb`` None: of every kind."""
        wanted = select(*_LIGHT).where(self._seen(), RUNS.c.hidden.is_(False))
        if verb is not None:
            wanted = wanted.where(RUNS.c.verb == verb)
        if draft is not None:
            wanted = wanted.where(RUNS.c.draft == draft)
        with self.store.reading() as db:
            rows = db.execute(wanted.order_by(RUNS.c.made.desc()).limit(most)).all()
        return [_run(row) for row in rows]

    def ahead(self, run: str) -> int:
        """How many runs of all planners are at work or wait since before this one did."""
        with self.store.reading() as db:
            made = db.scalar(select(RUNS.c.made).where(RUNS.c.id == run))
            rows = db.execute(select(RUNS.c.id).where(
                RUNS.c.state.in_(("waiting", "running")), RUNS.c.made < made)).all()
        return len(rows)

    def events(self, run: str, after: int = -1) -> list[Event]:
        """How a run stood, moment by moment."""
        self.get(run)
        with self.store.reading() as db:
            rows = db.execute(select(EVENTS).where(EVENTS.c.run == run, EVENTS.c.number > after)
                              .order_by(EVENTS.c.number)).all()
        return [Event(row.seconds, row.aim, row.value, row.bound, row.gap) for row in rows]

    def scenario(self, run: str) -> Scenario:
        """The scenario a run was asked about."""
        return Scenario.model_validate_json(unpack_text(self._content(run).scenario))

    def plan(self, run: str) -> Plan | None:
        """The plan a solve found; None while there is none."""
        found = self._content(run).found
        return None if found is None else Plan.model_validate_json(unpack_text(found))

    def answer(self, run: str) -> Answer | None:
        """The answer to a question; None while there is none."""
        row = self._content(run)
        scenario = Scenario.model_validate_json(unpack_text(row.scenario))
        return None if row.found is None else answer_kept(unpack(row.found), scenario)

    def stop(self, run: str) -> None:
        """Ask a run to end and keep the best so far."""
        self._set(run, stop_asked=True)

    def describe(self, run: str, name: str, note: str) -> None:
        """Name a run and note something about it."""
        self._set(run, name=name[:NAME_LENGTH], note=note)

    def share(self, run: str, shared: bool) -> None:
        """Let others see it, or no longer."""
        self._set(run, shared=shared)

    def hide(self, run: str) -> None:
        """Take a run out of the lists; it is kept."""
        self._set(run, hidden=True)

    def unhide(self, run: str) -> None:
        """Let a run stand in the lists again."""
        self._set(run, hidden=False)

    def _set(self, run: str, **values: Any) -> None:
        with self.store.writing() as db:
            changed = db.execute(update(RUNS).where(RUNS.c.id == run, RUNS.c.owner == self.owner)
                                 .values(**values))
            if not changed.rowcount:
                raise Gone(run)

    def _content(self, run: str) -> Any:
        with self.store.reading() as db:
            row = db.execute(select(RUNS.c.scenario, RUNS.c.found).where(
                RUNS.c.id == run, self._seen())).one_or_none()
        if row is None:
            raise Gone(run)
        return row

    def _seen(self) -> Any:
        return (RUNS.c.owner == self.owner) | RUNS.c.shared


def _run(row: Row[Any]) -> Run:
    return Run(
        row.id, row.owner, row.draft, Question.of(json.loads(row.question)), row.name, row.note,
        row.shared, row.scenario_sha256, row.state, row.stop_asked, row.made, row.started,
        row.beat, row.ended, row.told, row.value, row.bound, row.gap,
        tuple(json.loads(row.trouble)), row.reference)
