"""``gpuplan batch``: many scenarios, or one with a grid or a list of changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from optimizer import api
from optimizer.cli.failures import NO_PLAN, SOLVER_TROUBLE, explained
from optimizer.cli.options import Cluster
from optimizer.cli.progress import Watch, watched
from optimizer.cli.screen import say, stderr

if TYPE_CHECKING:
    from optimizer.studies.progress import Progress


def batch(
    asked: Annotated[list[Path], typer.Argument(
        help="Scenario files, a folder of them, or a study (.toml).")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the results.")],
    jobs: Annotated[int, typer.Option(
        min=0, max=1024, help="Processes at once; 0: one for each core.")] = 0,
    cluster: Cluster = "",
    resume: Annotated[bool, typer.Option(
        "--resume", help="Go on with what an earlier run has finished.")] = False,
    settings: Annotated[list[str] | None, typer.Option(
        "--set", help="Change a setting in all cases; repeatable.")] = None,
    gap: Annotated[float | None, typer.Option(
        min=0, max=1, help="Gap at which a plan is proven.")] = None,
    time_limit: Annotated[float | None, typer.Option(
        min=0, help="Seconds for one case.")] = None,
) -> None:
    """Solve many cases; a row, a plan file each, a table and a workbook. Can be resumed."""
    with explained():
        done = watched(lambda watch: api.batch(
            asked, out, jobs=jobs, cluster=cluster, resume=resume, settings=settings or [],
            gap=gap, time_limit=time_limit, told=lambda progress: _tell(watch, progress),
            stop=watch.stop), "what is finished")
    said = ", ".join(f"{count} {status}" for status, count in done.counts.items())
    missing = done.of - done.done
    rest = f", {missing} not begun (--resume goes on)" if missing else ""
    say(stderr, f"{done.done} of {done.of} cases: {said or 'none'}{rest}. Results are in {out}.")
    raise typer.Exit(code_of(done.counts, missing))


def code_of(counts: dict[str, int], missing: int) -> int:
    """0 all have plans, 1 some have none, 3 some failed, could not be read or were not begun."""
    if missing or counts.get("failed") or counts.get("bad input"):
        return SOLVER_TROUBLE
    return NO_PLAN if counts.get("no plan") else 0


def _tell(watch: Watch, progress: Progress) -> None:
    left = progress.left_s
    watch.line = (f"{progress.done} of {progress.of} cases"
                  + (f", {progress.rate:.2f} a second, {_time(left)} left"
                     if left is not None else ""))


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else (
        f"{rest} s")
