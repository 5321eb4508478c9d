"""A solver process: takes runs from the queue until it was idle for a while."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
import time
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from secrets import token_hex
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, update

from app.runs.queue import claim
from app.store.engine import home, store
from app.store.tables import WORKERS

if TYPE_CHECKING:
    from app.store.engine import Store

LOG = logging.getLogger("gpuplan.runs")
IDLE_S = 900.0
"""A process without work for so long ends."""
LOOK_S = 0.1
"""How often an idle process looks for work."""
ALIVE_S = 2.0
"""How often a process says that it is there."""
YIELDING = 5
"""How far solves stand back where the server wants the same core: screens answer first."""


def work_off(kept: Store, most: int = 1_000) -> int:
    """Do what waits in the queue, in this process, one after another; how many were done."""
    from app.runs.doing import do
    from optimizer.model.solve import Loaded

    loaded, done = Loaded(), 0
    while done < most and (taken := claim(kept, "here")) is not None:
        do(kept, *taken, loaded)
        done += 1
    return done


class Worker:
    """One process."""

    def __init__(self, kept: Store) -> None:
        self.id, self.store = token_hex(8), kept
        self.busy = False
        self.ending = threading.Event()

    def serve(self) -> None:
        """Take runs until idle for too long, or asked to end; a run begun is finished."""
        self._sign_in()
        threading.Thread(target=self._stay_known, daemon=True).start()
        from app.runs.doing import do
        from optimizer.model.solve import Loaded

        loaded, since = Loaded(), time.monotonic()
        while not self.ending.is_set() and time.monotonic() - since < IDLE_S:
            taken = claim(self.store, self.id)
            if taken is None:
                self.ending.wait(LOOK_S)
                continue
            self.busy = True
            do(self.store, *taken, loaded)
            self.busy, since = False, time.monotonic()
        with self.store.writing() as db:
            db.execute(delete(WORKERS).where(WORKERS.c.id == self.id))

    def _sign_in(self) -> None:
        with self.store.writing() as db:
            db.execute(insert(WORKERS).values(
                id=self.id, host=socket.gethostname(), process=os.getpid(),
                beat=datetime.now(UTC), busy=False))

    def _stay_known(self) -> None:
        while not self.ending.wait(ALIVE_S):
            with self.store.writing() as db:
                db.execute(update(WORKERS).where(WORKERS.c.id == self.id).values(
                    beat=datetime.now(UTC), busy=self.busy))


def keep_log(name: str) -> None:
    """Log to a file of bounded size in the planner's folder."""
    handler = RotatingFileHandler(home() / name, maxBytes=2**20, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s"))
    logging.getLogger("gpuplan").addHandler(handler)
    logging.getLogger("gpuplan").setLevel(logging.INFO)


def main() -> None:
    keep_log("runs.log")
    if sys.platform != "win32":
        os.nice(YIELDING)
    worker = Worker(store())
    for wanted in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wanted, lambda *_: worker.ending.set())
    worker.serve()
    sys.exit(0)


if __name__ == "__main__":
    main()
