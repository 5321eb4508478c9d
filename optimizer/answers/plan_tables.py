"""The tables of a plan beside its orders: service, cash, sites, candidates not chosen, warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.answers.decimals import decimal
from optimizer.answers.plan_orders import dropped_lines
from optimizer.core.expr import Expr, Figures
from optimizer.core.registry import AIMS, RULES
from optimizer.domain.plan import CashYear, NotChosen, Order, SiteUse
from optimizer.quantities.cash import carried_over, fiscal_years, paid_by_year, year_money
from optimizer.quantities.site_load import existing, facility_kw, new_load

if TYPE_CHECKING:
    from optimizer.answers.audit import Audit
    from optimizer.core.number import Array
    from optimizer.core.orders import Orders
    from optimizer.domain.calendar import Phase


def _values(expr: Expr) -> Array:
    assert isinstance(expr, Figures)
    return expr.values


def in_service_by_phase(x: Orders, orders: tuple[Order, ...]) -> dict[str, int]:
    """Accelerators in service by the end of each phase."""
    total, out = 0, {}
    for phase in x.frame.scenario.phases:
        total += sum(o.accelerators for o in orders if o.in_service_phase == phase.id)
        out[phase.id] = total
    return out


def cash(x: Orders) -> tuple[CashYear, ...]:
    """Payments by fiscal year, and what is carried on."""
    s = x.frame
    count_vat = s.settings.rules["budget_year"].count_vat  # type: ignore[attr-defined]
    paid = _values(paid_by_year(x, count_vat))
    carried = _values(carried_over(x, count_vat))
    amount, _ = year_money(s)
    voted = {row.fiscal_year for row in s.scenario.budgets}
    out, before = [], 0
    for row, label in enumerate(fiscal_years(s).axes[0]):
        year = int(label.removeprefix("FY"))
        out.append(CashYear(
            fiscal_year=year, paid=decimal(paid[row]),
            budget=decimal(amount[row]) if year in voted else None,
            carried_in=decimal(before), carried_out=decimal(carried[row]),  # type: ignore[arg-type]
        ))
        before = carried[row]
    return tuple(out)


def site_uses(x: Orders) -> tuple[SiteUse, ...]:
    """Power, cooling and space by site and phase against what there is."""
    s, system = x.frame, x.placements.system
    air = 1 - system.liquid_heat_share
    used = {
        "power_kw": _values(facility_kw(x)) + existing(x, "existing_power_kw"),
        "liquid_kw": _values(new_load(x, system.unit_kw_max * system.liquid_heat_share))
        + existing(x, "existing_liquid_kw"),
        "air_kw": _values(new_load(x, system.unit_kw_max * air)) + existing(x, "existing_air_kw"),
        "rack_units": _values(new_load(x, system.rack_units)) + existing(x, "existing_rack_units"),
    }
    limits = {name: s.capacity(name) for name in used}
    out = []
    for row in range(len(s.scenario.sites) * len(s.scenario.phases)):
        site, phase = divmod(row, len(s.scenario.phases))
        figures = {name: decimal(values[row]) for name, values in used.items()}
        caps = {
            ("rack_units_limit" if name == "rack_units" else name.replace("_kw", "_limit_kw")):
            decimal(values[row]) for name, values in limits.items()
        }
        out.append(SiteUse(site=s.scenario.sites[site].id, phase=s.scenario.phases[phase].id,
                           **figures, **caps))
    return tuple(out)


def not_chosen(x: Orders, orders: tuple[Order, ...]) -> tuple[NotChosen, ...]:
    """Offers that could be bought but are not, then lines that could not be, with reasons."""
    layout, s = x.frame.layout, x.frame.scenario
    bought = {order.offer for order in orders}
    possible = sorted(set(layout.lot_offer.tolist()))
    out = [
        NotChosen(offer=s.offers[i].id, site="", phase="",
                  reason="could be bought, but the plan is better without it")
        for i in possible if s.offers[i].id not in bought
    ]
    out += [
        NotChosen(offer=offer, site=site, phase=_span(s.phases, at), reason=reason)
        for (offer, site, reason), at in dropped_lines(x).items()
    ]
    return tuple(out)


def _span(phases: tuple[Phase, ...], at: list[int]) -> str:
    """Phases by their positions: "P1 to P4" where none is missing in between."""
    if len(at) == 1:
        return phases[at[0]].id
    if at[-1] - at[0] == len(at) - 1:
        return f"{phases[at[0]].id} to {phases[at[-1]].id}"
    return ", ".join(phases[i].id for i in at)


def warnings(audit: Audit, orders: tuple[Order, ...]) -> tuple[str, ...]:
    """What a reader of the plan must know about its data and its compromises."""
    x = audit.orders
    scenario, regime = x.frame.scenario, x.frame.regime
    out = []
    if not regime.rules:
        out.append(f"No export control is applied: the regime is {regime.id}.")
    elif regime.counterfactual:
        out.append(f"Export regime {regime.id} is not the law as enforced: {regime.note}")
    out += [
        f"{RULES[use.rule].title} is broken, {use.where or 'overall'}: it stands at "
        f"{use.activity:,f}, wanted {use.sense} {use.bound:,f}. The price of that, "
        f"{use.concession:,.0f} {scenario.money.currency}, is in the total; nobody pays it."
        for use in audit.rules if use.mode == "soft" and use.headroom < 0
    ]
    out += [
        f"{AIMS[limit.name].title} misses its limit: it stands at "
        f"{decimal(audit.aim(limit.name)):,f}, wanted {limit.sense} {limit.bound:,f}."
        for limit in audit.missed
    ]
    out += _bought_for_a_break(x, orders)
    loose = [o.id for o in scenario.offers if not o.confidence.strip().lower().startswith("quoted")]
    if loose:
        named = ", ".join(loose[:8])
        if len(loose) > 8:
            named = f"{named} and {len(loose) - 8} more"
        out.append(f"{len(loose)} of {len(scenario.offers)} offers are not priced by a quote "
                   f"(see their confidence): {named}.")
    return tuple(out)


def _bought_for_a_break(x: Orders, orders: tuple[Order, ...]) -> list[str]:
    """Offers whose price tier is reached only thanks to units beyond the delivery target."""
    s = x.frame.scenario
    rule = x.frame.settings.rules["delivery_target"]
    targets = [m.accelerators for m in rule.milestones  # type: ignore[attr-defined]
               if not (m.site or m.model or m.platform_class or m.use)]
    surplus = sum(o.accelerators for o in orders) - max(targets, default=0)
    if surplus <= 0 or not targets:
        return []
    per_unit = {system.id: system.accelerators_per_unit for system in s.systems}
    out = []
    for offer in s.offers:
        steps = sorted(b.from_units for b in s.price_breaks if b.offer == offer.id)
        own = [o for o in orders if o.offer == offer.id and o.tier > 0]
        groups = ({o.order_phase: [p for p in own if p.order_phase == o.order_phase] for o in own}
                  if offer.break_basis == "order" else {"": own})
        for group in groups.values():
            units = sum(o.units for o in group)
            reached = max((step for step in steps if step <= units), default=None)
            if reached is not None and units - reached < min(
                offer.order_multiple, 1 + surplus // per_unit[offer.system]
            ):
                out.append(f"{offer.id}: bought up to its price break at {reached} units, while "
                           f"the plan has {surplus:,} accelerators more than the largest target. "
                           "The rule overbuy limits this.")
    return out
