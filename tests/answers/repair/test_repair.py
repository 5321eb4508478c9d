"""Conflicts and ways out on cases that can be worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.answers.bench import Bench
from optimizer.answers.repair import repair
from optimizer.domain.answer import Answer
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput
from optimizer.model.options import Options
from tests.build import milestone, offer, room, scenario, target


def answered(question: Scenario, **more: Any) -> Answer:
    """Exact, and in one thread."""
    return repair(question, Bench(Options(gap=0.0), seconds=30.0, jobs=1), **more)


def rows(answer: Answer, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of a table of the answer."""
    found = next(one for one in answer.tables if one.key == table)
    keys = [column.key for column in found.columns]
    at = [keys.index(name) for name in columns]
    return [tuple(row[i] for i in at) for row in found.rows]


def question(price: int = 3, budget: int = 100) -> Scenario:
    """10 are wanted by P2; 6 can be shipped; a unit is 10 kW and the hall has 70 kW from P1.

    Conceding 3 or 4 of the target costs 10 each, a unit shipped 1, a kW ``price``.
    """
    return scenario(
        offers=[offer("o", 10, maximum_total=6)], site_phases=[room(power_kw=70)],
        rules=target(milestone(10), concession_price=10) | {
            "supply_total": {"concession_price": 1}, "site_power": {"concession_price": price},
            "budget_total": {"amount": budget}})


def test_two_conflicts_are_told_apart_and_each_names_its_rows() -> None:
    """The target against supply (6 of 10), and against power (7 of 10, in P1 and P2 alike).

    Without shrinking the answer would be one heap of rules, the budget among them.
    """
    answer = answered(question())
    assert {(r[0], r[1]) for r in rows(answer, "conflicts", "conflict", "rule")} == {
        (1, "delivery_target"), (1, "site_power"), (2, "delivery_target"), (2, "supply_total")}
    asked = rows(answer, "conflicts", "rule", "where", "activity", "bound", "short")
    assert ("delivery_target", "P2", 7, 10, 3) in asked
    assert ("delivery_target", "P2", 6, 10, 4) in asked
    assert ("supply_total", "o", 6, 6, 0) in asked
    assert answer.complete


def test_the_cheapest_way_is_weighed_over_all_rules() -> None:
    """For k units more than 6: 10·(4−k) + k·1 + kW.

    Power is priced in each phase in which it is short. Bought in P2 it is short there only:
    k = 1 fits in the hall: 30 + 1 = 31. Each further unit saves 10 and costs 1 + 10·p.
    At p = 3: 31, all of it target and supply. At p = 0.5: 4 + 15 = 19.
    """
    dear, cheap = answered(question()), answered(question(price=0))
    assert rows(dear, "ways", "worth", "least")[0] == (31, 31)
    assert rows(dear, "concessions", "way", "rule", "where", "amount")[:2] == [
        (1, "delivery_target", "P2", 3), (1, "supply_total", "o", 1)]
    assert rows(cheap, "ways", "worth")[0] == (4,)
    assert {row[0] for row in rows(dear, "ways", "feasible")} == {"feasible"}


def test_other_ways_touch_fewer_rules_or_spare_one() -> None:
    """Fewest: the target alone, 4 fewer: 40. Without the target: 4 shipped more and 30 kW: 94.

    Without supply: the target again, which is told once.
    """
    answer = answered(question())
    found = rows(answer, "ways", "kind", "spared", "rules", "worth")
    assert found == [
        ("cheapest", "", "delivery_target, supply_total", 31),
        ("fewest", "", "delivery_target", 40),
        ("without", "delivery_target", "site_power, supply_total", 94)]
    said = [sentence.en for sentence in answer.sentences]
    assert any(s.startswith("Fewest rules touched: −4 accelerators by P2 [Delivery target]")
               for s in said)
    assert any("+30 kW at H in P2" in s or "+30 kW at H from P2" in s for s in said)


def test_what_is_kept_is_not_touched() -> None:
    """The target kept: 4 more shipped and 30 kW in the one phase in which all are bought: 94.

    The target and power kept: however many are shipped, the hall has no power for them.
    """
    answer = answered(question(), keep=("delivery_target",))
    assert rows(answer, "ways", "rules", "worth") == [("site_power, supply_total", 94)]
    none = answered(question(), keep=("delivery_target", "site_power"))
    assert rows(none, "ways", "way") == []
    assert "no way out that leaves" in none.sentences[-1].en


