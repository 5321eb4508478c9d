"""A sweep of twelve small cases that can be checked by hand, and ways to run and read it."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from optimizer import api
from optimizer.studies.asked import asked
from optimizer.studies.batch import run_batch
from optimizer.studies.folder import Folder
from optimizer.studies.outcome import MEASURED
from tests.build import milestone, offer, scenario, target

if TYPE_CHECKING:
    from optimizer.studies.engine import Engine
    from optimizer.studies.progress import Progress
    from tests.studies.small_disk import Disk

PRICES = (80, 95, 110, 125)
WANTED = (3, 5, 700)
START = "from optimizer.cli import main; main()"
HERE = Path(__file__).parents[2]


def write_study(
    folder: Path, prices: tuple[int, ...] = PRICES, wanted: tuple[int, ...] = WANTED,
) -> Path:
    """Cases of two offers; of one there are 6, so that 700 can never be had."""
    base = scenario(
        offers=[offer("a", 100, maximum_total=6), offer("b", 104, maximum_total=90)],
        rules=target(milestone(3, "P2")))
    api.write_scenario(folder / "base.json", base)
    (folder / "study.toml").write_text(
        'scenario = "base.json"\ngap = 0.0\nchunk = 4\n[grid]\n'
        f'"delivery_target.milestones[0].accelerators" = {list(wanted)}\n'
        f'"scenario.offers[0].unit_price" = {list(prices)}\n')
    return folder / "study.toml"


def run(study: Path, out: Path, engine: Engine, **more: Any) -> Progress:
    return run_batch(asked([study], api.Options(), [], None, None), Folder(out), engine, **more)


def start(study: Path, out: Path, *more: str, disk: Disk | None = None) -> subprocess.Popen:
    """``gpuplan batch`` as a process of its own, on a disk of its own if there is one."""
    before, preamble = (disk.before, disk.preamble) if disk else ((), "")
    return subprocess.Popen(
        [*before, sys.executable, "-c", preamble + START, "batch", str(study), "-o", str(out),
         *more], stderr=subprocess.PIPE, text=True, env=environment())


def environment() -> dict[str, str]:
    """This one, in which other processes find the code that is tested."""
    return os.environ | {"PYTHONPATH": str(HERE)}


def rows(out: Path) -> list[dict[str, str]]:
    """The table without what a clock said."""
    with (out / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{name: cell for name, cell in row.items() if name not in MEASURED}
                for row in csv.DictReader(file)]


def finished(out: Path) -> dict[str, int]:
    """The files of the cases, each with the time at which it was written."""
    return {path.name: path.stat().st_mtime_ns for path in (out / "cases").glob("*.json")}
