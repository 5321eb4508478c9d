"""What changed, by hand; parts that add up exactly; ends that are the enumerated optima."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from optimizer.answers.bench import Bench
from optimizer.answers.compare import compare, compare_each
from optimizer.answers.compare.inputs import differing
from optimizer.answers.compare.merging import with_changes
from optimizer.domain.answer import Answer
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput
from optimizer.model.options import Options
from tests.build import milestone, offer, order, priced, scenario, solved, target, vendor
from tests.reference import World, combinations, enumerate_best
from tests.reference.random_scenarios import scenario as random_scenario
from tests.wide import wide

SEEDS, EACH = wide(5, 50), 5


def _bench() -> Bench:
    return Bench(Options(gap=0.0), jobs=1)


def _table(answer: Answer, key: str) -> list[tuple[Any, ...]]:
    return list(next(table for table in answer.tables if table.key == key).rows)


def _causes(answer: Answer) -> dict[str, tuple[Any, ...]]:
    return {row[0]: row[1:4] for row in _table(answer, "causes")}


def _scenario(one: int, two: int, **more: Any) -> Scenario:
    """10 accelerators of offers one and two at once, the cheaper of them."""
    return scenario(offers=[offer("one", one, vendor="A"), offer("two", two, vendor="B")],
                    rules=target(milestone(10, "P1")), **more)


def test_one_change_explains_all_of_it() -> None:
    """one rises from 100 to 110: 1,000 → 1,100, all of it by that one change."""
    answer = compare(_scenario(100, 200), _scenario(110, 200), _bench())
    assert _causes(answer) == {"offers one": (100, 100, 100), "(all)": (100, 100, 100)}
    assert _table(answer, "inputs") == [("offers", "one", "unit_price", "100", "110")]
    assert _table(answer, "orders") == []


def test_changes_that_act_on_each_other() -> None:
    """Both fall: one 100 → 90, two 110 → 80. 1,000 → 800. Alone: −100 and −200; last: one saves
    nothing (two is cheaper), two saves 100 more. So 100 is nobody's first, and −100 last."""
    answer = compare(_scenario(100, 110), _scenario(90, 80), _bench())
    assert _causes(answer) == {
        "offers one": (-100, 0, -50), "offers two": (-200, -100, -150),
        "(together)": (100, -100, 0), "(all)": (-200, -200, -200)}
    assert _table(answer, "orders") == [("one", "H", "P1", 10, 0, -10),
                                        ("two", "H", "P1", 0, 10, 10)]
    assert _table(answer, "bill")[-1][2:] == (1000, 800, -200)


def test_a_new_offer_comes_with_its_vendor() -> None:
    """Neither can stand without the other, so they are one cause: 1,000 → 700."""
    left = _scenario(100, 200)
    right = scenario(offers=[offer("one", 100, vendor="A"), offer("two", 200, vendor="B"),
                             offer("new", 70, vendor="N")],
                     vendors=[vendor("A"), vendor("B"), vendor("N")],
                     rules=target(milestone(10, "P1")))
    assert _causes(compare(left, right, _bench())) == {
        "vendors N; offers new": (-300, -300, -300), "(all)": (-300, -300, -300)}


def test_a_rule_is_a_cause() -> None:
    """The target rises to 12: 200 more; a title is none."""
    right = _scenario(100, 200).model_copy(update={
        "title": "another", "rules": target(milestone(12))})
    answer = compare(_scenario(100, 200), right, _bench())
    assert _causes(answer)["rules delivery_target"] == (200, 200, 200)
    assert [row[:3] for row in _table(answer, "inputs")] == [
        ("rules", "delivery_target", "milestones")]


def test_equal_scenarios_do_not_differ() -> None:
    """Nothing differs, and nothing is made of it."""
    answer = compare(_scenario(100, 200), _scenario(100, 200), _bench())
    assert _table(answer, "inputs") == _table(answer, "orders") == []
    assert answer.sentences[0].en == "No input differs."


def test_plans_that_are_not_the_best_are_told_apart() -> None:
    """Left buys two for 2,000 where 1,000 is the best; the right one is the best at 1,100.
    −1,000 for not being the best, +100 for the price: −900."""
    left = priced(_scenario(100, 200), order("two", 10))
    answer = compare(left, solved(_scenario(110, 200)), _bench())
    causes = _causes(answer)
    assert causes["(left plan is not the best)"][0] == -1000
    assert causes["offers one"][0] == 100
    assert causes["(all)"][0] == -900


