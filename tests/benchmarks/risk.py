"""What a second process brings when futures are reckoned: the example of 2025, ever more futures.

    python -m tests.benchmarks.risk [futures …] [--jobs N] [--cluster tcp://…]

Each number of futures in this process and in others, one after the other; the figures must be the
same. Processor seconds are of all processes of this machine together.
"""

from __future__ import annotations

import argparse
import pickle
import resource
from hashlib import sha256
from time import perf_counter

from optimizer import api
from optimizer.domain.plan import Plan
from optimizer.model.options import Stop
from optimizer.studies.engine import Engine, Here, engine_of
from optimizer.studies.futures.futures import Futures
from optimizer.studies.futures.reading import read_futures
from optimizer.studies.risk.assess import reckoned
from optimizer.studies.risk.block import Task
from optimizer.studies.risk.draws import BLOCK
from optimizer.studies.risk.telling import answered
from optimizer.studies.risk.work import lanes_of

SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    """One line per number of futures and place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("futures", nargs="*", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--cluster")
    asked = parser.parse_args()
    plan = api.solve(api.read("data/scenarios/korea-2025.json"))
    futures = read_futures(api.given_file("data/studies/korea-2025.toml"), plan.scenario)
    say(_bytes(plan, futures))
    there = engine_of(asked.jobs, asked.cluster)
    for samples in asked.futures or SIZES:
        one = _timed(plan, futures, samples, Here())
        other = _timed(plan, futures, samples, there)
        same = "the same figures" if one[2] == other[2] else "OTHER FIGURES"
        say(f"{samples:10,} futures: here {one[0]:7.1f} s ({one[1]:7.1f} s of processors), "
            f"{there} {other[0]:7.1f} s ({other[1]:7.1f}); {one[0] / other[0]:.2f} times as fast, "
            f"{same}")


def _timed(plan: Plan, futures: Futures, samples: int, engine: Engine) -> tuple[float, float, str]:
    """Seconds, processor seconds, and what the answer says."""
    began, used = perf_counter(), _processors()
    found = answered(reckoned(plan, futures, samples, 0, None, engine))
    took, used = perf_counter() - began, _processors() - used
    said = repr((found.sentences, found.tables))
    return took, used, sha256(said.encode()).hexdigest()


def _processors() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def _bytes(plan: Plan, futures: Futures) -> str:
    """What goes to a worker and comes back for one block."""
    task = Task(plan.scenario, tuple(plan.orders), futures, plan.scenario.phases[0].start, 0, 0,
                BLOCK)
    work = next(next(lanes_of([task])))
    part = next(iter(Here().run(lanes_of([task]), Stop()))).result
    whole, sent, back = (len(pickle.dumps(one)) for one in (task, work, part))
    return (f"A block of {BLOCK:,} futures: {sent:,} bytes go to a worker ({whole:,} with the plan "
            f"as it is), {back:,} come back.")


def say(text: str) -> None:
    """A line, at once."""
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
