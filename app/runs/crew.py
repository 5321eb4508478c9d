"""The solver processes: as many as allowed, started when there is work, none without."""

from __future__ import annotations

import os
import subprocess
import threading
from datetime import UTC, datetime, timedelta
from socket import gethostname
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from app.children import command, environment
from app.runs.queue import sweep
from app.store.tables import WORKERS

if TYPE_CHECKING:
    from sqlalchemy import Row

    from app.store.engine import Store

WORKERS_AT_MOST = "GPUPLAN_WORKERS"
"""Environment: how many solver processes may run on this machine; its cores if not given."""
STARTING_S = 10.0
_LOCK = threading.Lock()
_started: list[tuple[subprocess.Popen[bytes], datetime]] = []


def most() -> int:
    """How many solver processes may run at once."""
    given = os.environ.get(WORKERS_AT_MOST, "")
    return int(given) if given.isdigit() else os.cpu_count() or 1


def call_crew(store: Store) -> None:
    """Start the processes that are missing for what waits. Cheap enough to call often."""
    _start_for(store, sweep(store))


def warm_crew(store: Store) -> None:
    """Have one process ready before there is work, since a new one needs seconds to start."""
    _start_for(store, max(sweep(store), 1))


def _start_for(store: Store, waiting: int) -> None:
    if not waiting or not most():
        return
    with _LOCK:
        now = datetime.now(UTC)
        for child, _ in _started:
            child.poll()  # a process that ended stays in the way until it is asked
        known = _present(store)
        at_work = {row.process for row in known}
        fresh = [(child, since) for child, since in _started if child.returncode is None
                 and (child.pid in at_work or now - since < timedelta(seconds=STARTING_S))]
        _started[:] = fresh
        coming = [child for child, _ in fresh if child.pid not in at_work]
        idle = sum(not row.busy for row in known) + len(coming)
        missing = min(waiting - idle, most() - len(known) - len(coming))
        _started.extend((_start(), now) for _ in range(missing))


def _present(store: Store) -> list[Row[Any]]:
    """The processes of this machine that are there; what is told of others is taken away."""
    with store.reading() as db:
        rows = db.execute(select(WORKERS).where(WORKERS.c.host == gethostname())).all()
    gone = [row.id for row in rows if not _alive(row.process)]
    if gone:
        with store.writing() as db:
            db.execute(delete(WORKERS).where(WORKERS.c.id.in_(gone)))
    return [row for row in rows if row.id not in gone]


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  (our own module)
        command("app.runs.worker"), start_new_session=True, env=environment(),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
