"""The queue of all planners' runs: who is next, who is at work, who was lost."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, text, update

from app.runs.question import BATCH, Question
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
PATIENT_S = 4.0
"""So long a process that is free, or is started, needs to take a run; who waits longer found none.
"""
TURN_S = 60.0
"""So long a batch is served before another one's turn comes."""
CLAIM_LOCK = 6_170_432


def claim(store: Store, worker: str) -> tuple[str, Question, bytes] | None:
    """Take the run that is next: its id, what it asks, and the packed scenario.

    Batches last: they take what others leave. Then fair between planners: first who has the
    fewest at work, then who was served the least of late, then who waited longest.
    """
    now = datetime.now(UTC)
    with store.writing() as db:
        if not store.embedded:
            db.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": CLAIM_LOCK})
        _drop_lost(db, now)
        waiting = db.execute(select(
            RUNS.c.id, RUNS.c.owner, RUNS.c.verb, RUNS.c.made, RUNS.c.beat).where(
            RUNS.c.state == "waiting", RUNS.c.stop_asked.is_(False))).all()
        if not waiting:
            return None
        served = db.execute(select(RUNS.c.owner, RUNS.c.state).where(
            RUNS.c.started > now - RECENT)).all()
        at_work = Counter(row.owner for row in served if row.state == "running")
        of_late = Counter(row.owner for row in served)
        first = min(waiting, key=lambda row: (
            row.verb == BATCH, at_work[row.owner], of_late[row.owner], row.beat or row.made))
        db.execute(update(RUNS).where(RUNS.c.id == first.id).values(
            state="running", worker=worker, started=func.coalesce(RUNS.c.started, now), beat=now))
        row = db.execute(select(RUNS.c.question, RUNS.c.scenario)
                         .where(RUNS.c.id == first.id)).one()
    return first.id, Question.of(json.loads(row.question)), row.scenario


def kept_waiting(store: Store, run: str) -> bool:
    """Whether a batch that runs keeps others waiting, and is to step back.

    Whatever is shorter need not wait for it; another batch waits for its turn.
    """
    now = datetime.now(UTC)
    others = (RUNS.c.state == "waiting") & RUNS.c.stop_asked.is_(False) & (
        ((RUNS.c.verb != BATCH) & (RUNS.c.made < now - timedelta(seconds=PATIENT_S)))
        | (RUNS.c.beat.is_(None) & (RUNS.c.made < now - timedelta(seconds=TURN_S)))
        | (RUNS.c.beat < now - timedelta(seconds=TURN_S)))
    with store.reading() as db:
        return db.execute(select(RUNS.c.id).where(RUNS.c.id != run, others).limit(1)
                          ).first() is not None


def step_back(store: Store, run: str) -> None:
    """Let a run wait again: what it has finished is kept, and others are served."""
    with store.writing() as db:
        db.execute(update(RUNS).where(RUNS.c.id == run, RUNS.c.state == "running").values(
            state="waiting", worker="", beat=datetime.now(UTC)))


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
