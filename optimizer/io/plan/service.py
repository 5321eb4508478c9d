"""What is ordered, delivered and in service when, by model, and what was asked for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from optimizer.domain.plan import Plan

Moment = Literal["order_phase", "delivery_phase", "in_service_phase"]


def accelerators_at(plan: Plan, moment: Moment, phase: str) -> int:
    """Accelerators that are ordered, delivered or enter service in a phase."""
    return sum(order.accelerators for order in plan.orders if getattr(order, moment) == phase)


def in_service_by_model(plan: Plan) -> dict[str, list[int]]:
    """Accelerators of each model in service at the end of each phase, the largest model first."""
    out: dict[str, list[int]] = defaultdict(list)
    for model in {order.accelerator for order in plan.orders}:
        total = 0
        for phase in plan.scenario.phases:
            total += sum(order.accelerators for order in plan.orders
                         if (order.accelerator, order.in_service_phase) == (model, phase.id))
            out[model].append(total)
    return {model: out[model] for model in sorted(out, key=lambda name: (-out[name][-1], name))}


def overall_targets(plan: Plan) -> dict[str, int]:
    """Milestones for all accelerators, by phase."""
    return {use.where: int(use.bound) for use in plan.rules
            if use.rule == "delivery_target" and use.where in plan.in_service_by_phase}
