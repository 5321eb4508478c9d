"""Random limits drawn around the witness: targets, resilience, clusters, sites, quotas, budgets."""

from __future__ import annotations

from typing import Any

from .draft import Draft, RetryError
from .rules_targets import measure
from .times import later


def supply(d: Draft) -> None:
    """Modes of the rules on supply and order sizes; what is soft may be broken a little."""
    for rule in ("supply_phase", "supply_total", "minimum_order", "order_multiple"):
        if d.has(rule):
            d.set_rule(rule, unit_price=d.chip_money)
            d.cap_concession(rule, 1)


def targets(d: Draft) -> None:
    """Delivery milestones, spares over them, and compute targets."""
    years = d.rng.choice((1, 2))
    if d.has("delivery_target"):
        d.set_rule("delivery_target", unit_price=d.chip_money * 1.5,
                   milestones=[_milestone(d, years) for _ in range(d.rng.choice((1, 1, 2)))])
        if d.maybe(0.2):
            d.cap_concession("delivery_target", 8)
    if d.has("spares"):
        d.set_rule("spares", unit_price=d.chip_money * 1.5, cover_years=years)
    if d.has("compute_target"):
        name = d.rng.choice(("h100e", "memory_tb", "pflops_fp8", "pflops_bf16", "pflops_int8",
                             "pflops_fp6", "pflops_fp4", "pflops_int4"))
        phase = len(d.world.tables.phases) - 1
        got = float(d.sum(lambda line: measure(line, name)))
        if got == 0:
            name, got = "h100e", float(d.sum(lambda line: measure(line, "h100e")))
        share = d.rng.uniform(1.02, 1.5) if d.soft("compute_target") else d.rng.uniform(0.7, 1)
        d.set_rule("compute_target", unit_price=d.money / got, targets=[
            {"phase": d.tables["phases"][phase]["id"], "measure": name,
             "amount": round(got * share - 0.0005, 3)}])


def _milestone(d: Draft, years: int) -> dict[str, Any]:
    phases = d.tables["phases"]
    by = d.rng.choice([line.service for line in d.bought])
    goal: dict[str, Any] = {"phase": phases[by]["id"]}
    line = d.rng.choice([line for line in d.bought if line.service <= by])
    if d.maybe(0.3) and not d.has("overbuy"):
        figures = {"site": line.site.id, "model": line.accelerator.id,
                   "platform_class": line.system.platform_class, "use": line.accelerator.uses[0]}
        name = d.rng.choice(list(figures))
        goal[name] = figures[name]
    got = d.chips(lambda e: e.service <= by and (
        goal.get("site") in (None, e.site.id) and goal.get("model") in (None, e.accelerator.id)
        and goal.get("platform_class") in (None, e.system.platform_class)
        and (goal.get("use") is None or goal["use"] in e.accelerator.uses)))
    short = -d.rng.choice((4, 8)) if d.soft("delivery_target") else d.rng.choice((0, 0, 1, 3))
    if d.has("spares"):
        # One unit less would do without spares, but not with them.
        short = max(min(e.accelerators for e in d.bought), int(got * 0.05 * years) + 1)
    goal["accelerators"] = max(1, got - short)
    return goal


def resilience(d: Draft) -> None:
    """What must be left when any one vendor, maker or site is lost or late."""
    if not d.has("resilience"):
        return
    of = {"vendor": lambda line: line.vendor.id, "maker": lambda line: line.accelerator.maker,
          "site": lambda line: line.site.id}
    phase = len(d.world.tables.phases) - 1
    choices = []
    for lost, name in of.items():
        for slip in (None, 3, 9.5):
            end = d.world.tables.phases[phase].end
            names = {name(line) for line in d.world.lines}
            left = min(
                d.chips(lambda e, x=x, name=name, slip=slip, end=end: name(e) != x or (
                    slip is not None and later(e.service_date, slip) <= end))
                for x in names)
            if left or d.soft("resilience"):
                choices.append((lost, slip, left))
    if not choices:
        raise RetryError("nothing is left")
    strict = [choice for choice in choices if choice[1] is None]
    lost, slip, left = d.rng.choice(strict if strict and d.maybe(0.6) else choices)
    entry = {"lost": lost, "phase": d.tables["phases"][phase]["id"],
             "accelerators": left + (d.rng.choice((4, 8)) if d.soft("resilience") else 0)}
    d.set_rule("resilience", unit_price=d.chip_money,
               entries=[{**entry, **({} if slip is None else {"slip_weeks": slip})}])


