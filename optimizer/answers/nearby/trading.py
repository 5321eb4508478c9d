"""What a plan is worth in every respect, exactly, so that plans can be held side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from optimizer.answers.audit import one
from optimizer.answers.decimals import decimal
from optimizer.answers.laid_out import exact_frame
from optimizer.core.orders import Orders
from optimizer.core.registry import AIMS
from optimizer.quantities.lines import units_of_orders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.domain.commitments import OrderedUnits
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario


def aims_of_orders(
    scenario: Scenario, orders: Sequence[OrderedUnits], aims: Sequence[str],
) -> dict[str, Decimal]:
    """Exact values of aims, each in its unit; every order must have its line."""
    frame = exact_frame(scenario)
    x = Orders(frame, units_of_orders(frame, orders)[0])
    return {aim: decimal(one(AIMS[aim].value(x, frame))) for aim in aims}


@dataclass(frozen=True)
class Worth:
    """Figures of one plan."""

    aims: dict[str, Decimal]
    accelerators: int
    power_kw: Decimal
    """New facility power at its highest, all sites together."""
    vendors: int
    largest: Decimal
    """Share of accelerators from the vendor with most of them."""


def worth(plan: Plan, aims: Sequence[str]) -> Worth:
    """What a plan is worth."""
    by_vendor: dict[str, int] = defaultdict(int)
    for order in plan.orders:
        by_vendor[order.vendor] += order.accelerators
    total = sum(by_vendor.values())
    power: dict[str, Decimal] = defaultdict(Decimal)
    for use in plan.sites:
        power[use.phase] += use.power_kw
    existing = sum((site.existing_power_kw for site in plan.scenario.sites), Decimal(0))
    largest = Fraction(max(by_vendor.values()), total) if total else Fraction(0)
    return Worth(aims_of_orders(plan.scenario, plan.orders, aims), total,
                 max(power.values(), default=existing) - existing, len(by_vendor),
                 decimal(largest))
