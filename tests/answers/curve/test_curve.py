"""The step curve of the aim against a rule's figure, worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from optimizer.answers.bench import Bench
from optimizer.answers.curve.curve import curve
from optimizer.domain.answer import Answer
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput
from optimizer.model.options import Options
from tests.build import milestone, offer, quarters, room, scenario, site, target


def bench() -> Bench:
    return Bench(Options(gap=0.0), 60.0, jobs=1)


def steps(answer: Answer) -> list[tuple[Any, ...]]:
    """(from, value, proven to, where the next step begins) of every step."""
    table = next(t for t in answer.tables if t.key == "steps")
    return [row[:4] for row in table.rows]


def halls(**rules: Any) -> Scenario:
    """4 units of 10 kW: at 100 in hall H (40 kW), at 130 in hall K, which has ample room."""
    return scenario(
        sites=[site("H"), site("K")],
        site_phases=[room("H", power_kw=40), room("K")],
        offers=[offer("x", 100, sites=["H"]), offer("y", 130, sites=["K"])],
        rules=target(milestone(4)) | rules,
    )


def test_every_step_of_the_power_of_a_hall() -> None:
    """Each 10 kW less moves a unit to K and costs 30 more; more than 40 kW is worth nothing.

    H with 40 kW or more: 4 × 100 = 400; with 30: 430; 20: 460; 10: 490; 0: 520. Between, e.g. at
    35 kW, three units fit. Without integers the curve would be a straight line.
    """
    answer = curve(halls(), bench(), "power", "H", Decimal(0), Decimal(60))
    grain = Decimal("0.00008")
    found = steps(answer)
    assert [(row[0], row[1]) for row in found] == [
        (0, 520), (10, 490), (20, 460), (30, 430), (40, 400)]
    assert [row[3] for row in found] == [10, 20, 30, 40, None]
    assert all(after[0] - row[2] <= grain for row, after in pairwise(found))
    assert answer.complete
    assert any("1 x fewer at H" in s.en and "430" in s.en for s in answer.sentences)


def test_a_lower_bound_and_where_no_plan_is() -> None:
    """A target of 3 to 6 accelerators with 5 at 10 for sale: 30, 40, 50, then no plan."""
    question = scenario(offers=[offer("x", 10, maximum_total=5)], rules=target(milestone(4)))
    answer = curve(question, bench(), "target", "", Decimal(3), Decimal(6))
    assert steps(answer) == [(6, None, 6, 5), (5, 50, 5, 4), (4, 40, 4, 3), (3, 30, 3, None)]
    assert any("Tighter than 5 accelerators no plan exists" in s.en for s in answer.sentences)


def test_all_rows_together_leave_a_closed_hall_closed() -> None:
    """H has 0 kW in P1 and 20 in P2; both by P2: 10 kW more or less count in P2 only.

    Two units in H cost 200. With 10 kW less one is in K: 230; with 20 less both: 260.
    """
    question = scenario(
        sites=[site("H"), site("K")],
        site_phases=[room("H", power_kw=0), room("H", "P2", power_kw=20), room("K", power_kw=90)],
        offers=[offer("x", 100, sites=["H"]), offer("y", 130, sites=["K"])],
        rules=target(milestone(2)),
    )
    answer = curve(question, bench(), "site_power", "", Decimal(-20), Decimal(20))
    assert [(row[0], row[1]) for row in steps(answer)] == [(-20, 260), (-10, 230), (0, 200)]


def test_a_budget_that_hands_money_on_is_followed_to_the_last_won() -> None:
    """12 units by 2027 at 10 in 2026 and 8 in 2027, all money of 2026 can be carried.

    2026 alone has money: 96 buys all in 2027. Less buys nothing: every plan costs at least 96.
    The plan at 200 hands 200 on, but keeps its budget 104 farther down.
    """
    question = scenario(
        phases=[{**p, "fiscal_year": 2026 + i} for i, p in enumerate(quarters(2))],
        offers=[offer("x", 10)],
        offer_phases=[{"offer": "x", "phase": "P2", "unit_price": 8}],
        budgets=[{"fiscal_year": 2026, "amount": 200, "carry_over_share": 1}],
        rules=target(milestone(12)),
    )
    answer = curve(question, bench(), "budget", "FY2026", Decimal(-150), Decimal(0))
    assert steps(answer)[-1][0] == pytest.approx(Decimal(-104), abs=Decimal("0.001"))
    assert steps(answer)[-1][1] == 96
    assert steps(answer)[0][1] is None
    assert len(steps(answer)) == 2


def test_a_share_is_turned_in_points() -> None:
    """10 accelerators, x at 10 and y at 12; x may have 50 %: 5 and 5. At 70 %: 7 x and 3 y."""
    question = scenario(
        offers=[offer("x", 10), offer("y", 12, vendor="W")],
        rules=target(milestone(10)) | {"shares": {"entries": [
            {"of": "vendor", "name": "V", "bound": "at_most", "share": "0.5"}]},
            "overbuy": {"mode": "hard"}},
    )
    answer = curve(question, bench(), "share", "", Decimal("0.3"), Decimal("0.7"))
    assert [(row[0], row[1]) for row in steps(answer)] == [
        (Decimal("0.3"), 114), (Decimal("0.4"), 112), (Decimal("0.5"), 110),
        (Decimal("0.6"), 108), (Decimal("0.7"), 106)]


def test_a_deadline_moves_over_the_phases() -> None:
    """2 units at 100 in P1, 90 in P2 and 80 in P3; nothing is delivered in P1 but what is dear."""
    question = scenario(
        phases=quarters(3), offers=[offer("x", 100)],
        offer_phases=[{"offer": "x", "phase": "P2", "unit_price": 90},
                      {"offer": "x", "phase": "P3", "unit_price": 80}],
        rules=target(milestone(2)),
    )
    answer = curve(question, bench(), "deadline")
    assert [row[:2] for row in answer.tables[0].rows] == [("P1", 200), ("P2", 180), ("P3", 160)]


def test_a_soft_rule_charges_between_its_steps() -> None:
    """A target of 4 at 10 each may be missed at 6 each: nothing is bought, 6 for each asked for.

    The value changes with every accelerator asked for, and no plan's interval may be stretched.
    """
    question = scenario(offers=[offer("x", 10)],
                        rules=target(milestone(4), mode="soft", price=6))
    answer = curve(question, bench(), "target", "", Decimal(2), Decimal(5))
    assert [row[:2] for row in steps(answer)] == [(5, 30), (4, 24), (3, 18), (2, 12)]


def test_too_many_steps_are_cut_evenly_and_said() -> None:
    """40 units, 41 steps, 8 points: every value is right, and the sentence says what lies between.

    With n units in H (10 kW each) the cost is 40 × 130 − 30 n.
    """
    question = halls(delivery_target={"milestones": [milestone(40)]})
    answer = curve(question, bench(), "power", "H", Decimal(0), Decimal(400), 8)
    found = steps(answer)
    assert len(found) == 8
    assert all(row[1] == 5200 - 3 * row[0] for row in found)
    widest = max(b[0] - a[0] for a, b in pairwise(found))
    assert widest <= 200
    assert any("lies between theirs" in s.en for s in answer.sentences)


@pytest.mark.parametrize(("axis", "where", "says"), [
    ("pwer", "", "Did you mean power"),
    ("budget", "", "has no rows here"),
    ("cooling", "", "cooling is off"),
    ("power", "nowhere", "Its rows: H P1, H P2, K P1, K P2"),
])
def test_what_cannot_be_an_axis_says_what_can(axis: str, where: str, says: str) -> None:
    """An unknown axis, a rule without rows or off, and a row that is not there."""
    question = halls(cooling={"mode": "off"})
    with pytest.raises(BadInput, match=says):
        curve(question, bench(), axis, where)


def test_a_range_that_is_none() -> None:
    """Both problems at once."""
    with pytest.raises(BadInput) as caught:
        curve(halls(), bench(), "power", "H P1", Decimal(9), Decimal(3), 1)
    assert len(caught.value.problems) == 2


def test_a_stop_keeps_what_is_known() -> None:
    """Stopped before the first solve: not complete, and nothing is claimed to be all there is."""
    stopped = bench()
    stopped.stop()
    answer = curve(halls(), stopped, "power", "H P1")
    assert not answer.complete
    assert not any(sentence.en.startswith("These are all") for sentence in answer.sentences)


