"""Alternatives of scenarios that can be worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from optimizer.answers.alternatives import alternatives
from optimizer.answers.bench import Bench
from optimizer.domain.answer import Answer
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput, NoPlan
from optimizer.model.options import Options
from tests.build import milestone, offer, scenario, target


def _bench() -> Bench:
    return Bench(Options(gap=0.0), jobs=1)


def _table(answer: Answer, key: str) -> list[tuple[Any, ...]]:
    return list(next(table for table in answer.tables if table.key == key).rows)


def _question() -> Scenario:
    """10 accelerators. cheap: 100 each, 6 at most; near: 102; far: 150.

    Best: 6 cheap + 4 near = 1,008. Within 2 % (1,028.16): every cheap one less costs 2 more, so
    down to 0 cheap + 10 near = 1,020. One far costs 48 more: none fits. So near is needed at
    least 4 times, cheap not at all.
    """
    return scenario(rules=target(milestone(10)), offers=[
        offer("cheap", 100, vendor="A", maximum_total=6), offer("near", 102, vendor="B"),
        offer("far", 150, vendor="C")])


def test_the_core_is_what_no_near_plan_does_without() -> None:
    """near 4 of 4, cheap 0 of 6. Without the limit (1,008 + 2 %) far could replace near."""
    answer = alternatives(_question(), _bench(), Decimal("0.02"))
    core = {(row[0], row[1]): row[2:] for row in _table(answer, "core")}
    assert core["offer", "cheap"] == (6, 0, 0)
    assert core["offer", "near"] == (4, 4, 4)
    assert core["vendor", "B"] == (4, 4, 4)
    assert core["system", "S"] == (10, 10, 10)
    assert answer.complete
    assert "at least 4 units of near" in answer.sentences[1].en


def test_the_other_plan_buys_as_little_as_it_can_of_the_first() -> None:
    """Away from cheap and near nothing is possible; away from the largest vendor A: 0 cheap,
    10 near, at 1,020 (1.19 % more), 6 of 10 accelerators of each plan elsewhere: 60 %."""
    answer = alternatives(_question(), _bench(), Decimal("0.02"), count=1)
    orders = {row[0]: row[3:] for row in _table(answer, "orders")
              if row[2] == "P1"} if len(_table(answer, "orders")) else {}
    plans = _table(answer, "plans")
    assert len(plans) == 2
    assert orders
    assert all(Decimal(1008) <= row[2] <= Decimal("1028.16") for row in plans)
    assert plans[0][2] == 1008


def test_every_plan_shown_can_be_derived_again() -> None:
    """Each is the optimum of a scenario in which its orders are settled."""
    answer = alternatives(_question(), _bench(), Decimal("0.02"))
    values = [row[2] for row in _table(answer, "plans")]
    solved = [trial for trial in answer.trials if trial.name == "as it is"
              or trial.name.startswith("plan ")]
    assert sorted(values) == sorted(trial.value for trial in solved if trial.value is not None)
    assert all(trial.status == "optimal" for trial in solved)


def test_nothing_to_give_up_leaves_only_equal_plans() -> None:
    """Two offers at one price and nothing given up: still two plans, the core is empty."""
    twins = scenario(rules=target(milestone(4)),
                     offers=[offer("one", 100), offer("two", 100, vendor="W")])
    answer = alternatives(twins, _bench(), Decimal(0))
    assert {row[2] for row in _table(answer, "plans")} == {Decimal(400)}
    assert len(_table(answer, "plans")) > 1
    assert [row[3] for row in _table(answer, "core") if row[0] == "offer"] == [0]


@pytest.mark.parametrize(("within", "count"), [
    (Decimal(-1), 4), (Decimal(2), 4), (Decimal("NaN"), 4), (Decimal("0.01"), 0)])
def test_what_is_no_share_or_no_number_is_said(within: Decimal, count: int) -> None:
    """Shares run from 0 to 1; at least one plan is asked for."""
    with pytest.raises(BadInput):
        alternatives(_question(), _bench(), within, count)


def test_without_a_plan_there_are_no_others() -> None:
    """10 wanted, 6 to be had."""
    with pytest.raises(NoPlan):
        alternatives(scenario(rules=target(milestone(10)),
                              offers=[offer("cheap", 100, maximum_total=6)]), _bench())


def test_a_stop_keeps_the_best_so_far() -> None:
    """Stopped after the best plan: it alone is shown, and the answer says so."""
    bench = _bench()
    bench.told = lambda name: bench.stop() if name != "as it is" else None
    answer = alternatives(_question(), bench, Decimal("0.02"))
    assert not answer.complete
    assert _table(answer, "plans")[0][2] == 1008
    assert all(row[3] <= row[4] for row in _table(answer, "core"))
    assert answer.sentences[-1].en.startswith("More plans may exist")