def clusters(d: Draft) -> None:
    """Blocks of a model at a site, and whole clusters of a system."""
    line = d.rng.choice(d.bought)
    if d.has("cluster_block"):
        model = line.accelerator.id
        there = [d.chips(lambda e, s=s: e.site.id == s and e.accelerator.id == model)
                 for s in d.world.sites]
        least = min(n for n in there if n) + (4 if d.soft("cluster_block") else 0)
        entry = {"model": model, "accelerators": least}
        if d.maybe(0.3):
            entry["site"] = line.site.id
        d.set_rule("cluster_block", unit_price=d.chip_money, entries=[entry])
    if d.has("cluster_count"):
        size = d.rng.choice((1, 2, 2))
        there = [d.sum(lambda e: 1, lambda e, s=s: e.site.id == s and e.system is line.system)
                 for s in d.world.sites]
        count = sum(n // size for n in there) + d.soft("cluster_count")
        entry = {"system": line.system.id, "units": size, "count": max(1, count),
                 "phase": d.tables["phases"][-1]["id"]}
        d.set_rule("cluster_count", unit_price=d.chip_money * 8, entries=[entry])


def halls(d: Draft) -> None:
    """Power, cooling and space by site and phase, tight where the rule takes part."""
    reserve = d.rng.choice((0, 0.05)) if d.has("site_power") else 0
    for row in list(d.tables["site_phases"]):
        site = d.world.sites[row["site"]]
        for p, phase in enumerate(d.tables["phases"]):
            new = dict(row, phase=phase["id"])
            here = [line for line in d.bought if line.site is site and line.delivery <= p]
            figures = {
                "power_kw": ("site_power", lambda x, pue=site.pue: x.unit_kw_max * pue),
                "liquid_kw": ("cooling", lambda x: x.unit_kw_max * x.liquid_heat_share),
                "air_kw": ("cooling", lambda x: x.unit_kw_max * (1 - x.liquid_heat_share)),
                "rack_units": ("rack_space", lambda x: x.rack_units),
            }
            for name, (rule, figure) in figures.items():
                if d.has(rule) and row[name]:
                    load = float(sum(d.plan[line] * figure(line.system) for line in here))
                    load += float(getattr(site, f"existing_{name}"))
                    load /= 1 - reserve if name == "power_kw" else 1
                    tight = (0.6, 1.0) if d.soft(rule) else (1.0, 1.35)
                    new[name] = round(load * d.rng.uniform(*tight) + 0.06, 1)
            if p == 0:
                row.update(new)
            elif d.maybe(0.8):
                d.table("site_phases").append(new)
    kw_price = d.money / max(1.0, float(d.sum(lambda line: line.system.unit_kw_max)))
    for rule, figures in (("site_power", {"reserve_share": reserve}), ("cooling", {}),
                          ("rack_space", {})):
        if d.has(rule):
            d.set_rule(rule, unit_price=kw_price, **figures)
    if d.has("grid_step"):
        loads = [
            float(d.sum(lambda e: e.system.unit_kw_max * e.site.pue, lambda e, s=s: e.site is s))
            for s in d.world.sites.values()
        ]
        share = d.rng.uniform(0.5, 0.9) if d.soft("grid_step") else d.rng.uniform(0.7, 1.1)
        d.set_rule("grid_step", unit_price=kw_price, threshold_kw=round(max(loads) * share, 1),
                   fee=round(d.money * d.rng.uniform(0.01, 0.2), 0),
                   delay_weeks=d.rng.choice((0, 10, 16.5, 30)))


def quotas(d: Draft) -> None:
    """A quota in TPP per country or per operator and year."""
    if not d.has("export_quota"):
        return
    scope = d.rng.choice(("country", "consignee_year"))
    drawn = [line for line in d.bought if line.export.quotas]
    name = (lambda e: e.site.country) if scope == "country" else (lambda e: e.site.operator)
    line = d.rng.choice(drawn or d.bought)
    power = float(d.sum(lambda e: e.tpp, lambda e: name(e) == name(line)
                        and (not drawn or bool(e.export.quotas))))
    share = d.rng.uniform(0.5, 0.95) if d.soft("export_quota") else d.rng.uniform(1.0, 1.2)
    d.table("export_quotas").append({
        "regime": "own", "id": "Q1", "scope": scope, "tpp": round(power * share + 1, 0),
        "valid_from": "2025-01-01", "valid_to": d.rng.choice(("2027-12-31", "2025-12-31")),
        "source": "made up",
    })
    d.set_rule("export_quota", unit_price=d.money / power)
