"""What rules cost, by hand and against every plan of random small scenarios."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from optimizer.answers.bench import Bench
from optimizer.answers.cost_of_rules import cost_of_rules
from optimizer.core.registry import AIMS
from optimizer.domain.answer import Answer
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput
from optimizer.model.options import Options
from tests.build import milestone, offer, room, scenario, target
from tests.reference import World, combinations, enumerate_best
from tests.reference.random_scenarios import scenario as random_scenario
from tests.wide import wide

SAME = Fraction(1, 10**6)
SEEDS, EACH = wide(10, 40), 5
"""Every rule is what one of them is about."""

SMALL = 300


def _bench() -> Bench:
    return Bench(Options(gap=0.0), jobs=1)


def _rows(answer: Answer, key: str = "rules") -> dict[str, tuple[Any, ...]]:
    return {str(row[0]): row[2:] for table in answer.tables if table.key == key
            for row in table.rows}


def _question(**more: Any) -> Scenario:
    """10 accelerators: cheap at 100, 6 at most; dear at 150. 6 × 100 + 4 × 150 = 1,200."""
    return scenario(rules=target(milestone(10)) | more, offers=[
        offer("cheap", 100, vendor="A", maximum_total=6), offer("dear", 150, vendor="B")])


def test_a_rule_costs_what_the_best_plan_without_it_saves() -> None:
    """Without the supply limit 10 × 100 = 1,000, so it costs 200; without the target nothing is
    bought, so it costs all 1,200; power has room, so it costs nothing."""
    answer = cost_of_rules(_question(), _bench())
    rows = _rows(answer)
    assert rows["supply_total"] == (200, 200, 200)
    assert rows["delivery_target"] == (1200, 1200, 1200)
    assert rows["site_power"] == (0, 0, 0)
    assert answer.complete
    assert "Site power" in next(p.en for p in answer.sentences if "cost nothing" in p.en)


def test_a_rule_that_makes_no_difference_needs_no_solve() -> None:
    """Pins without any pin say nothing: no trial is without them."""
    answer = cost_of_rules(_question(), _bench())
    assert _rows(answer)["pins"] == (0, 0, 0)
    assert not any("pins" in trial.name for trial in answer.trials)


def test_two_rules_that_only_together_cost_something() -> None:
    """At most 6 cheap both by supply and by the power of the only hall that takes them: lifting
    one leaves the other. Lifting both saves 200."""
    both = scenario(
        rules=target(milestone(10)),
        sites=[{"id": "H", "country": "KR", "operator": "o", "operator_parent_country": "KR",
                "pue": 1, "tariff_per_kwh": 0},
               {"id": "G", "country": "KR", "operator": "o", "operator_parent_country": "KR",
                "pue": 1, "tariff_per_kwh": 0}],
        site_phases=[room("H", power_kw=60), room("G")],
        offers=[offer("cheap", 100, vendor="A", maximum_total=6, sites=["H"]),
                offer("dear", 150, vendor="B", sites=["G"])])
    answer = cost_of_rules(both, _bench())
    assert _rows(answer)["site_power"][0] == _rows(answer)["supply_total"][0] == 0
    pair = next(row for name, row in _rows(answer, "pairs").items()
                if set(name.split("+")) == {"site_power", "supply_total"})
    assert pair == (200, 200, 200)


def test_a_group_of_ones_own() -> None:
    """Target and supply together: all 1,200."""
    answer = cost_of_rules(_question(), _bench(), ["delivery_target+supply_total"])
    assert _rows(answer, "groups")["delivery_target+supply_total"] == (1200, 1200, 1200)


def test_without_a_plan_it_tells_which_rules_have_to_go() -> None:
    """10 wanted, power for 8: without the target or the power there is a plan, and not without
    any other single rule."""
    small = _question().model_copy(update={"site_phases": scenario(
        site_phases=[room(power_kw=80)]).site_phases})
    answer = cost_of_rules(small, _bench())
    assert {row[0] for row in answer.tables[0].rows} == {"delivery_target", "site_power"}
    assert "Without any one of these" in answer.sentences[1].en


def test_where_two_rules_have_to_go_they_are_told_together() -> None:
    """Power for 8 and space for 8: only both together make room for 10, or no target."""
    tight = scenario(
        rules={"compute_target": {"targets": [{"phase": "P2", "measure": "h100e", "amount": 10}]},
               **target(milestone(10))},
        site_phases=[room(power_kw=80)], offers=[offer("only", 100)])
    answer = cost_of_rules(tight, _bench())
    assert [row[0] for row in answer.tables[0].rows] == ["site_power"]


def test_a_limit_of_an_aim_is_named_where_there_is_no_plan() -> None:
    """10 accelerators for 1: only without what asks for them is there a plan, and no rule is to be
    blamed by itself."""
    asked = _question()
    aims = (asked.aims[0].model_copy(update={"limit": Decimal(1)}),)
    answer = cost_of_rules(asked.model_copy(update={"aims": aims}), _bench())
    assert answer.sentences[1].en == ("The limits of the aims may be the cause: least cost of "
                                      "ownership at most KRW 1.")


@pytest.mark.parametrize("groups", [["no_such_rule"], ["site_power+nothing"], {"mine": []}])
def test_unknown_rules_are_said(groups: Any) -> None:
    """A group names rules that exist."""
    with pytest.raises(BadInput):
        cost_of_rules(_question(), _bench(), groups)


def _best(raw: dict[str, Any]) -> Fraction | str | None:
    """Value of the scenario's first aim; None without a plan, a word where it is too large."""
    try:
        world = World(raw)
        if combinations(world) > 2 * SMALL:
            return "large"
        best = enumerate_best(world)
    except ValueError:
        return "unbounded"
    return None if best is None else best.values[-1][1]


