"""Figures and sentences about a plan, in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.domain.plan import Plan

_PROVEN = {
    "optimal": "Proven: no plan can be better by more than {gap}.",
    "stopped": "Stopped early: a plan could still be better by up to {gap}.",
    "priced": "Priced as given: nothing was optimised.",
}


def amount(value: Decimal | int) -> str:
    """A figure with thousands separators, without decimals where it is large."""
    size = abs(Decimal(value))
    if value == int(value) or size >= 1000:
        return f"{value:,.0f}"
    return f"{value:,.4g}" if size < 1 else f"{value:,.1f}"


def large(value: Decimal, currency: str) -> str:
    """An amount in the words of a headline, e.g. ``1.749 tn KRW``."""
    for size, word in ((12, "tn"), (9, "bn"), (6, "m")):
        if abs(value) >= Decimal(10) ** size:
            return f"{value / Decimal(10) ** size:,.3f} {word} {currency}"
    return f"{value:,.2f} {currency}"


def share(part: Decimal, whole: Decimal) -> str:
    """A part as a percentage of the whole; nothing where there is no whole."""
    return f"{part / whole:.1%}" if whole else ""


def headline(plan: Plan) -> list[str]:
    """What a reader must know first."""
    last = plan.scenario.phases[-1]
    in_service = plan.in_service_by_phase[last.id]
    gap = f"{plan.proofs[-1].gap:.4%}" if plan.proofs else ""
    proof = _PROVEN[plan.status].format(gap=gap)
    money = sum((order.money for order in plan.orders), Decimal(0))
    return [
        f"{plan.scenario.name}: {plan.scenario.title}".rstrip(": "),
        f"{in_service:,} accelerators in service by {last.end.isoformat()}; "
        f"total cost {large(plan.total_cost, plan.currency)} (present value), "
        f"of which systems {large(money, plan.currency)}.",
        proof,
    ]
