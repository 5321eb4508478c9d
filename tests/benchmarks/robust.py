"""How many futures one model bears: korea-2025 with 2 to 32 futures, and the gap in a minute.

    python -m tests.benchmarks.robust [futures …]

The futures are drawn (dollar, vendors' delays, prices asked anew after August), each by the same
seed, so that runs can be compared. Orders up to the end of August are signed now.
"""

from __future__ import annotations

import sys
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
from optimizer.studies.robust.finding import Search, Together
from optimizer.studies.robust.futures import futures_of
from optimizer.studies.robust.possible import ordered_now, possible_futures
from optimizer.studies.robust.pursuit import Pursuit

SIZES = (2, 4, 8, 16, 32)
SECONDS, GAP = 60.0, 1e-3
BY = date(2025, 8, 31)


def drawn(base: Scenario, count: int) -> dict[str, Any]:
    """So many futures, the first of them the scenario as it is."""
    rng = Random("robust")
    return {"future": [{"name": "as planned", "set": []}] + [
        {"name": f"future {i}", "set": _changes(base, rng)} for i in range(1, count)]}


def _changes(base: Scenario, rng: Random) -> list[str]:
    dollar = rng.uniform(0.94, 1.05)
    late = {vendor.id: rng.choice((0, 0, 0, 2, 4)) for vendor in base.vendors}
    found = [f"scenario.exchange_rates[{i}].rate={round(float(row.rate) * dollar)}"
             for i, row in enumerate(base.exchange_rates) if i > 1]
    found += [f"scenario.offers[{i}].lead_weeks_max={offer.lead_weeks_max + late[offer.vendor]}"
              for i, offer in enumerate(base.offers) if late[offer.vendor]]
    asked = {vendor.id: rng.uniform(0.97, 1.04) for vendor in base.vendors}
    rows = [{"offer": offer.id, "phase": phase.id,
             "unit_price": round(float(offer.unit_price) * asked[offer.vendor], 2)}
            for offer in base.offers for phase in base.phases if phase.start > BY]
    return [*found, "scenario.offer_phases=" + dumps(rows)]


def main() -> None:
    """One line per number of futures."""
    base = api.read("data/scenarios/korea-2025.json")
    now = ordered_now(base, BY)
    for count in [int(text) for text in sys.argv[1:]] or SIZES:
        heard: list[tuple[float, float]] = []

        def listen(event: Progress, heard: list[tuple[float, float]] = heard) -> None:
            if event.gap is not None:
                heard.append((event.seconds, event.gap))

        bench = Bench(Options(gap=GAP, time_limit=SECONDS), SECONDS * 20, listen, jobs=1)
        futures = futures_of(drawn(base, count))
        began = perf_counter()
        search = Search(base, possible_futures(base, futures), now, Pursuit(), Fraction(0), bench)
        own = search.own()
        apart = perf_counter() - began
        without = [] if isinstance(own, str) else [t.name for t in own.trials if t.plan is None]
        heard.clear()
        began = perf_counter()
        start = own if not isinstance(own, str) and own.losses else None
        found = search.together(start)
        took = perf_counter() - began
        reached = next((f"{second:.1f} s" for second, gap in heard if gap <= GAP), "not")
        said = (f"{(found.value - found.bound) / found.value:.3%}"
                if isinstance(found, Together) else found)
        print(f"{count:3} futures: apart {apart:5.1f} s, together {took:5.1f} s, gap {said}; "  # noqa: T201
              f"heard of 0.1 % after {reached}; without a plan: {without}", flush=True)


if __name__ == "__main__":
    main()
