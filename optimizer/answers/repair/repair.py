"""Question 1: it cannot be done: why, and what is the cheapest way out?"""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.planning import price_orders
from optimizer.answers.repair.conflicts import find_conflicts
from optimizer.answers.repair.reach import reaches
from optimizer.answers.repair.rows import narrow
from optimizer.answers.repair.search import Search
from optimizer.answers.repair.telling import Found, told
from optimizer.answers.repair.variants import negotiable
from optimizer.answers.repair.ways import find_ways
from optimizer.core.registry import RULES
from optimizer.domain.answer import Answer
from optimizer.domain.checks.report import did_you_mean, listed
from optimizer.errors import BadInput, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from optimizer.answers.bench import Bench
    from optimizer.answers.repair.rows import Narrowed
    from optimizer.answers.repair.search import Way
    from optimizer.domain.scenario import Scenario

MOST_CONFLICTS = 12
"""More would not be read; the cheapest way is proven without them."""

CONFLICTS, PART = 0.75, 0.1
"""Shares of the time: what is left when no more conflicts are looked for; for rows, for one way
(proofs have three of it), and for solving ways again."""

PART_S = 6.0
"""The same in seconds: nobody waits longer for a part because there is time for everything."""


def repair(scenario: Scenario, bench: Bench, keep: Collection[str] = ()) -> Answer:
    """Minimal sets of rules that cannot stand together, and the cheapest ways out.

    ``keep``: rules that must not be touched. Each way is applied to the scenario and solved again
    with every rule hard. Limits of aims are not negotiable: every way keeps them, and where only
    they stand in the way that is what is said.

    Raises:
        BadInput: the scenario cannot be planned with, or a rule to keep is unknown.
    """
    _known(keep)
    began = time.monotonic()
    uses = price_orders(scenario, []).rules
    conflicts = find_conflicts(scenario, bench, uses, MOST_CONFLICTS,
                               CONFLICTS * bench.seconds)
    possible = not conflicts.found
    part = min(PART_S, PART * bench.seconds)
    rows: list[Narrowed] = []
    ways: list[Way] = []
    complete = conflicts.complete or len(conflicts.found) == MOST_CONFLICTS
    prices: dict[str, Decimal] = {}
    if not possible:
        until = bench.left - part
        rows = bench.each(lambda one: narrow(scenario, bench, one, uses, until), conflicts.found)
        prices = {name: price for name, price in negotiable(scenario, uses).items()
                  if name not in keep}
        search = Search(scenario, bench, prices, conflicts, part)
        ways = find_ways(search, keep)
        complete &= search.complete
    as_is = bench.solve(scenario, "as it stands") if possible else None
    limits_only = complete and as_is is not None and as_is.status == "no plan"
    reached = reaches(scenario, bench) if limits_only else ()
    told_of = Found(scenario, conflicts, tuple(rows), tuple(ways), dict(prices), tuple(keep),
                    as_is, reached, complete and not bench.over)
    answer = told(told_of)
    return replace(answer, seconds=time.monotonic() - began,
                   trials=tuple(bench.trials.values()))


def _known(keep: Collection[str]) -> None:
    problems = [
        Problem(Place(field="keep"), f"unknown rule {name}",
                f"{did_you_mean(name, RULES)}Use one of: {listed(list(RULES))}.")
        for name in keep if name not in RULES]
    if problems:
        raise BadInput(problems)
