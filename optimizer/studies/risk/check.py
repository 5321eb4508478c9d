"""Some futures priced anew, each as a scenario of its own: nothing is told that does not agree."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from optimizer.answers.planning import price_orders
from optimizer.errors import AuditMismatch
from optimizer.studies.risk.bill.cost import UNPAID
from optimizer.studies.risk.block import Block
from optimizer.studies.risk.changed import arrived, changed
from optimizer.studies.risk.draws import BLOCK
from optimizer.studies.risk.service import arrivals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.core.number import Array
    from optimizer.domain.commitments import OrderedUnits
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario
    from optimizer.studies.risk.block import Task

TOLERANCE = Fraction(1, 10**9)
"""A future's cost may differ from that of its scenario by this share of it."""


def withhold_if_different(tasks: Sequence[Task], cost: Array) -> int:
    """Price the cheapest, the median and the dearest future anew; returns how many they were.

    Raises:
        AuditMismatch: where a cost does not agree.
    """
    order = np.argsort(cost, kind="stable")
    picked = dict.fromkeys(int(order[at]) for at in (0, len(order) // 2, -1))
    wrong = []
    for future in picked:
        exact = priced_anew(Block(tasks[future // BLOCK]), future % BLOCK)
        if abs(Fraction(float(cost[future])) - exact) > TOLERANCE * max(abs(exact), Fraction(1)):
            wrong.append(f"future {future + 1}: reckoned {cost[future]:,.2f}, priced anew "
                         f"{float(exact):,.2f}")
    if wrong:
        raise AuditMismatch(wrong)
    return len(picked)


def priced_anew(block: Block, future: int) -> Fraction:
    """Cost of one future from its scenario and the orders that arrive in it, exact."""
    exposure = block.exposure
    world = block.world(block.causes)
    alive, lost = arrivals(exposure, world)
    scenario = changed(exposure, world, future)
    total = _paid(scenario, arrived(exposure, alive[future]))
    for order, share in zip(exposure.orders, lost[future].tolist(), strict=True):
        if share:
            total += Fraction(share) * _term(price_orders(scenario, (order,)), "purchase")
    return total


def _paid(scenario: Scenario, orders: Sequence[OrderedUnits]) -> Fraction:
    plan = price_orders(scenario, orders)
    return Fraction(plan.total_cost) - _term(plan, UNPAID)


def _term(plan: Plan, term: str) -> Fraction:
    return sum((Fraction(line.amount) for line in plan.bill if line.term == term), Fraction(0))
