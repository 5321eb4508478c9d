"""What is ordered stays; the rest is planned again, by hand and against enumeration."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from optimizer.answers.bench import Bench
from optimizer.answers.planning import find_plan
from optimizer.answers.replan import replan
from optimizer.answers.replanning.moves import changed, moves
from optimizer.domain.answer import Answer
from optimizer.domain.offers import Offer
from optimizer.domain.plan import Plan
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput, NoPlan
from optimizer.model.options import Options
from tests.build import milestone, offer, order, scenario, solved, target, units
from tests.reference import World, combinations, enumerate_best
from tests.reference.random_scenarios import scenario as random_scenario
from tests.wide import wide

SECOND = date(2026, 4, 1)
SEEDS, EACH = wide(20, 60), 10


def _bench() -> Bench:
    return Bench(Options(gap=0.0), jobs=1)


def _question() -> Scenario:
    """4 accelerators by P1 and 10 by P2. early costs 100 in P1, 90 in P2; other 95 always.

    Best: 4 other in P1 (380), 6 early in P2 (540): 920.
    """
    return scenario(
        rules=target(milestone(4, "P1"), milestone(10, "P2")),
        offers=[offer("early", 100, vendor="A"), offer("other", 95, vendor="B")],
        offer_phases=[{"offer": "early", "phase": "P2", "unit_price": 90}])


def _dearer(price: int) -> Scenario:
    """The same with early at another price in P2, and other at 99."""
    base = _question()
    phase = base.offer_phases[0].model_copy(update={"unit_price": Decimal(price)})
    dear = base.offers[1].model_copy(update={"unit_price": Decimal(99)})
    return base.model_copy(update={"offer_phases": (phase,), "offers": (base.offers[0], dear)})


def _plan(answer: Answer) -> Plan:
    plan = answer.trials[0].plan
    assert plan is not None
    return plan


def _changes(answer: Answer) -> list[tuple[Any, ...]]:
    return list(answer.tables[0].rows)


def test_nothing_changes_where_nothing_has_changed() -> None:
    """As of P2 the 4 of P1 are ordered, the 6 of P2 are kept."""
    answer = replan(solved(_question()), SECOND, _bench())
    assert units(_plan(answer)) == {("other", "H", "P1"): 4, ("early", "H", "P2"): 6}
    assert [(row[0], row[1], row[2]) for row in _changes(answer)] == [
        ("kept", "early", 6), ("ordered", "other", 4)]
    assert "Nothing changes." in [p.en for p in answer.sentences]


def test_what_is_ordered_stays_at_its_price() -> None:
    """early rises to 110 in P2, other to 99: the rest goes to other. The 4 ordered at 95 still
    cost 380, not 396: 380 + 6 × 99 = 974."""
    answer = replan(solved(_question()), SECOND, _bench(), _dearer(110))
    plan = _plan(answer)
    assert units(plan) == {("other", "H", "P1"): 4, ("other", "H", "P2"): 6}
    assert plan.total_cost == 974
    said = {(row[0], row[1]): row[-1] for row in _changes(answer)}
    assert said["gone", "early"] == "offer_phases early P2 unit_price 90 → 110"
    assert said["new", "other"] == "offers other unit_price 95 → 99"
    assert said["ordered", "other"] == ""


def test_a_bound_on_change_is_kept_and_its_cost_told() -> None:
    """At most 4 units of change: 2 go from early to other. 380 + 4 × 110 + 2 × 99 = 1,018, that
    is 44 more than without the bound."""
    answer = replan(solved(_question()), SECOND, _bench(), _dearer(110), 4)
    assert _plan(answer).total_cost == 1018
    assert units(_plan(answer))["early", "H", "P2"] == 4
    assert any("The bound on change costs KRW 44." in p.en for p in answer.sentences)


def test_the_least_change_is_told_where_the_bound_is_too_tight() -> None:
    """early is gone in P2: its 6 have to be bought elsewhere, 12 units of change; 4 are not
    enough."""
    gone = _question().model_copy(update={"offers": (
        _question().offers[0].model_copy(update={"valid_until": date(2026, 3, 31)}),
        _question().offers[1])})
    answer = replan(solved(_question()), SECOND, _bench(), gone, 4)
    assert units(_plan(answer)) == {("other", "H", "P1"): 4, ("other", "H", "P2"): 6}
    assert "No plan changes 4 units or fewer; 12 is the least" in answer.sentences[1].en
    gone_row = next(row for row in _changes(answer) if row[0] == "gone")
    assert gone_row[-1].startswith("can no longer be ordered")


def test_what_is_ordered_stays_even_where_it_is_no_longer_offered() -> None:
    """other is withdrawn on the day: its 4 stay, no more are bought."""
    until = _question().offers[1].model_copy(update={"valid_until": date(2026, 1, 31)})
    newer = _question().model_copy(update={"offers": (_question().offers[0], until)})
    answer = replan(solved(_question()), SECOND, _bench(), newer)
    assert units(_plan(answer)) == {("other", "H", "P1"): 4, ("early", "H", "P2"): 6}


def test_an_order_on_the_day_itself_is_not_placed_yet() -> None:
    """As of the first day of P1 nothing is ordered."""
    answer = replan(solved(_question()), date(2026, 1, 1), _bench(), _dearer(90))
    assert not any(row[0] == "ordered" for row in _changes(answer))


def test_bad_questions_are_told_all_at_once() -> None:
    """A day before the horizon, a bound below zero, and a plan whose scenario was changed."""
    plan = solved(_question())
    with pytest.raises(BadInput) as caught:
        replan(plan.model_copy(update={"scenario": _dearer(110)}), date(2020, 1, 1), _bench(),
               most_change=-1)
    said = str(caught.value)
    assert "changed since" in said
    assert "2020-01-01" in said
    assert "-1 units" in said


def test_an_ordered_offer_must_still_be_known() -> None:
    """other is not in the newer scenario, though 4 of it are ordered."""
    newer = _question().model_copy(update={"offers": _question().offers[:1]})
    with pytest.raises(BadInput, match="other is ordered already"):
        replan(solved(_question()), SECOND, _bench(), newer)


def test_no_plan_with_what_is_ordered() -> None:
    """The newer scenario has a budget below what is ordered."""
    rules = {**_question().rules, "budget_total": {"amount": 100}}
    with pytest.raises(NoPlan, match="ordered before"):
        replan(solved(_question()), SECOND, _bench(),
               _question().model_copy(update={"rules": rules}))


def test_units_are_told_once_each() -> None:
    """6 at H in P1 become 2 there, 3 at H in P2 and 1 at G; 2 of B become 5, C is new, D gone."""
    old = [order("A", 6), order("B", 2), order("D", 1)]
    new = [order("A", 2), order("A", 3, "P2"), order("A", 1, "P1", "G"), order("B", 5),
           order("C", 7)]
    found = {(m.offer, m.what, m.units) for m in moves(old, new)}
    assert found == {("A", "kept", 2), ("A", "moved", 3), ("A", "moved", 1), ("B", "kept", 2),
                     ("B", "more", 3), ("C", "new", 7), ("D", "gone", 1)}
    assert changed(moves(old, new)) == 8 + 3 + 7 + 1


@pytest.mark.parametrize("first", range(0, SEEDS, EACH))
def test_the_rest_is_the_enumerated_best(first: int) -> None:
    """Prices moved at random: what is ordered stays, and the whole is the enumerated optimum of
    the scenario that is kept with the answer."""
    for seed in range(first, first + EACH):
        asked = _random(seed)
        if asked is None:
            continue
        plan, newer, day = asked
        try:
            answer = replan(plan, day, _bench(), newer)
        except NoPlan:
            continue
        trial = answer.trials[0]
        assert trial.plan is not None
        placed = {(o.offer, o.site, o.phase): o.units for o in plan.orders
                  if o.phase == plan.scenario.phases[0].id}
        soft = newer.rules.get("placed_orders", {}).get("mode", "hard") != "hard"
        held = units(trial.plan)
        assert soft or all(held.get(key, 0) >= count for key, count in placed.items()), seed
        assert trial.scenario.as_of == day
        raw = trial.scenario.model_dump(mode="json")
        if combinations(raw) > 2_000:
            continue
        best = enumerate_best(World(raw))
        assert best is not None, seed
        ours, theirs = Fraction(trial.plan.proofs[-1].objective), best.values[-1][1]
        assert abs(ours - theirs) <= Fraction(1, 10**6) * max(1, abs(theirs)), seed


@cache
def _random(seed: int) -> tuple[Plan, Scenario, date] | None:
    raw = random_scenario(seed)
    if combinations(raw) > 800 or len(raw["phases"]) < 2:
        return None
    base = Scenario.model_validate(raw)
    day = base.phases[1].start
    if base.as_of is not None and base.as_of >= day:
        return None
    try:
        plan = find_plan(base, Options(gap=0.0))
    except NoPlan:
        return None
    offers = tuple(
        row.model_copy(update={"unit_price": row.unit_price * (7 + (seed + i) % 7) / 10,
                               "break_kind": Offer.model_fields["break_kind"].default})
        for i, row in enumerate(base.offers))
    return plan, base.model_copy(update={"offers": offers, "price_breaks": ()}), day


def test_enough_plans_are_made_again() -> None:
    """Proves that the test above is not empty."""
    assert sum(_random(seed) is not None for seed in range(SEEDS)) >= wide(4, 18)
