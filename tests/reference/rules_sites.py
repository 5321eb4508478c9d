"""Rows of the rules on sites, budgets and export quotas."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from .joint import facility_load
from .ledger import Totals
from .rows import Bench, Settings, rule
from .times import later
from .world import Line


@rule("budget_year")
def budget_year(b: Bench, s: Settings) -> None:
    """Payments of a year within its money and what was carried in, less what is carried out."""
    votes = {row.fiscal_year: row for row in b.world.tables.budgets}
    if not votes:
        return
    paid = {year: _paid(b, year, s.flag("count_vat", True)) for year in b.ledger.years}
    carried_in: Callable[[Totals], Any] = b.constant(0)
    for year in b.ledger.years:
        vote = votes.get(year)
        amount = b.scaled(vote.amount) if vote else 0
        most = vote.carry_over_share * amount if vote else 0

        def money(t: Totals, amount=amount, carried_in=carried_in) -> Any:
            return amount + carried_in(t)

        def carried(t: Totals, money=money, most=most, paid=paid[year]) -> Any:
            return max(0, min(most, money(t) - paid(t)))

        def used(t: Totals, carried=carried, paid=paid[year]) -> Any:
            return paid(t) + carried(t)

        b.row(s, (year,), used, "<=", money)
        carried_in = carried


@rule("budget_total")
def budget_total(b: Bench, s: Settings) -> None:
    amount = s.number("amount")
    if amount is not None:
        years = [_paid(b, year, s.flag("count_vat", True)) for year in b.ledger.years]
        b.row(s, (), lambda t: sum(paid(t) for paid in years), "<=", b.constant(amount))


def _paid(b: Bench, year: int, vat: bool) -> Callable[[Totals], Any]:
    net, tax = b.ledger.money["cash", year], b.ledger.money["vat", year]
    return (lambda t: net(t) + tax(t)) if vat else net


@rule("site_power")
def site_power(b: Bench, s: Settings) -> None:
    usable = 1 - s.number("reserve_share", 0)
    for site in b.world.tables.sites:
        for p, phase in enumerate(b.phases):
            b.limit(s, (site.id, phase), facility_load(b.ledger, b.world, site.id, p),
                    usable * b.world.capacity(site.id, p, "power_kw"), site.existing_power_kw)


@rule("grid_step")
def grid_step(b: Bench, s: Settings) -> None:
    """Until the assessment is done, the new load of a site stays at the threshold or below."""
    threshold = s.number("threshold_kw", 10000)
    done = later(b.world.tables.phases[0].start, s.number("delay_weeks", 0))
    for site in b.world.sites:
        for p, phase in enumerate(b.world.tables.phases):
            if phase.start < done:
                load = facility_load(b.ledger, b.world, site, p)
                b.limit(s, (site, phase.id), load, threshold)


def _delivered(b: Bench, site: str, phase: int, per_unit: Callable[[SimpleNamespace], Any]) -> Any:
    """What the systems delivered to a site by a phase take in all."""
    return b.total(
        per_unit(line.system) if line.site.id == site and line.delivery <= phase else 0
        for line in b.lines
    )


@rule("cooling")
def cooling(b: Bench, s: Settings) -> None:
    heat: dict[str, Callable[[SimpleNamespace], Fraction]] = {
        "liquid": lambda system: system.unit_kw_max * system.liquid_heat_share,
        "air": lambda system: system.unit_kw_max * (1 - system.liquid_heat_share),
    }
    for site in b.world.tables.sites:
        for p, phase in enumerate(b.phases):
            for way, per_unit in heat.items():
                b.limit(s, (site.id, phase, way), _delivered(b, site.id, p, per_unit),
                        b.world.capacity(site.id, p, f"{way}_kw"),
                        getattr(site, f"existing_{way}_kw"))


@rule("rack_space")
def rack_space(b: Bench, s: Settings) -> None:
    for site in b.world.tables.sites:
        for p, phase in enumerate(b.phases):
            b.limit(s, (site.id, phase), _delivered(b, site.id, p, lambda x: x.rack_units),
                    b.world.capacity(site.id, p, "rack_units"), site.existing_rack_units)


@rule("export_quota")
def export_quota(b: Bench, s: Settings) -> None:
    """TPP delivered under a quota: per country over its validity, or per operator and year."""

    def scope(quota: SimpleNamespace, line: Line) -> tuple[str, ...]:
        if quota.scope == "country":
            return (line.site.country,)
        return (line.site.operator, str(arrival(line).year))

    def arrival(line: Line) -> date:
        return b.world.tables.phases[line.delivery].start

    def drawn(quota: SimpleNamespace, line: Line) -> bool:
        return (quota.id in line.export.quotas
                and quota.valid_from <= arrival(line) <= quota.valid_to)

    for quota in b.world.regime.quotas:
        for name in sorted({scope(quota, line) for line in b.lines if drawn(quota, line)}):
            power = b.total(
                line.tpp if drawn(quota, line) and scope(quota, line) == name else 0
                for line in b.lines
            )
            b.limit(s, (quota.id, *name), power, quota.tpp)


