"""Curves, marginals and frontiers against the enumerator, at every whole bound there is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from optimizer.answers.bench import Bench
from optimizer.answers.curve.curve import curve
from optimizer.answers.curve.marginals import marginals
from optimizer.answers.frontier import frontier
from optimizer.domain.answer import Answer
from optimizer.domain.scenario import Scenario
from optimizer.errors import NoPlan
from optimizer.model.options import Options
from tests.answers.curve.random_small import all_values, best, draw, raw
from tests.wide import wide

SEEDS, EACH = wide(15, 30), 5
SAME = Fraction(1, 10**6)


def bench() -> Bench:
    return Bench(Options(gap=0.0), 60.0, jobs=1)


def value_at(answer: Answer, figure: Decimal) -> Any:
    """What a curve says of a figure: the value, None for no plan; "unknown" where it is silent."""
    for row in answer.tables[0].rows:
        low, high = sorted((row[0], row[2]))  # type: ignore[type-var]
        if low <= figure <= high:  # type: ignore[operator]
            return row[1]
    return "unknown"


def with_target(question: Scenario, wants: int) -> dict[str, Any]:
    tables = raw(question)
    tables["rules"]["delivery_target"]["milestones"][0]["accelerators"] = wants
    return tables


def with_power(question: Scenario, site: int, power: Any) -> dict[str, Any]:
    tables = raw(question)
    tables["site_phases"][site]["power_kw"] = power
    return tables


@pytest.mark.parametrize("first", range(0, SEEDS, EACH))
def test_a_curve_is_the_enumerated_optimum_at_every_whole_bound(first: int) -> None:
    """Targets of 0 to 7 accelerators, power of 0 to 24 kW: every figure has its enumerated value.

    Without the proof that a plan stays best down to its own use, or with a step too large, a
    bound between two solves would show a neighbour's value.
    """
    for seed in range(first, first + EACH):
        question = draw(seed)
        answer = curve(question, bench(), "target", "", Decimal(0), Decimal(7), 40)
        for wants in range(8):
            assert value_at(answer, Decimal(wants)) == best(with_target(question, wants)), (
                seed, wants)
        answer = curve(question, bench(), "power", "H", Decimal(0), Decimal(24), 40)
        for power in range(0, 25, 2):
            assert value_at(answer, Decimal(power)) == best(with_power(question, 0, power)), (
                seed, power)


@pytest.mark.parametrize("first", range(0, SEEDS, EACH))
def test_a_frontier_is_the_enumerated_one(first: int) -> None:
    """Cost against compute: exactly the plans' values that no other plan beats."""
    for seed in range(first, first + EACH):
        question = draw(seed, aims=[{"aim": "least_cost"}, {"aim": "most_compute"}])
        plans = all_values(raw(question))
        if not plans:
            with pytest.raises(NoPlan):
                frontier(question, bench(), "least_cost", "most_compute", 60)
            continue
        kept = sorted({(cost, compute) for cost, compute in plans if not any(
            c <= cost and p >= compute and (c, p) != (cost, compute) for c, p in plans)})
        answer = frontier(question, bench(), "least_cost", "most_compute", 60)
        found = sorted((Fraction(row[1]), Fraction(row[0]))  # type: ignore[arg-type]
                       for row in answer.tables[0].rows)
        assert len(found) == len(kept), seed
        for ours, theirs in zip(found, kept, strict=True):
            assert all(abs(a - b) <= SAME for a, b in zip(ours, theirs, strict=True)), seed
        assert all("open" not in row for row in answer.tables[0].rows)


def moved(question: Scenario, rule: str, where: str, step: int) -> dict[str, Any]:
    """The plain tables with a row of a rule loosened, written independently of the planner."""
    tables = raw(question)
    if rule == "delivery_target":
        tables["rules"][rule]["milestones"][0]["accelerators"] -= min(
            step, tables["rules"][rule]["milestones"][0]["accelerators"])
    elif rule == "site_power":
        row = next(r for r in tables["site_phases"] if r["site"] == where.split()[0])
        row["power_kw"] += step
    else:
        next(o for o in tables["offers"] if o["id"] == where)["maximum_total"] += step
    return tables


@pytest.mark.parametrize("first", range(0, SEEDS, EACH))
def test_marginals_are_differences_of_enumerated_optima(first: int) -> None:
    """Of every row that binds: target less a lot, a hall with 1 MW more, one unit more for sale.

    Rows worth nothing together are not tried one by one; each is still compared on its own.
    """
    worth = 0
    for seed in range(first, first + EACH):
        question = draw(seed)
        now = best(raw(question))
        if now is None:
            with pytest.raises(NoPlan):
                marginals(question, bench())
            continue
        answer = marginals(question, bench())
        for title, least, most, step, _, rule in answer.tables[0].rows:
            where = str(title).rpartition("(")[2].rstrip(")")
            if rule not in ("delivery_target", "site_power", "supply_total"):
                continue
            then = best(moved(question, str(rule), where, int(step)))  # type: ignore[arg-type]
            assert then is not None
            assert least == most == now - then, (seed, title)
            worth += bool(most)
        assert answer.complete
    assert worth >= EACH // 2
