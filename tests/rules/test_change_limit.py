"""A new plan stays close to the one held so far: changes line by line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.build import bought, offer, row, scenario, site, solved, target, uses
from tests.build import milestone as by


def held(name: str, units: int, site: str = "H", phase: str = "P2") -> dict[str, Any]:
    return {"offer": name, "site": site, "phase": phase, "units": units}


AGREED = [held("b", 6), held("a", 4, "K")]


def question(*previous: dict[str, Any], **settings: Any) -> Any:
    """6 at H and 4 at K by P2; agreed were 6 b for H and 4 a for K; a is 100, b is 110."""
    return scenario(
        sites=[site(), site("K")],
        offers=[offer("a", 100), offer("b", 110),
                offer("old", 90, valid_until=date(2025, 12, 1))],
        previous_plan=list(previous) or AGREED,
        rules=target(by(6, site="H"), by(4, site="K")) | {"change_limit": settings})


@pytest.mark.parametrize(("limit", "b"), [(0, 6), (4, 4), (5, 4), (12, 0)])
def test_a_swap_is_two_changes(limit: int, b: int) -> None:
    """Swapping a b for an a at H saves 10 and changes two lines by 1 each.

    0 allowed: 1,060 as agreed; 4: two swaps, 1,040; 5: still two; 12: all six, 1,000.
    Without: 1,000.
    """
    plan = solved(question(mode="hard", units=limit))
    assert plan.total_cost == 1000 + 10 * b
    assert bought(plan).get("b", 0) == b
    used = 2 * (6 - b)
    assert row(plan, "change_limit") == (used, "<=", limit, limit - used)

    off = solved(question(units=limit))
    assert off.total_cost == 1000
    assert uses(off, "change_limit") == {}


@pytest.mark.parametrize("gone", ["old", "withdrawn"])
def test_orders_that_are_gone_count_in_full(gone: str) -> None:
    """2 of a line that no longer exists use 2 of 4 changes: one swap is left, 1,050.

    "old" is an offer whose quote has ended; "withdrawn" is in no table any more.
    """
    plan = solved(question(*AGREED, held(gone, 2), mode="hard", units=4))
    assert (bought(plan), plan.total_cost) == ({"a": 5, "b": 5}, 1050)
    assert row(plan, "change_limit") == (4, "<=", 4, 0)


def test_soft_at_a_price_per_unit() -> None:
    """A swap saves 10 and costs 2 × 3 beyond the limit: all six; 12 − 4 = 8 over: 1,024."""
    plan = solved(question(mode="soft", price=3, units=4))
    assert (bought(plan), plan.total_cost) == ({"a": 10}, 1024)
    assert row(plan, "change_limit") == (12, "<=", 4, -8)
    assert uses(plan, "change_limit")[""].concession == 24
