"""GAMS model library BID: incremental price breaks, base fees, a minimum order, at 8 demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .bidding import bids
from .instances import BID_DEMANDS, bid

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario

BEYOND_A_BREAK = (300_000, 400_000)
"""Demands so large that a bidder with breaks is used beyond its first one."""


@pytest.mark.parametrize("demand", BID_DEMANDS)
def test_incremental_breaks(demand: int, solve: Callable[[Scenario], Plan]) -> None:
    """Proves that a break lowers the price only of the units beyond it."""
    bidders, optima = bid()
    plan = solve(bids(f"bid {demand}", bidders, demand, "incremental"))
    assert float(plan.total_cost) == pytest.approx(float(optima[demand]), rel=1e-6)


@pytest.mark.parametrize("demand", BEYOND_A_BREAK)
def test_all_units_is_another_question(demand: int, solve: Callable[[Scenario], Plan]) -> None:
    """Read as all-units, a break lowers the price of every unit, and the same bids cost less."""
    bidders, optima = bid()
    plan = solve(bids(f"bid {demand}", bidders, demand, "all_units"))
    assert float(plan.total_cost) < 0.999 * float(optima[demand])


def test_small_demand_goes_to_one_bidder(solve: Callable[[Scenario], Plan]) -> None:
    """10,000 units cost 615,355.84: 10,000 × 61.15 and the base fee 3,855.84, all from a."""
    bidders, _ = bid()
    plan = solve(bids("bid", bidders, 10_000, "incremental"))
    assert [(order.vendor, order.units) for order in plan.orders] == [("a", 10_000)]
