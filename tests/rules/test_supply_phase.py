"""Rule 8a: what a vendor ships per phase."""

from typing import Any

from optimizer.domain.scenario import Scenario
from tests.build import (
    amount,
    bought,
    milestone,
    offer,
    row,
    scenario,
    site,
    solved,
    target,
    uses,
)


def question(**settings: Any) -> Scenario:
    """10 units by P2; x at 10, at most 4 a phase and 2 in P2; y at 12 without limit. Two sites."""
    return scenario(
        sites=[site("H"), site("K")],
        offers=[offer("x", 10, maximum_per_phase=4), offer("y", 12)],
        offer_phases=[{"offer": "x", "phase": "P2", "maximum": 2}],
        rules=target(milestone(10)) | {"supply_phase": settings},
    )


def test_the_smaller_limit_of_each_phase_holds_for_all_sites_together() -> None:
    """4 + 2 of x, 4 of y: 60 + 48 = 108. Without the rule 10 × 10 = 100."""
    plan = solved(question())
    assert (plan.total_cost, bought(plan)) == (108, {"x": 6, "y": 4})
    assert row(plan, "supply_phase", "x P1") == (4, "<=", 4, 0)
    assert row(plan, "supply_phase", "x P2") == (2, "<=", 2, 0)
    assert set(uses(plan, "supply_phase")) == {"x P1", "x P2"}
    assert uses(plan, "supply_phase")["x P1"].unit == "units"
    off = solved(question(mode="off"))
    assert (off.total_cost, uses(off, "supply_phase")) == (100, {})


def test_soft_supply() -> None:
    """At 0.5 a unit more costs 0.5 and saves 2: 10 x, 4 of them over: 100 + 2 = 102.

    If at most 1 may be over in a row: 8 x and 2 y, 80 + 24 + 1 = 105.
    """
    plan = solved(question(mode="soft", price="0.5"))
    assert (plan.total_cost, bought(plan)) == (102, {"x": 10})
    assert amount(plan, "soft_rules") == 2
    assert sum(use.headroom for use in uses(plan, "supply_phase").values()) == -4
    capped = solved(question(mode="soft", price="0.5", max_concession=1))
    assert (capped.total_cost, bought(capped)) == (105, {"x": 8, "y": 2})
    assert row(capped, "supply_phase", "x P2") == (3, "<=", 2, -1)


def test_none_left_is_a_limit_of_nought() -> None:
    """A maximum of 0 in P1 (not blank): 4 x in P2 at most, 2 by the row, so 2 x and 8 y: 116."""
    made = question()
    none_left = made.offer_phases[0].model_copy(update={"phase": "P1", "maximum": 0})
    plan = solved(made.model_copy(update={"offer_phases": (none_left, made.offer_phases[0])}))
    assert (plan.total_cost, bought(plan)) == (116, {"x": 2, "y": 8})
    assert row(plan, "supply_phase", "x P1") == (0, "<=", 0, 0)
