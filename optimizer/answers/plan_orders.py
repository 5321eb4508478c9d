"""The order lines of a plan: dates, tier reached, price paid, money."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from optimizer.answers.decimals import decimal
from optimizer.core.expr import Figures
from optimizer.domain.plan import ExportEvidence, Order
from optimizer.quantities.breaks import break_credits, lower_payments, schedule
from optimizer.quantities.purchase import list_money

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.core.orders import Orders


def _savings(x: Orders) -> tuple[Array, Array, Array]:
    """Per lot of the plan: money saved per unit (reporting currency), share off, tier reached."""
    s, count = x.frame, len(x.lots)
    money = list_money(s, x.lots)
    saved = np.full(count, Fraction(0), dtype=object)
    off = np.full(count, Fraction(0), dtype=object)
    tier = np.zeros(count, dtype=np.int64)
    lower = lower_payments(x)
    for lot, share in zip(lower.lot, lower.off, strict=True):
        saved[lot], off[lot] = share * money[lot], share
    plan = schedule(s, "all_units")
    _reach(x, plan, tier, beyond=0)
    plan = schedule(s, "incremental")
    group = plan.group_of(s, x.lots)
    _reach(x, plan, tier, beyond=1)
    credit = break_credits(x).money
    units = x.lot_units(1).collect(group, len(plan.codes)).values
    assert isinstance(credit, Figures)
    back = credit.collect(plan.steps.group, len(plan.codes)).values
    prices = s.list_price(x.lots.offer, x.lots.order)
    for lot, g in enumerate(group):
        if g >= 0 and units[g]:
            saved[lot] += back[g] / units[g]
            rate = s.rate(x.lots.offer, s.view("phases").take(plan.settled[[g] * count]))[lot]
            off[lot] += back[g] / units[g] / rate / prices[lot] if prices[lot] else 0
    return saved, off, tier


def _reach(x: Orders, plan: object, tier: Array, beyond: int) -> None:
    group = plan.group_of(x.frame, x.lots)  # type: ignore[attr-defined]
    steps = plan.steps  # type: ignore[attr-defined]
    units = x.lot_units(1).collect(group, steps.groups).values
    for lot, g in enumerate(group):
        if g >= 0:
            own = steps.threshold[steps.group == g]
            tier[lot] = sum(1 for t in own if units[g] >= t + beyond)


def plan_orders(x: Orders) -> tuple[Order, ...]:
    """One order per line with units, in the order of the scenario's offers, phases and sites."""
    s = x.frame
    saved, off, tier = _savings(x)
    money = list_money(s, x.lots)
    prices = s.list_price(x.lots.offer, x.lots.order)
    lot_at = np.searchsorted(x.lots.positions, x.lines.lot.positions)
    units = x.line_units(1, np.ones(len(x.lines), dtype=bool)).values
    out = []
    for line in range(len(x.lines)):
        lot = x.lots.take(np.array([lot_at[line]]))
        offer = s.scenario.offers[lot.offer.positions[0]]
        system = s.scenario.systems[lot.offer.system.positions[0]]
        at = lot_at[line]
        count = int(units[line])
        out.append(Order(
            offer=offer.id, site=x.lines.site.id[line], phase=lot.order.id[0], units=count,
            vendor=offer.vendor, system=offer.system, accelerator=system.accelerator,
            order_phase=lot.order.id[0], delivery_phase=lot.delivery.id[0],
            in_service_phase=lot.in_service.id[0],
            accelerators=count * system.accelerators_per_unit, tier=int(tier[at]),
            list_price=decimal(prices[at]), unit_price=decimal(prices[at] * (1 - off[at])),
            money=decimal((money[at] - saved[at]) * count),
        ))
    return tuple(out)


def export_evidence(x: Orders) -> tuple[ExportEvidence, ...]:
    """Why each ordered line may be shipped: rule, date and source."""
    seen: dict[tuple[str, str, str], ExportEvidence] = {}
    lots = x.lines.lot
    for line in range(len(x.lines)):
        found = x.frame.layout.decisions[lots.decision.positions[line]]
        model = x.frame.scenario.accelerators[lots.offer.system.accelerator.positions[line]]
        key = (lots.offer.id[line], x.lines.site.id[line], lots.order.id[line])
        density = model.performance_density
        seen[key] = ExportEvidence(
            offer=key[0], site=key[1], phase=key[2], eccn=found.eccn or "", tpp=model.tpp,
            performance_density=None if density is None else round(density, 4),
            verdict=found.verdict, rule=found.rule,
            date=found.rule_date.isoformat() if found.rule_date else "",
            sentence=found.sentence, source=found.source, confidence=found.confidence,
        )
    return tuple(seen.values())


def dropped_lines(x: Orders) -> dict[tuple[str, str, str], list[int]]:
    """Lines dropped before the solve: (offer, site, reason) → positions of the phases it held for.

    There can be a million of them, so every reason is put into words once.
    """
    s, layout = x.frame.scenario, x.frame.layout
    words = cache(layout.reason)
    out: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for offer, phase, site, code, decision in layout.dropped.tolist():
        out[s.offers[offer].id, s.sites[site].id, words(code, decision)].append(phase)
    return out
