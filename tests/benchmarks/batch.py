"""``python -m tests.benchmarks.batch``: many solves of the 2025 round, each way against the others.

The cases are budgets × power × prices around those of the scenario. They are cut into parts; each
way solves a part, then the next way the same part, so that noise of the machine hits all of them.
A way's seconds are of the wall and hold all it does: starting processes, solving, keeping files,
table and workbook. "From new" is a loop that solves each case as if it were the only one, in one
process, for every so many-th case.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from optimizer.studies.engine.cluster import Cluster
from optimizer.studies.engine.local import Local
from tests.studies.cluster import own_cluster

from .batch_cases import grid, part
from .batch_cost import cost, saturation
from .batch_ways import Way, alike, alone, run
from .table import seconds, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.studies.engine import Engine

TWO, ONE, DASK, NEW = "2 processes", "1 process", "cluster, 2 workers", "each from new"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for, and print tables."""
    asked = _parser().parse_args(arguments)
    with TemporaryDirectory() as place:
        folder = Path(place)
        with own_cluster(folder, workers=2) as own:
            ways = compare(folder, asked.cases, asked.turns, asked.fresh, own.address)
        say(f"{ways[TWO].cases:,} cases, {asked.turns} parts in turn; from new {ways[NEW].cases}",
            "", table(["way", "cases", "s", "s a case"], [
                [name, f"{way.cases:,}", seconds(way.wall), f"{way.wall / way.cases:.3f}"]
                for name, way in ways.items()]))
        say(table(["", "measured", "asked"], ratios(ways)))
        say("Plans: " + "; ".join(f"{name} {alike(ways[TWO], way)}"
                                  for name, way in ways.items() if name != TWO) + ".")
        sizes = [size for size in (10, 100, 1000, 10_000) if size <= asked.growth]
        grown = [(size, cost(folder, size)) for size in sizes]
        if grown:
            say("How cost grows, 2 processes: seconds of the wall, and those of them in which the "
                "parent is not waiting", "", table(
                    ["cases", "s", "s a case", "parent's processor", "keeping", "table",
                     "workbook", "parent's share"],
                    [row for _, found in grown for row in [found.row()]]))
        say(saturation(ways[TWO], ways[DASK], grown[-1][1] if grown else cost(folder, 10),
                       asked.node_workers))


def compare(folder: Path, count: int, turns: int, fresh: int, address: str) -> dict[str, Way]:
    """Every way over the same parts, one after the other."""
    batch = grid(count)
    engines: dict[str, Engine] = {TWO: Local(2), ONE: Local(1), DASK: Cluster(address)}
    ways = {name: Way() for name in (*engines, NEW)}
    for turn in range(turns):
        cases = part(batch, turn, turns)
        order = list(engines)[turn % 3:] + list(engines)[:turn % 3]
        for name in order:
            ways[name] += run(cases, folder / f"{name} {turn}", engines[name])
            _told(name, turn, ways[name])
        ways[NEW] += alone(cases, fresh)
        _told(NEW, turn, ways[NEW])
    return ways


def ratios(ways: dict[str, Way]) -> list[list[str]]:
    """What is asked of the ways."""
    each = {name: way.wall / way.cases for name, way in ways.items()}
    return [
        ["efficiency of 2 processes, t1 / (2 t2)", f"{each[ONE] / (2 * each[TWO]):.2f}", "0.9"],
        ["1 process, times as fast as each from new", f"{each[NEW] / each[ONE]:.2f}", "3"],
        ["cluster, times as fast as 2 processes", f"{each[TWO] / each[DASK]:.2f}", "0.8"]]


def say(*lines: str) -> None:
    """Print a paragraph."""
    sys.stdout.write("\n".join(lines) + "\n\n")
    sys.stdout.flush()


def _told(name: str, turn: int, way: Way) -> None:
    sys.stderr.write(f"part {turn + 1}, {name}: {way.wall:.1f} s so far\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.batch", description=__doc__)
    parser.add_argument("--cases", type=int, default=1000, help="about so many solves")
    parser.add_argument("--turns", type=int, default=2, help="parts that the cases are cut into")
    parser.add_argument("--fresh", type=int, default=10,
                        help="every so many-th case is also solved from new")
    parser.add_argument("--growth", type=int, default=1000,
                        help="the most solves of those that show how cost grows; 0: none")
    parser.add_argument("--large", dest="growth", action="store_const", const=10_000,
                        help="up to 10,000 solves")
    parser.add_argument("--node-workers", type=int, default=32,
                        help="workers of one node, for what 100 nodes would do")
    return parser


if __name__ == "__main__":
    main()
