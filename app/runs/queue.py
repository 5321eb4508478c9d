"""The queue of all planners' runs: who is next, who is at work, who was lost."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, text, update

from app.runs.question import Question
from app.store.tables import EVENTS, RUNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection

    from app.runs.record import Event, State
    from app.store.engine import Store

SILENT_S = 15.0
"""A run whose process was not heard of for so long is lost."""
RECENT = timedelta(hours=1)
"""How far back it counts who was served."""
CLAIM_LOCK = 6_170_432


def claim(store: Store, worker: str) -> tuple[str, Question, bytes] | None:
    """Take the run that is next: its id, what it asks, and the packed scenario.

    Fair between planners: first who has the fewest at work, then who was served the least of
    late, then who waited longest.
    """
    now = datetime.now(UTC)
    with store.writing() as db:
        if not store.embedded:
            db.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": CLAIM_LOCK})
        _drop_lost(db, now)
        waiting = db.execute(select(RUNS.c.id, RUNS.c.owner, RUNS.c.made).where(
            RUNS.c.state == "waiting", RUNS.c.stop_asked.is_(False))).all()
        if not waiting:
            return None
        served = db.execute(select(RUNS.c.owner, RUNS.c.state).where(
            RUNS.c.started > now - RECENT)).all()
        at_work = Counter(row.owner for row in served if row.state == "running")
        of_late = Counter(row.owner for row in served)
        first = min(waiting, key=lambda row: (at_work[row.owner], of_late[row.owner], row.made))
        db.execute(update(RUNS).where(RUNS.c.id == first.id).values(
            state="running", worker=worker, started=now, beat=now))
        row = db.execute(select(RUNS.c.question, RUNS.c.scenario)
                         .where(RUNS.c.id == first.id)).one()
    return first.id, Question.of(json.loads(row.question)), row.scenario


def beat(store: Store, run: str, told: str, events: Sequence[tuple[int, Event]]) -> bool:
    """Say that a run is alive and how it stands; whether it was asked to stop."""
    values: dict[str, Any] = {"beat": datetime.now(UTC), "told": told}
    with store.writing() as db:
        if events:
            db.execute(insert(EVENTS), [
                {"run": run, "number": number, "seconds": event.seconds, "aim": event.aim,
                 "value": event.value, "bound": event.bound, "gap": event.gap}
                for number, event in events])
            last = events[-1][1]
            values |= {"value": last.value, "bound": last.bound, "gap": last.gap}
        db.execute(update(RUNS).where(RUNS.c.id == run).values(**values))
        return bool(db.scalar(select(RUNS.c.stop_asked).where(RUNS.c.id == run)))


def finish(
    store: Store, run: str, state: State, found: bytes | None = None,
    trouble: Sequence[dict[str, str]] = (), reference: str = "",
    figures: Mapping[str, float | None] | None = None,
) -> None:
    """Keep what a run found, also where it was given up for lost. What is found never changes.

    ``figures``: value, bound and gap of its first aim.
    """
    with store.writing() as db:
        db.execute(update(RUNS).where(
            RUNS.c.id == run, RUNS.c.state.in_(("running", "lost"))).values(
            state=state, found=found, trouble=json.dumps(list(trouble)), reference=reference,
            ended=datetime.now(UTC), **(figures or {})))


def sweep(store: Store) -> int:
    """Mark what was lost, end what was stopped before it began; how many runs wait.

    It is called by every session that watches: it writes only where there is something to write.
    """
    now = datetime.now(UTC)
    with store.reading() as db:
        lost = db.execute(select(RUNS.c.id).where(_lost(now)).limit(1)).first()
    if lost is not None:
        with store.writing() as db:
            _drop_lost(db, now)
    with store.reading() as db:
        return db.scalar(select(func.count()).where(RUNS.c.state == "waiting")) or 0


def _lost(now: datetime) -> ColumnElement[bool]:
    """Runs nobody is at any more, and runs that were stopped before they began."""
    silent = RUNS.c.beat < now - timedelta(seconds=SILENT_S)
    return ((RUNS.c.state == "running") & silent) | (
        (RUNS.c.state == "waiting") & RUNS.c.stop_asked)


def _drop_lost(db: Connection, now: datetime) -> None:
    db.execute(update(RUNS).where(_lost(now)).values(state="lost", ended=now))
