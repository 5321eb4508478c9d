"""Rule 7a: what may be shipped at all."""

from decimal import Decimal
from typing import Any

import pytest

from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput
from tests.build import (
    bought,
    milestone,
    offer,
    order,
    priced,
    regime_rule,
    scenario,
    site,
    solved,
    target,
    units,
    uses,
)

TO_MALAYSIA = {"destinations": ("MY",)}


def question(
    *export_rules: dict[str, Any], phase: str = "P1", count: int = 4, **settings: Any
) -> Scenario:
    """Some units by P1 or P2; x at 10 only to K in Malaysia, y at 15 only to H in Korea."""
    return scenario(
        sites=[site("H"), site("K", country="MY")],
        offers=[offer("x", 10, sites=("K",)), offer("y", 15, sites=("H",))],
        export_regime="own", export_rules=export_rules,
        rules=target(milestone(count, phase)) | {"export_eligibility": settings},
    )


def test_prohibited_lines_are_dropped_with_the_rule() -> None:
    """Malaysia is barred: 4 × 15 = 60 at the Korean site. With the rule off 4 × 10 = 40."""
    barred = regime_rule("bar", "prohibited", **TO_MALAYSIA)
    plan = solved(question(barred))
    assert (plan.total_cost, bought(plan)) == (60, {"y": 4})
    dropped = {(n.offer, n.site): (n.phase, n.reason) for n in plan.not_chosen}
    assert dropped["x", "K"] == ("P1 to P2", "export: prohibited under bar (rule bar)")
    assert uses(plan, "export_eligibility") == {}
    assert solved(question(barred, mode="off")).total_cost == 40
    with pytest.raises(BadInput, match="x for K cannot be ordered in P2: export: prohibited"):
        priced(question(barred), order("x", 1, "P2", "K"))


def test_the_day_of_shipping_decides() -> None:
    """Barred from 1 April on. Ordered in P1 x ships on 1 January, in P2 on the first barred day.

    4 by P2 are bought at 10 in P1, when it is still free: 40. If x takes 13 weeks (91 days from
    1 January: 1 April is day 90), it ships on 2 April even when ordered in P1: 4 × 15 = 60.
    """
    later = regime_rule("bar", "prohibited", **TO_MALAYSIA).copy()
    later["valid_from"] = "2026-04-01"
    made = question(later, phase="P2")
    plan = solved(made)
    assert (plan.total_cost, units(plan)) == (40, {("x", "K", "P1"): 4})
    assert any(n.phase == "P2" and n.offer == "x" for n in plan.not_chosen)
    x, y = made.offers
    x = x.model_copy(update={"lead_weeks_max": Decimal(13)})
    slow = made.model_copy(update={"offers": (x, y)})
    assert solved(slow).total_cost == 60


@pytest.mark.parametrize(
    ("chance", "least", "refused", "allow", "cost"),
    [("0.5", "0.5", False, False, 40), ("0.5", "0.51", False, False, 60),
     ("0.5", 0, True, False, 60), ("0.5", 0, True, True, 40), ("0.5", "0.6", True, True, 60)],
)
def test_licences(chance: str, least: Any, refused: bool, allow: bool, cost: int) -> None:
    """A licence counts if its chance is high enough and policy does not refuse it.

    With it 4 × 10 = 40, without 4 × 15 = 60.
    """
    licence = regime_rule("licence", "licence", chance=chance, refused_by_policy=refused,
                          **TO_MALAYSIA)
    plan = solved(question(licence, min_chance=least, allow_refused=allow))
    assert plan.total_cost == cost


def test_licence_time_delays_delivery() -> None:
    """A licence of 12 weeks lets x arrive on 26 March, in P1: 40. One of 13 weeks on 2 April, in
    P2: too late for P1 (60), in time for P2 (40). With the rule off there is no delay: 40.
    """
    def asked(weeks: int, phase: str, **settings: Any) -> Scenario:
        slow = regime_rule("licence", "licence", lead_weeks=weeks, **TO_MALAYSIA)
        return question(slow, phase=phase, **settings)

    assert solved(asked(12, "P1")).total_cost == 40
    assert solved(asked(13, "P1")).total_cost == 60
    plan = solved(asked(13, "P2"))
    assert plan.total_cost == 40
    assert (plan.orders[0].phase, plan.orders[0].delivery_phase) == ("P1", "P2")
    evidence = plan.export[0]
    assert (evidence.verdict, evidence.rule, evidence.date) == ("licence", "licence", "2020-01-01")
    assert solved(asked(13, "P1", mode="off")).total_cost == 40


def test_exceptions_and_free_lines_are_bought_without_chance() -> None:
    """Neither a licence exception nor "no licence" is held against the least chance: 40."""
    for verdict in ("exception", "no_licence"):
        free = regime_rule("free", verdict, chance=0, **TO_MALAYSIA)
        assert solved(question(free, min_chance=1)).total_cost == 40