def test_every_way_can_be_derived_again() -> None:
    """The concessions of a way, put into the scenario, are what its trial solved: hard, proven."""
    answer = answered(question())
    amounts = rows(answer, "concessions", "way", "rule", "where", "amount")
    held = [tuple((c.rule, c.where, c.amount) for c in trial.scenario.concessions)
            for trial in answer.trials
            if trial.feasible and trial.scenario.rules == question().rules]
    for way in {row[0] for row in amounts}:
        assert tuple(row[1:] for row in amounts if row[0] == way) in held


def test_what_can_be_done_is_said_with_its_value() -> None:
    """5 wanted, 6 shipped: 5 × 10 = 50; no conflict, no concession, no table."""
    easy = question().model_copy(update={"rules": target(milestone(5))})
    answer = answered(easy)
    assert answer.sentences[0].en.startswith("It can be done as it stands")
    assert "KRW 50" in answer.sentences[0].en
    assert answer.tables == ()
    assert answer.trials[-1].value == 50


def test_pins_that_fix_a_number_are_no_concession() -> None:
    """Exactly 8 of an offer that ships 6: a conflict; only the supply has a side to move: 2."""
    pinned = question().model_copy(update={"rules": {}, "pins": ()})
    pinned = Scenario.model_validate(
        {**pinned.model_dump(), "pins": [{"offer": "o", "kind": "exactly", "units": 7}]})
    answer = answered(pinned)
    assert {r[0] for r in rows(answer, "conflicts", "rule")} == {"pins", "supply_total"}
    assert rows(answer, "ways", "rules") == [("supply_total",)]


def test_no_time_still_gives_an_answer() -> None:
    """With no second left nothing is claimed, and the answer says that it is not complete."""
    answer = repair(question(), Bench(Options(), seconds=0.0))
    assert not answer.complete
    assert "Not decided" in answer.sentences[0].en


def test_an_unknown_rule_to_keep_is_refused() -> None:
    """A typo would else leave the rule open to concessions."""
    with pytest.raises(BadInput, match="site_pwer"):
        answered(question(), keep=("site_pwer",))


def limited(limit: int, wanted: int = 2, **more: Any) -> Scenario:
    """``wanted`` by P2 at 10 each, 6 for sale, and the first aim may cost no more than the limit;
    an accelerator is one H100 equivalent, which are to be at least 3."""
    return scenario(
        offers=[offer("o", 10, maximum_total=6)], rules=target(milestone(wanted)),
        aims=[{"aim": "least_cost", "limit": limit}, {"aim": "most_compute", "limit": 3}], **more)


def test_where_only_a_limit_stands_in_the_way_no_rule_is_blamed() -> None:
    """2 cost 20, and no more than 19 is allowed: the best possible is named, no conflict, no way.

    3 H100 equivalents can be had by themselves: 6 are for sale.
    """
    answer = answered(limited(19))
    said = [sentence.en for sentence in answer.sentences]
    assert said[0].startswith("The rules do not contradict each other: it is with the limits")
    assert "(least cost of ownership at most KRW 19; most compute at least 3 H100" in said[0]
    assert "A limit is not negotiable here" in said[0]
    assert said[1:] == [
        "The limit least cost of ownership at most KRW 19 cannot be reached: the best possible is "
        "KRW 20.",
        "Limit most compute at least 3 H100 equivalents: by itself the best found is 6 H100 "
        "equivalents."]
    assert (answer.tables, answer.complete) == ((), True)


def test_limits_that_can_be_reached_only_apart() -> None:
    """2 for 20 or 3 for 30, each as it is asked for: only both at once are not to be had."""
    said = [sentence.en for sentence in answered(limited(25)).sentences]
    assert said[0].startswith("The rules do not contradict each other")
    assert not any("cannot be reached" in one for one in said)
    assert answered(limited(30)).sentences[0].en.startswith("It can be done as it stands")


def test_every_way_out_keeps_the_limits() -> None:
    """7 wanted, 6 for sale, at most 65 to be spent: one less wanted, or one more for sale at 70.

    Without the limit one more for sale (1) would be the cheapest; with it 70 are too many.
    """
    asked = limited(65, 7)
    rules = {"delivery_target": {**asked.rules["delivery_target"], "concession_price": 10},
             "supply_total": {"concession_price": 1}}
    answer = answered(asked.model_copy(update={"rules": rules}))
    assert rows(answer, "concessions", "rule", "amount") == [("delivery_target", 1)]
    assert any("every way out keeps them: least cost of ownership at most KRW 65" in s.en
               for s in answer.sentences)
    free = asked.model_copy(update={"rules": rules, "aims": asked.aims[1:]})
    assert ("supply_total", 1) in rows(answered(free), "concessions", "rule", "amount")