@pytest.mark.parametrize("first", range(0, SEEDS, EACH))
def test_costs_are_differences_of_enumerated_optima(first: int) -> None:
    """Of every rule that is on, unless lifting it leaves nothing to bound the enumeration."""
    for seed in range(first, first + EACH):
        raw = _small(seed)
        if raw is None:
            continue
        aim = raw["aims"][0]["aim"]
        held = _best(raw)
        answer = cost_of_rules(Scenario.model_validate(raw), _bench())
        ways = {row[0] for table in answer.tables if table.key == "ways" for row in table.rows}
        for at, (rule, row) in enumerate(_rows(answer).items()):
            if rule not in raw["rules"] and not row[0] and at % 4 != seed % 4:
                continue  # of rules at their defaults that cost nothing a quarter is looked at
            free = _best(_without(raw, rule))
            if isinstance(free, str) or row[0] is None:
                continue
            assert isinstance(held, Fraction), seed
            assert isinstance(free, Fraction), seed
            cost = free - held if AIMS[aim].sense == "max" else held - free
            slack = SAME * max(1, abs(held), abs(free))
            assert abs(Fraction(row[0]) - cost) <= slack, (seed, rule, row, cost)
        assert bool(_rows(answer)) == (held is not None), seed
        for way in ways:
            rescued = _best({**raw, "rules": _without_all(raw, str(way).split("+"))})
            assert rescued is not None, (seed, way)


def _small(seed: int) -> dict[str, Any] | None:
    raw = random_scenario(seed)
    raw["aims"] = [{"aim": (raw.get("aims") or [{"aim": "least_cost"}])[0]["aim"]}]
    return raw if combinations(raw) <= SMALL else None


def _without(raw: dict[str, Any], rule: str) -> dict[str, Any]:
    return {**raw, "rules": _without_all(raw, [rule])}


def _without_all(raw: dict[str, Any], rules: list[str]) -> dict[str, Any]:
    own = raw.get("rules", {})
    return {**own, **{rule: {**own.get(rule, {}), "mode": "off"} for rule in rules}}


def test_enough_scenarios_are_asked_about() -> None:
    """Proves that the test above is not empty."""
    assert sum(_small(seed) is not None for seed in range(SEEDS)) >= SEEDS // 3
