"""What a batch costs its parent, and from that, by calculation, how many workers it can feed."""

from __future__ import annotations

import pickle
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import mean
from typing import TYPE_CHECKING

from optimizer.studies.batch import run_batch
from optimizer.studies.engine.local import Local
from optimizer.studies.folder import SUMMARY, Folder
from optimizer.studies.summary import write_summary
from optimizer.studies.work import Task

from .batch_cases import grid
from .clock import Seconds, clock
from .table import seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from optimizer.studies.cases import Batch
    from optimizer.studies.work import Result

    from .batch_ways import Way

NODES = 100


@dataclass
class Cost:
    """Seconds of the wall and the parent's processor; bytes of a task and of a result."""

    cases: int
    all: Seconds
    keeping: Seconds
    table: float
    workbook: float
    task_bytes: float
    result_bytes: float

    @property
    def busy(self) -> float:
        """Seconds in which the parent is not waiting for workers."""
        waited_for_disk = max(0.0, self.keeping.wall - self.keeping.cpu)
        return self.all.cpu + waited_for_disk

    def row(self) -> list[str]:
        """For the table of how cost grows."""
        return [f"{self.cases:,}", seconds(self.all.wall), f"{self.all.wall / self.cases:.3f}",
                seconds(self.all.cpu), seconds(self.keeping.wall), seconds(self.table),
                seconds(self.workbook), f"{self.busy / self.all.wall:.1%}"]


@dataclass(frozen=True)
class Timed(Folder):
    """A folder that knows how long keeping and the table took, and how large results were."""

    keeping: Seconds = field(default_factory=Seconds)
    tables: Seconds = field(default_factory=Seconds)
    sizes: list[int] = field(default_factory=list)

    def keep(self, result: Result) -> None:
        self.sizes.append(len(pickle.dumps(result)))
        with _added(self.keeping):
            super().keep(result)

    def table(self, batch: Batch, results: Iterable[Result]) -> None:
        with _added(self.tables):
            super().table(batch, results)


@contextmanager
def _added(to: Seconds) -> Iterator[None]:
    with clock() as taken:
        yield
    to.wall, to.cpu = to.wall + taken.wall, to.cpu + taken.cpu


def cost(folder: Path, count: int) -> Cost:
    """A batch of about so many cases in two processes."""
    batch, timed = grid(count), Timed(folder / f"cost {count}")
    with clock() as taken:
        done = run_batch(batch, timed, Local(2))
    with clock() as writing:
        write_summary(timed.path / SUMMARY, batch, done.results.values())
    chunk = batch.chunks[0]
    tasks = [Task(case, batch.options, tuple(
        (before, done.results[before.index].proved) for before in chunk[:at]))
        for at, case in enumerate(chunk)]
    return Cost(len(batch.cases), taken, timed.keeping, timed.tables.wall, writing.wall,
                mean(len(pickle.dumps(task)) for task in tasks), mean(timed.sizes))


def saturation(local: Way, cluster: Way, grown: Cost, node_workers: int) -> str:
    """What nodes of so many workers would do: a calculation, nothing of it was run."""
    solve_s = mean(outcome.seconds for outcome in cluster.outcomes.values())
    disk_s = max(0.0, grown.keeping.wall - grown.keeping.cpu) / grown.cases
    parent_s = cluster.cpu / cluster.cases + disk_s
    rate, wanted = 1 / parent_s, NODES * node_workers / solve_s
    moved = (grown.task_bytes + grown.result_bytes) * min(rate, wanted) / 1e6
    return "\n".join((
        "By calculation, from what was measured above (a cluster of that size was not run):",
        f"  a task is {grown.task_bytes / 1e3:,.0f} kB, a result {grown.result_bytes / 1e3:,.0f} "
        f"kB; a solve takes {solve_s:.2f} s;",
        f"  a result costs the parent {1e3 * parent_s:.1f} ms ({1e3 * disk_s:.1f} ms of them "
        f"waiting for the disk; local: {1e3 * (local.cpu / local.cases + disk_s):.1f} ms),",
        f"  so that it can take {rate:,.0f} results a second, and feed {rate * solve_s:,.0f} "
        f"workers: {rate * solve_s / node_workers:,.1f} nodes of {node_workers};",
        f"  {NODES} nodes of {node_workers} workers could give {wanted:,.0f} results a second: "
        f"{min(1, rate / wanted):.0%} of it would be used, {min(rate, wanted):,.0f} a second, "
        f"with {moved:,.1f} MB a second through the parent."))
