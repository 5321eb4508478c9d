"""Conflicts and the cheapest way out against an independent enumerator, on random scenarios.

Proves that a reported set cannot stand together and stands when any rule is left out, and that no
plan at all costs less in concessions. Without it a rule that is not quite off when it is off, or a
shortcut that does not hold, would make sets look minimal, or a repair look cheapest.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from optimizer.answers.bench import Bench
from optimizer.answers.planning import price_orders
from optimizer.answers.repair import repair
from optimizer.answers.repair.conflicts import Conflicts, find_conflicts
from optimizer.answers.repair.search import Search, Way
from optimizer.answers.repair.variants import negotiable
from optimizer.domain.scenario import Scenario
from optimizer.model.options import Options
from tests.answers.repair import enumerated as other
from tests.wide import wide

SEEDS, EACH = wide(24, 248), 8
BOUNDING = ("supply_phase", "supply_total", "minimum_order", "order_multiple", "site_power",
            "rack_space", "cooling", "export_quota", "grid_step", "change_limit")
"""Kept hard where prices are compared, so that there is an end to what must be enumerated."""

SAME = Fraction(1, 10**6)


def exact(seconds: float = 60.0) -> Bench:
    """Without any gap, in one thread."""
    return Bench(Options(gap=0.0), seconds=seconds, jobs=1)


def cases(first: int) -> list[tuple[int, other.Raw]]:
    """The impossible ones among some seeds."""
    drawn = ((seed, other.impossible(seed)) for seed in range(first, first + EACH))
    return [(seed, raw) for seed, raw in drawn if raw is not None]


def _conflicts(raw: other.Raw, bench: Bench) -> Conflicts:
    scenario = Scenario.model_validate(raw)
    return find_conflicts(scenario, bench, price_orders(scenario, []).rules, 20)


@pytest.mark.parametrize("first", range(0, SEEDS, EACH))
def test_conflicts_are_impossible_and_minimal(first: int) -> None:
    """Each set alone allows no plan; without any one of its rules it allows the plan that is told.

    The box of the first is what the tightened scenario lets each line be, and one unit more.
    """
    for seed, raw in cases(first):
        box = other.bounds(raw)
        bench = exact()
        conflicts = _conflicts(raw, bench)
        assert conflicts.complete, seed
        assert conflicts.found, seed
        for one in conflicts.found:
            alone = None if box is None else other.within(other.only(raw, one), box, 1)
            assert alone is None or not other.any_plan(alone), (seed, one)
            for rule in one:
                fewer = other.only(raw, set(one) - {rule})
                witness = conflicts.tests.witness(set(one) - {rule})
                assert witness is not None, (seed, one, rule)
                assert witness.plan is not None
                assert other.keeps(fewer, witness.plan.orders), (seed, one, rule)


def _cheapest(raw: other.Raw, kept: tuple[str, ...], bench: Bench) -> tuple[Way | None, Any]:
    scenario = Scenario.model_validate(raw)
    uses = price_orders(scenario, []).rules
    prices = {rule: price for rule, price in negotiable(scenario, uses).items()
              if rule not in kept}
    search = Search(scenario, bench, prices, Conflicts((), (), True, None), 60.0)  # type: ignore[arg-type]
    way = search.prove("cheapest", kept, None, 60.0)
    return None if way is None else search.best(search.show(way), 60.0), prices


@pytest.mark.parametrize("first", range(0, SEEDS, EACH))
def test_no_plan_costs_less_in_concessions(first: int) -> None:
    """Same least price over all plans; granted, the scenario with its hard rules solves again."""
    for seed, raw in cases(first):
        way, prices = _cheapest(raw, BOUNDING, exact())
        soft = other.priced(raw, prices)
        box = other.bounds(soft)
        plans = None if box is None else other.within(soft, box, 0)
        if plans is None:
            continue
        theirs = other.least(plans)
        assert (way is None) == (theirs is None), seed
        if way is None or theirs is None:
            continue
        ours = Fraction(way.total)
        assert abs(ours - theirs) <= SAME * max(Fraction(1), theirs), (seed, ours, theirs)
        assert way.shown is not None
        assert way.shown.status == "optimal", seed
        assert way.shown.scenario.rules == Scenario.model_validate(raw).rules


@pytest.mark.parametrize("seed", range(3, 243, wide(120, 24)))
def test_a_whole_answer_is_cheapest_first_and_every_way_solves(seed: int) -> None:
    """With supply open to concessions too: no plan with one unit more of each line is cheaper."""
    drawn = map(other.impossible, range(seed, seed + 24))
    raw = next(one for one in drawn if one is not None)  # few cannot be made impossible
    scenario = Scenario.model_validate(raw)
    answer = repair(scenario, exact())
    assert answer.complete
    ways = next(table for table in answer.tables if table.key == "ways").rows
    assert ways, seed
    totals = [Fraction(str(row[4])) for row in ways]
    assert totals[0] == min(totals)
    assert {row[6] for row in ways} == {"feasible"}
    for kind, spared, rules in ((row[1], row[2], row[3]) for row in ways):
        assert kind != "without" or str(spared) not in str(rules).split(", ")
    prices = negotiable(scenario, price_orders(scenario, []).rules)
    box = other.bounds(raw)
    plans = None if box is None else other.within(other.priced(raw, prices), box, 1)
    theirs = None if plans is None else other.least(plans)
    assert theirs is None or totals[0] <= theirs * (1 + SAME)
