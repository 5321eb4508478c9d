"""A Dask cluster of processes, as one finds it on other machines."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from distributed import Client

from tests.studies.sweep import environment

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Own:
    """A scheduler and its workers, each a process with one thread."""

    address: str
    scheduler: subprocess.Popen
    workers: list[subprocess.Popen] = field(default_factory=list)


@contextmanager
def own_cluster(folder: Path, workers: int = 1) -> Iterator[Own]:
    """A cluster on this machine that is there when the block begins; it ends with the block."""
    scheduler = _started("scheduler", folder, subprocess.PIPE, "--port", "0")
    address = next(line.split()[-1] for line in scheduler.stderr if "Scheduler at:" in line)
    own = Own(address, scheduler)
    try:
        own.workers += [_started("worker", folder, subprocess.DEVNULL, address, "--nthreads", "1",
                                 "--no-nanny") for _ in range(workers)]
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(workers)
        yield own
    finally:
        for process in (*own.workers, own.scheduler):
            process.kill()
            process.wait()
        scheduler.stderr.close()


def _started(what: str, folder: Path, said: int, *more: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{what}", "--host", "127.0.0.1",
         "--no-dashboard", *more],
        cwd=folder, env=environment(), stderr=said, text=True)
