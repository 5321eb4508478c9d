"""With a vendor, maker or site lost or late, enough is there: two of each."""

from __future__ import annotations

from typing import Any

import pytest

from optimizer.model.solve import build
from tests.build import (
    accelerator,
    bought,
    offer,
    quarters,
    row,
    scenario,
    site,
    solved,
    system,
    target,
    uses,
    vendor,
)
from tests.build import milestone as by

NAMES = {"vendor": ("V", "W"), "maker": ("M", "N"), "site": ("H", "K")}


def question(*entries: dict[str, Any], **settings: Any) -> Any:
    """Ten by P1: a (V, maker M, site H, in service on 29 January) at 100, b (W, N, K) at 120."""
    return scenario(
        accelerators=[accelerator(), accelerator("B", maker="N")],
        systems=[system(), system("T", "B")], vendors=[vendor(), vendor("W")],
        sites=[site(), site("K")],
        offers=[offer("a", 100, sites=["H"], lead_weeks_max=4),
                offer("b", 120, vendor="W", system="T", sites=["K"])],
        rules=target(by(10, "P1")) | {"resilience": {"entries": list(entries), **settings}})


def loss(lost: str, accelerators: int = 4, phase: str = "P1", **more: Any) -> dict[str, Any]:
    return {"lost": lost, "phase": phase, "accelerators": accelerators, **more}


@pytest.mark.parametrize("lost", NAMES)
def test_any_one_may_be_lost(lost: str) -> None:
    """4 must remain without either: 6 a + 4 b = 600 + 480 = 1,080. Without: 10 a = 1,000."""
    first, second = NAMES[lost]
    plan = solved(question(loss(lost)))
    assert (bought(plan), plan.total_cost) == ({"a": 6, "b": 4}, 1080)
    assert row(plan, "resilience", f"P1 without {first}") == (4, ">=", 4, 0)
    assert row(plan, "resilience", f"P1 without {second}") == (6, ">=", 4, 2)

    off = solved(question(loss(lost), mode="off"))
    assert (bought(off), off.total_cost) == ({"a": 10}, 1000)
    assert uses(off, "resilience") == {}


@pytest.mark.parametrize("lost", NAMES)
def test_any_one_may_be_late(lost: str) -> None:
    """a serves from 29 January: 8 weeks late is 26 March, still in P1; 9 weeks is 2 April.

    So 8 weeks cost nothing (1,000), and 9 weeks ask for 4 b: 1,080. b serves from 1 January,
    9 weeks late is 5 March: it counts even when late, and 6 + 4 are there.
    """
    first, second = NAMES[lost]
    plan = solved(question(loss(lost, slip_weeks=8)))
    assert (bought(plan), plan.total_cost) == ({"a": 10}, 1000)
    assert row(plan, "resilience", f"P1 with {first} 8 weeks late") == (10, ">=", 4, 6)

    plan = solved(question(loss(lost, slip_weeks=9)))
    assert (bought(plan), plan.total_cost) == ({"a": 6, "b": 4}, 1080)
    assert row(plan, "resilience", f"P1 with {first} 9 weeks late") == (4, ">=", 4, 0)
    assert row(plan, "resilience", f"P1 with {second} 9 weeks late") == (10, ">=", 4, 6)


def test_each_row_is_as_long_as_what_is_lost() -> None:
    """Eight vendors with an offer each: a row has what one loses (1) and the whole (1).

    With the whole spelled out, 120 vendors make up a third of all coefficients of a large model.
    """
    built = build(scenario(
        offers=[offer(f"o{i}", 100, vendor=f"V{i}") for i in range(8)],
        phases=quarters(1), rules={"resilience": {"entries": [loss("vendor")]}}))
    (rows,) = [family for family in built.columns.rows if family.name == "resilience"]
    assert len(rows.expr.summed()[0]) == 8 * 2


def test_two_phases() -> None:
    """2 without V by P1 and 5 by P2: 3 b more in P2 are enough: 5 a + 5 b = 1,100."""
    plan = solved(question(loss("vendor", 2), loss("vendor", 5, "P2")))
    assert (bought(plan), plan.total_cost) == ({"a": 5, "b": 5}, 1100)
    rows = uses(plan, "resilience")
    assert set(rows) == {"P1 without V", "P1 without W", "P2 without V", "P2 without W"}
    assert row(plan, "resilience", "P2 without V") == (5, ">=", 5, 0)


def test_soft_at_a_price_per_accelerator() -> None:
    """10 a leave 4 short after losing V, at 10 each: 1,040, below 1,080."""
    plan = solved(question(loss("vendor"), mode="soft", price=10))
    assert (bought(plan), plan.total_cost) == ({"a": 10}, 1040)
    assert row(plan, "resilience", "P1 without V") == (0, ">=", 4, -4)
    assert uses(plan, "resilience")["P1 without V"].concession == 40
