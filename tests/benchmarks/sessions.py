"""Many planners at once: every one opens an example, solves it and waits for the plan.

    python -m tests.benchmarks.sessions --planners 20

Prints how long screens took to answer, how long plans took to come, whether any run was lost, and
the memory of the server and its solver processes.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from tests.benchmarks.session_client import SessionClient
from tests.browser.conftest import Server

PLAN_S = 240.0
EXAMPLES = ("korea-2025", "korea-2026", "tier2-2026")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--planners", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    out = Console(width=110)
    with TemporaryDirectory() as home:
        server = Server(Path(home))
        server.start()
        at_start = _processor_s(server.process.pid)
        try:
            found = _all(server, asked.planners, random.Random(asked.seed))
            drawing = _processor_s(server.process.pid) - at_start
            memory = {"server": _megabytes(server.process.pid)} | {
                f"solver {number}": _megabytes(process)
                for number, process in enumerate(server.workers(), start=1)}
        finally:
            server.end()
    waits = [wait for one in found for wait in one["waits"]]
    plans = [one["plan"] for one in found if one["plan"] is not None]
    out.print(f"planners {asked.planners}, served {len(plans)}, lost {asked.planners - len(plans)}")
    out.print(f"screen after a press: median {statistics.median(waits):.2f} s, "
              f"slowest {max(waits):.2f} s")
    out.print(f"plan after Solve: median {statistics.median(plans):.1f} s, "
              f"slowest {max(plans):.1f} s, one solver process")
    out.print(f"server: {drawing:.1f} s of processor, {drawing / asked.planners:.2f} s a planner")
    out.print("memory: " + ", ".join(f"{name} {size:.0f} MB" for name, size in memory.items()))


def _all(server: Server, planners: int, chance: random.Random) -> list[dict]:
    found: list[dict] = [{"waits": [], "plan": None} for _ in range(planners)]
    examples = [chance.choice(EXAMPLES) for _ in range(planners)]
    threads = [threading.Thread(target=_one, args=(server, example, one))
               for example, one in zip(examples, found, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def _one(server: Server, example: str, one: dict) -> None:
    with SessionClient(server.url) as planner:
        planner.press(f"-open.{example}")
        began = time.monotonic()
        planner.press("-solve")
        if planner.wait_for("Total cost", PLAN_S):
            one["plan"] = time.monotonic() - began
        one["waits"] = planner.waits


def _processor_s(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
