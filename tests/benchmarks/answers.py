"""``python -m tests.benchmarks.answers``: seconds of every answer, and of a re-solve in place.

Answers are asked of the scenarios that ship, each in a process of its own. A re-solve in place is
a variation of a scenario solved on a bench that has solved it before; beside it the same variation
built and solved cold, on a bench of its own, one after the other in the same process.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer import api
from optimizer.domain.scenario import Scenario
from optimizer.errors import NoPlan, PlannerError

from .apart import Overrun, apart
from .table import seconds, table

if TYPE_CHECKING:
    from collections.abc import Sequence

SCENARIOS = ("korea-2025", "haenam-2028", "contradiction")
GRACE_S = 60.0
"""So much longer than its time an answer may take before it counts as lost."""
SAID: Mapping[str, Callable[[Scenario], dict[str, Any]]] = {
    "why": lambda scenario: {"offer": scenario.offers[-1].id},
    "curve": lambda _: {"axis": "power"},
    "frontier": lambda _: {"aim": "least_cost", "other": "earliest_service"},
}
"""What questions must be told; others are asked as they stand."""


@dataclass(frozen=True)
class Taken:
    """How an answer or a solve went."""

    seconds: float
    trials: int = 0
    said: str = ""


def ask(name: str, verb: str, limit: float) -> Taken:
    """Ask one question of a scenario that ships."""
    scenario = read(name)
    given = SAID[verb](scenario) if verb in SAID else {}
    bench = api.Bench(seconds=limit)
    subjects: list[Any] = [scenario] * len(api.VERBS[verb].subjects)
    try:
        if "plan" in api.VERBS[verb].subjects:
            subjects = [api.solve(scenario)]
            given["as_of"] = scenario.phases[1].start
        elif len(subjects) == 2:
            subjects[1] = dearer(scenario, 5)
        began = time.perf_counter()
        found = api.answer(verb, *subjects, bench=bench, **given)
    except NoPlan:
        return Taken(0.0, said="no plan exists")
    except PlannerError as error:
        return Taken(0.0, said=f"{type(error).__name__}: {str(error).splitlines()[0]:.60}")
    return Taken(time.perf_counter() - began, len(found.trials),
                 "" if found.complete else "not all in the time")


def read(name: str) -> Scenario:
    """A scenario that ships."""
    return api.read(f"data/scenarios/{name}.json")


# ---- variations


def dearer(scenario: Scenario, percent: int) -> Scenario:
    """Every fifth offer so much dearer."""
    factor = 1 + Decimal(percent) / 100
    return scenario.model_copy(update={"offers": tuple(
        offer.model_copy(update={"unit_price": offer.unit_price * factor}) if i % 5 == 0 else offer
        for i, offer in enumerate(scenario.offers))})


def power(scenario: Scenario, percent: int) -> Scenario:
    """So much more power at every site."""
    factor = 1 + Decimal(percent) / 100
    return scenario.model_copy(update={"site_phases": tuple(
        room.model_copy(update={"power_kw": room.power_kw * factor})
        for room in scenario.site_phases)})


def budget(scenario: Scenario, percent: int) -> Scenario:
    """So much more money in every year."""
    factor = 1 + Decimal(percent) / 100
    return scenario.model_copy(update={"budgets": tuple(
        year.model_copy(update={"amount": year.amount * factor}) for year in scenario.budgets)})


def target(scenario: Scenario, percent: int) -> Scenario:
    """So many more accelerators at every milestone."""
    rule = scenario.rules.get("delivery_target", {})
    milestones = [{**row, "accelerators": int(row["accelerators"]) * (100 + percent) // 100}
                  for row in rule.get("milestones", ())]
    return scenario.model_copy(update={"rules": {
        **scenario.rules, "delivery_target": {**rule, "milestones": milestones}}})


VARIED: Mapping[str, Callable[[Scenario, int], Scenario]] = {
    "prices": dearer, "power": power, "budget": budget, "target": target}
PERCENT = (2, -2)


def resolve(name: str) -> list[tuple[str, float, float, int]]:
    """Every variation: in place and cold, seconds, and how many were really in place."""
    scenario = read(name)
    kept = api.Bench(jobs=1, seconds=1e6)
    kept.solve(scenario)
    found = []
    for what, vary in VARIED.items():
        for percent in PERCENT:
            changed = vary(scenario, percent)
            if changed.sha256 == scenario.sha256:
                continue
            before = _in_place(kept)
            again = _seconds(kept, changed)
            cold = _seconds(api.Bench(jobs=1, seconds=1e6), changed)
            found.append((f"{what} {percent:+d} %", again, cold, _in_place(kept) - before))
    return found


def _in_place(bench: api.Bench) -> int:
    with bench.loaded() as held:
        return held.in_place


def _seconds(bench: api.Bench, scenario: Scenario) -> float:
    began = time.perf_counter()
    bench.solve(scenario)
    return time.perf_counter() - began


# ---- tables


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for, and print tables."""
    asked = _parser().parse_args(arguments)
    if asked.verbs:
        rows = []
        for name in asked.scenarios:
            for verb in asked.verbs:
                taken = _apart(ask, name, verb, asked.time_limit, limit=asked.time_limit)
                rows.append([f"{name} {verb}", seconds(taken.seconds or None),
                             str(taken.trials or ""), taken.said])
                sys.stderr.write("  ".join(rows[-1]) + "\n")
        say("Answers: wall seconds, at most "
            f"{asked.time_limit:g}, 2 solves at once", table(["", "s", "trials", ""], rows))
    if asked.resolve:
        for name in asked.scenarios:
            _print_resolve(name)


def _apart(work: Callable[..., Taken], *given: Any, limit: float) -> Taken:
    try:
        found: Taken = apart(work, *given, seconds=limit + GRACE_S)
    except Overrun as error:
        found = Taken(0.0, said=str(error))
    return found


def _print_resolve(name: str) -> None:
    try:
        found = apart(resolve, name, seconds=1800)
    except Overrun as error:
        say(f"{name}: {error}")
        return
    again, cold = (sum(row[k] for row in found) for k in (1, 2))
    rows = [[what, seconds(a), seconds(c), f"{a / c:.2f}", str(placed)]
            for what, a, c, placed in [*found, ("all", again, cold, sum(r[3] for r in found))]]
    say(f"{name}: a re-solve in place against building and solving it cold, wall seconds",
        table(["variation", "in place", "cold", "ratio", "really in place"], rows))


def say(*lines: str) -> None:
    """Print a paragraph."""
    sys.stdout.write("\n".join(lines) + "\n\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.answers",
                                     description=__doc__)
    parser.add_argument("--scenarios", nargs="*", default=SCENARIOS)
    parser.add_argument("--verbs", nargs="*", default=list(api.VERBS), choices=list(api.VERBS),
                        help="questions to ask; none: only re-solve")
    parser.add_argument("--time-limit", type=float, default=60.0, help="seconds for each answer")
    parser.add_argument("--no-resolve", dest="resolve", action="store_false")
    return parser


if __name__ == "__main__":
    main()
