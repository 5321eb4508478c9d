"""Published instances as their files give them, and the optima that were published with them.

The files belong to others and are not part of the repository: they are read from the folder that
the variable ``GPUPLAN_BENCHMARKS`` names, or else from ``shared/benchmarks`` beside the checkout.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(os.environ.get("GPUPLAN_BENCHMARKS")
              or Path(__file__).parents[3] / "shared" / "benchmarks")

FACILITY_OPTIMA = {
    "cap41": "1040444.375", "cap42": "1098000.450", "cap43": "1153000.450",
    "cap44": "1235500.450", "cap51": "1025208.225", "cap61": "932615.750",
    "cap62": "977799.400", "cap63": "1014062.050", "cap64": "1045650.250",
    "cap71": "932615.750", "cap72": "977799.400", "cap73": "1010641.450",
    "cap74": "1034976.975",
}
"""OR-Library, capacitated warehouse location."""

ASSIGNMENT_OPTIMA = {"a05100": 1698, "a05200": 3235, "a10100": 1360, "a10200": 2623,
                     "a20100": 1158, "a20200": 2339}
"""Generalised assignment, type a, least cost."""

KNAPSACK_OPTIMA = ("3800", "8706.1", "4015", "6120", "12400", "10618", "16537")
"""Multidimensional knapsack (mknap1), in the order of the file."""

BID_DEMANDS = (10_000, 50_000, 100_000, 200_000, 239_600, 239_601, 300_000, 400_000)
"""Whole-unit demands for which the optimum of BID is known; the optima are in its file."""


@dataclass(frozen=True)
class Facility:
    """Warehouses with a capacity and a fixed cost; customers with a demand.

    ``cost[j][i]`` is what it costs to serve all of customer j from warehouse i.
    """

    capacity: tuple[int, ...]
    fixed_cost: tuple[Decimal, ...]
    demand: tuple[int, ...]
    cost: tuple[tuple[Decimal, ...], ...]


@dataclass(frozen=True)
class Assignment:
    """Jobs to be given whole to one agent each: ``cost[i][j]``, ``use[i][j]``, ``capacity[i]``."""

    cost: tuple[tuple[Decimal, ...], ...]
    use: tuple[tuple[Decimal, ...], ...]
    capacity: tuple[Decimal, ...]


@dataclass(frozen=True)
class Knapsack:
    """All-or-nothing items: ``value[j]``, ``use[i][j]`` of resource i, ``limit[i]``."""

    value: tuple[Decimal, ...]
    use: tuple[tuple[Decimal, ...], ...]
    limit: tuple[Decimal, ...]


@dataclass(frozen=True)
class Segment:
    """A stretch of a bidder's cost: the price of a unit between two total quantities."""

    price: Decimal
    least: int
    most: int


@dataclass(frozen=True)
class Bidder:
    """One vendor of BID: a base fee if it is used, then its segments in order."""

    name: str
    fee: Decimal
    segments: tuple[Segment, ...]


def facility(name: str) -> Facility:
    """Read one warehouse location case."""
    numbers = _numbers(FOLDER / "facility_location" / f"{name}.txt")
    m, n = int(next(numbers)), int(next(numbers))
    warehouses = [(int(next(numbers)), next(numbers)) for _ in range(m)]
    customers = [(int(next(numbers)), tuple(islice(numbers, m))) for _ in range(n)]
    return Facility(*zip(*warehouses, strict=True), *zip(*customers, strict=True))


def assignment(name: str) -> Assignment:
    """Read one generalised assignment case."""
    numbers = _numbers(FOLDER / "assignment" / name)
    m, n = int(next(numbers)), int(next(numbers))
    return Assignment(_matrix(numbers, m, n), _matrix(numbers, m, n), tuple(islice(numbers, m)))


def knapsacks() -> list[Knapsack]:
    """Read all multidimensional knapsack cases of the file, in its order."""
    numbers = _numbers(FOLDER / "knapsack" / "mknap1.txt")
    found = []
    for _ in range(int(next(numbers))):
        n, m, _optimum = int(next(numbers)), int(next(numbers)), next(numbers)
        found.append(Knapsack(tuple(islice(numbers, n)), _matrix(numbers, m, n),
                              tuple(islice(numbers, m))))
    return found


def bid() -> tuple[list[Bidder], dict[int, Decimal]]:
    """Read the bid evaluation case, and its exact optimum by whole-unit demand."""
    content = json.loads((FOLDER / "bid" / "bid.json").read_text(), parse_float=Decimal)
    optima = content["exact_whole_unit_optima_by_enumeration_in_rationals"]
    by_vendor: dict[str, list[dict[str, Any]]] = {}
    for row in content["segments"]:
        by_vendor.setdefault(row["vendor"], []).append(row)
    bidders = [
        Bidder(vendor, Decimal(rows[0]["setup"]),
               tuple(Segment(Decimal(r["price"]), r["qmin"], r["qmax"]) for r in rows))
        for vendor, rows in by_vendor.items()
    ]
    return bidders, {int(demand): Decimal(value) for demand, value in optima.items()}


def _numbers(path: Path) -> Iterator[Decimal]:
    return map(Decimal, path.read_text().split())


def _matrix(numbers: Iterator[Decimal], rows: int, columns: int) -> tuple[Any, ...]:
    return tuple(tuple(islice(numbers, columns)) for _ in range(rows))
