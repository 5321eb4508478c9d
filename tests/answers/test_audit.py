"""The audit: what the solver says is not shown unless exact recomputation agrees."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from optimizer.answers import planning
from optimizer.answers.audit import AIM_TOLERANCE, audit, differences, withhold_if_different
from optimizer.errors import AuditMismatch
from optimizer.model.solve import Built, Options, Solved, build, solve
from tests.build import milestone as by
from tests.build import offer, scenario, solved, target


def question(**rules: Any) -> Any:
    """8 by P1 and 10 by P2: a is 100, at most 8 a phase. 10 a = 1,000."""
    return scenario(offers=[offer("a", 100, maximum_per_phase=8)],
                    rules=target(by(8, "P1"), by(10)) | rules)


def ready(asked: Any) -> tuple[Built, Solved]:
    built = build(asked)
    return built, solve(built, Options(gap=0.0))


def recomputed(built: Built, units: Any) -> Any:
    return audit(built.scenario, built.settings, built.layout, units)


def test_an_honest_plan_passes() -> None:
    """8 in P1 and 2 in P2, claimed at 1,000 and recomputed at 1,000."""
    built, done = ready(question())
    found = recomputed(built, done.line_units)
    assert done.line_units.tolist() == [8, 2]
    assert found.aim("least_cost") == 1000
    assert found.broken == ()
    withhold_if_different(found, [("least_cost", 1000.0)])


def test_one_unit_more_after_the_solve_is_noticed() -> None:
    """A unit more in P2 costs 100 more and breaks nothing: both figures are shown."""
    built, done = ready(question())
    units = done.line_units.copy()
    units[1] += 1
    claim = done.outcomes[0][1].objective
    with pytest.raises(AuditMismatch) as caught:
        withhold_if_different(recomputed(built, units), [("least_cost", claim)])
    assert caught.value.differences == (
        "least_cost: the solver says 1,000.000000, exact recomputation says 1,100 "
        "reporting currency",)


def test_one_unit_less_after_the_solve_breaks_rules_too() -> None:
    """A unit less in P1 leaves 7 of 8 and 9 of 10: two broken rows and the cost, all shown."""
    built, done = ready(question())
    units = done.line_units.copy()
    units[0] -= 1
    with pytest.raises(AuditMismatch) as caught:
        withhold_if_different(recomputed(built, units), [("least_cost", 1000.0)])
    assert caught.value.differences == (
        "delivery_target P1: the solver kept it, but exactly 7 >= 8 accelerators does not hold",
        "delivery_target P2: the solver kept it, but exactly 9 >= 10 accelerators does not hold",
        "least_cost: the solver says 1,000.000000, exact recomputation says 900 "
        "reporting currency",
    )
    assert "withheld" in str(caught.value)


@pytest.mark.parametrize("change", [1, -1])
def test_no_tampered_plan_leaves_find_plan(change: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole way: a solver that hands over one unit too many, or too few, yields no plan."""
    def tampering(*given: Any, **named: Any) -> Solved:
        done = solve(*given, **named)
        units = done.line_units.copy()
        units[0] += change
        return replace(done, line_units=units)

    monkeypatch.setattr(planning, "solve", tampering)
    with pytest.raises(AuditMismatch, match=r"1,000.*(1,100|900)"):
        planning.find_plan(question())


@pytest.mark.parametrize(("off_by", "noticed"), [
    (AIM_TOLERANCE / 2, False), (-AIM_TOLERANCE / 2, False),
    (AIM_TOLERANCE * 2, True), (-AIM_TOLERANCE * 2, True)])
def test_a_claim_is_held_to_the_named_tolerance(off_by: Any, noticed: bool) -> None:
    """A millionth of 1,000 is 0.001: a claim half of that off passes, twice that does not."""
    built, done = ready(question())
    found = differences(recomputed(built, done.line_units),
                        [("least_cost", float(1000 * (1 + off_by)))])
    assert bool(found) is noticed


def test_of_a_soft_rule_the_concession_is_recomputed_and_its_limit_held() -> None:
    """At 150 a missing unit and at most 1 missing a row nothing is conceded: 1,000.

    With two units less, P1's row is 2 short and beyond its limit; the cost is 800 + 4 × 150.
    Without a limit the same orders are only dear.
    """
    soft = {"mode": "soft", "price": 150}
    limited = question(**target(by(8, "P1"), by(10), max_concession=1, **soft))
    built, done = ready(limited)
    units = done.line_units.copy()
    units[0] -= 2
    found = recomputed(built, units)
    assert [(use.where, use.headroom, use.concession) for use in found.broken] == [
        ("P1", -2, 300), ("P2", -2, 300)]
    assert found.aim("least_cost") == 800 + 600
    built, _ = ready(question(**target(by(8, "P1"), by(10), **soft)))
    assert recomputed(built, units).broken == ()


def test_every_rule_row_is_in_the_plan_with_its_figures() -> None:
    """Families in order; hard rows of a proven plan hold; headroom is what is left."""
    plan = solved(question(budget_total={"amount": 1500}))
    rows = [(use.rule, use.where, use.activity, use.bound, use.headroom) for use in plan.rules
            if use.rule in ("delivery_target", "budget_total", "supply_phase")]
    assert rows == [
        ("delivery_target", "P1", 8, 8, 0), ("delivery_target", "P2", 10, 10, 0),
        ("budget_total", "", 1000, 1500, 500),
        ("supply_phase", "a P1", 8, 8, 0), ("supply_phase", "a P2", 2, 8, 6),
    ]
    assert all(use.headroom >= 0 for use in plan.rules)
    assert plan.total_cost == sum(line.amount for line in plan.bill)
