"""How many futures one model bears: its size, and the gap after a fixed time.

    python -m tests.benchmarks.robust [SCENARIO [SECONDS [futures …]]]

The futures are drawn (foreign currencies, vendors' delays, prices asked anew after the day of the
decision), by the same seed each time, so that fewer futures are the first of more. Every future
is solved by itself first, as the command does. Then the common model is solved twice: from what one
of them would sign and all can bear, and from the futures' own plans, which agree on nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from json import dumps
from random import Random
from time import perf_counter
from typing import Any

from optimizer import api
from optimizer.answers.bench import Bench
from optimizer.domain.scenario import Scenario
from optimizer.model.options import Options, Progress
from optimizer.studies.robust.finding import Search, Together, Way
from optimizer.studies.robust.futures import futures_of
from optimizer.studies.robust.possible import ordered_now, possible_futures
from optimizer.studies.robust.pursuit import Pursuit
from optimizer.studies.robust.stack import Part, Stack

SIZES = (2, 4, 8, 16, 32)
SECONDS, GAP = 120.0, 1e-3
BY = {"korea-2025": date(2025, 8, 31), "haenam-2028": date(2026, 12, 31)}
"""The day up to which orders are signed now: two months, or half a year, of each."""


@dataclass
class Heard:
    """The gap of the common model over time."""

    points: list[tuple[float, float]] = field(default_factory=list)

    def __call__(self, event: Progress) -> None:
        if event.gap is not None:
            self.points.append((event.seconds, event.gap))

    def reached(self, gap: float) -> str:
        """When a gap was reached."""
        return next((f"{second:.1f} s" for second, one in self.points if one <= gap), "not")


def drawn(base: Scenario, by: date, count: int) -> dict[str, Any]:
    """So many futures, the first of them the scenario as it is."""
    rng = Random("robust")
    return {"future": [{"name": "as planned", "set": []}] + [
        {"name": f"future {i}", "set": _changes(base, by, rng)} for i in range(1, count)]}


def _changes(base: Scenario, by: date, rng: Random) -> list[str]:
    dollar = rng.uniform(0.94, 1.05)
    late = {vendor.id: rng.choice((0, 0, 0, 2, 4)) for vendor in base.vendors}
    later = {phase.id for phase in base.phases if phase.start > by}
    found = [f"scenario.exchange_rates[{i}].rate={round(float(row.rate) * dollar)}"
             for i, row in enumerate(base.exchange_rates) if row.phase in later]
    found += [f"scenario.offers[{i}].lead_weeks_max={offer.lead_weeks_max + late[offer.vendor]}"
              for i, offer in enumerate(base.offers) if late[offer.vendor]]
    asked = {vendor.id: rng.uniform(0.97, 1.04) for vendor in base.vendors}
    rows = [{"offer": offer.id, "phase": phase.id,
             "unit_price": round(float(offer.unit_price) * asked[offer.vendor], 2)}
            for offer in base.offers for phase in base.phases if phase.id in later]
    return [*found, "scenario.offer_phases=" + dumps(rows)]


def search_of(name: str, count: int, bench: Bench) -> Search:
    """The question that is measured, of so many futures."""
    base, by = api.read(f"data/scenarios/{name}.json"), BY[name]
    return Search(base, possible_futures(base, futures_of(drawn(base, by, count))),
                  ordered_now(base, by), Pursuit(), None, bench)


def measured(name: str, seconds: float, count: int) -> Iterator[str]:
    """The size of so many futures, then seconds and gap of each way to begin."""
    heard = Heard()
    bench = Bench(Options(gap=GAP, time_limit=seconds), seconds * (count + 4), heard, jobs=1)
    search = search_of(name, count, bench)
    stack = Stack([Part(one.name, float(one.chance), one.built) for one in search.futures],
                  search.now)
    began = perf_counter()
    own = search.own()
    yield (f"{name}, {count} futures: {len(stack.upper):,} columns, "
           f"{sum(row.expr.size for row in stack.rows):,} rows; each by itself "
           f"{perf_counter() - began:.1f} s")
    if isinstance(own, str) or not own.losses:
        yield "  some future has no plan of its own in the time"
        return
    began = perf_counter()
    borne = search.borne(own)
    yield f"  borne by all: {_billions(borne)} after {perf_counter() - began:.1f} s"
    for title, start in (("borne", borne), ("own", own)):
        heard.points.clear()
        began = perf_counter()
        found = search.together(start or own)
        took = perf_counter() - began
        said = found if isinstance(found, str) else _gap(found, own.bound)
        yield (f"  from {title}: {took:.1f} s, {said}; 1 % after {heard.reached(1e-2)}, "
               f"0.1 % after {heard.reached(1e-3)}")


def _billions(way: Way | None) -> str:
    return "none" if way is None or way.value is None else f"{float(way.value) / 1e9:,.2f} bn"


def _gap(found: Together, known: Fraction | None) -> str:
    """By the common model alone, and by the better of its bound and that with all known."""
    bound = found.bound if known is None else max(found.bound, float(known))
    return (f"{found.value / 1e9:,.2f} bn, gap {(found.value - found.bound) / found.value:.3%}, "
            f"with that of the futures by themselves {(found.value - bound) / found.value:.3%}")


def main() -> None:
    """A few lines per number of futures."""
    name = sys.argv[1] if sys.argv[1:] else "korea-2025"
    seconds = float(sys.argv[2]) if sys.argv[2:] else SECONDS
    for count in map(int, sys.argv[3:] or SIZES):
        for line in measured(name, seconds, count):
            print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