def test_without_a_plan_it_says_on_which_side() -> None:
    """The right one wants more than there is; the remark says which change alone does that."""
    right = _scenario(100, 200).model_copy(update={
        "rules": {**_scenario(100, 200).rules, "budget_total": {"amount": 10}}})
    answer = compare(_scenario(100, 200), right, _bench())
    assert "No plan keeps every hard rule of the right" in answer.sentences[0].en
    assert _table(answer, "causes")[0][1:] == (None, None, None, "alone: no plan")


def test_several_are_each_held_against_the_first() -> None:
    """110 and 120 against 100."""
    first = _scenario(100, 200)
    answers = compare_each(first, [_scenario(110, 200), _scenario(120, 200)], _bench())
    assert [_causes(one)["(all)"][0] for one in answers] == [100, 200]


def test_a_changed_plan_and_another_currency_are_refused() -> None:
    """A plan whose scenario was changed since; won against dollars."""
    plan = solved(_scenario(100, 200)).model_copy(update={"scenario": _scenario(90, 200)})
    with pytest.raises(BadInput, match="changed since"):
        compare(plan, _scenario(100, 200), _bench())
    dollars = _scenario(100, 200)
    dollars = dollars.model_copy(update={
        "money": dollars.money.model_copy(update={"currency": "USD"})})
    with pytest.raises(BadInput, match="KRW, the other in USD"):
        compare(_scenario(100, 200), dollars, _bench())


def _pair(seed: int) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """A random scenario, and the same with two prices, a power limit and a rule changed."""
    raw = random_scenario(seed)
    raw["aims"] = [{"aim": (raw.get("aims") or [{"aim": "least_cost"}])[0]["aim"]}]
    if combinations(raw) > 500:
        return None
    left = Scenario.model_validate(raw)
    offers = [row.model_copy(update={"unit_price": row.unit_price * (8 + (seed + i) % 5) / 10})
              if i < 2 else row for i, row in enumerate(left.offers)]
    rooms = [row.model_copy(update={"power_kw": row.power_kw * 9 / 10}) if i == 0 else row
             for i, row in enumerate(left.site_phases)]
    rules = dict(left.rules)
    if "vendor_count" in rules:
        rules["vendor_count"] = {"mode": "off"}
    right = left.model_copy(update={"offers": tuple(offers), "site_phases": tuple(rooms),
                                    "rules": rules})
    return left.model_dump(mode="json"), right.model_dump(mode="json")


@pytest.mark.parametrize("first", range(0, SEEDS, EACH))
def test_parts_add_up_and_ends_are_the_enumerated_optima(first: int) -> None:
    """Every column sums to the difference exactly; the difference is that of the optima."""
    for seed in range(first, first + EACH):
        pair = _pair(seed)
        if pair is None:
            continue
        ends = [enumerate_best(World(raw)) for raw in pair]
        answer = compare(*(Scenario.model_validate(raw) for raw in pair), _bench())
        causes = _causes(answer)
        if None in ends:
            assert "(all)" not in causes, seed
            continue
        values = [best.values[-1][1] for best in ends if best is not None]
        if "(all)" not in causes:
            raise AssertionError(seed)
        whole = causes.pop("(all)")[0]
        slack = Fraction(1, 10**6) * max(1, *(abs(value) for value in values))
        assert abs(Fraction(whole) - (values[1] - values[0])) <= slack, seed
        for column in range(3) if causes else ():
            parts = [row[column] for row in causes.values()]
            if None not in parts:
                assert sum(parts, Decimal(0)) == whole, (seed, column)


@pytest.mark.parametrize("seed", range(0, 60, wide(9, 3)))
def test_all_changes_together_make_the_other_scenario(seed: int) -> None:
    """Two unrelated random scenarios: with every change taken, nothing differs any more."""
    left, right = (Scenario.model_validate(random_scenario(n)) for n in (seed, seed + 1))
    changes = differing(left, right)
    assert changes
    assert not differing(with_changes(left, right, list(changes)), right)
    assert not differing(with_changes(left, right, []), left)
