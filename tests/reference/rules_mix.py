"""Rows of the rules on the mix: shares, variety, single source, domestic preference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .ledger import Totals
from .records import exact
from .rows import Bench, Settings, rule
from .world import Line

GROUPS: dict[str, Callable[[Line], str]] = {
    "vendor": lambda line: line.vendor.id,
    "maker": lambda line: line.accelerator.maker,
    "country": lambda line: line.accelerator.maker_country,
    "model": lambda line: line.accelerator.id,
    "platform_class": lambda line: line.system.platform_class,
    "vendor_group": lambda line: line.vendor.group,
}


def _amount(b: Bench, what: str, keep: Callable[[Line], bool]) -> Callable[[Totals], Any]:
    """Accelerators, TPP or spend of the lines kept."""
    if what == "accelerators":
        return b.chips(keep)
    if what == "tpp":
        return b.total(line.tpp if keep(line) else 0 for line in b.lines)
    money = b.ledger.money
    offers = dict.fromkeys(line.offer.id for line in b.lines if keep(line))
    spends = [money["spend", offer] for offer in offers]
    return lambda t: sum(spend(t) for spend in spends)


def _share(b: Bench, s: Settings, key: tuple, what: str, bound: str, share: Any,
           group: Callable[[Line], bool], within: Callable[[Line], bool]) -> None:
    part = _amount(b, what, lambda line: group(line) and within(line))
    whole, share = _amount(b, what, within), exact(share)
    b.row(s, key, part, "<=" if bound == "at_most" else ">=", lambda t: share * whole(t))


@rule("shares")
def shares(b: Bench, s: Settings) -> None:
    for i, entry in enumerate(s.entries("entries")):
        of, site = GROUPS[entry["of"]], entry.get("site")
        if site and entry["measure"] == "spend":
            raise ValueError("rules.shares: a share of spend cannot be per site")
        _share(b, s, (i, entry["of"], entry["name"]), entry["measure"], entry["bound"],
               entry["share"], lambda line, of=of, name=entry["name"]: of(line) == name,
               lambda line, site=site: not site or line.site.id == site)


@rule("domestic_preference")
def domestic_preference(b: Bench, s: Settings) -> None:
    country = s.text("country", "KR")
    _share(b, s, (country,), s.text("measure", "accelerators"), "at_least",
           s.values.get("at_least") or 0, lambda line: line.accelerator.maker_country == country,
           lambda line: True)


@rule("variety")
def variety(b: Bench, s: Settings) -> None:
    """How many accelerator models there are, per site and in all."""
    models = list(b.world.accelerators)

    def kinds(within: Callable[[Line], bool]) -> Callable[[Totals], Any]:
        return b.count(
            b.units(lambda line, model=model: line.accelerator.id == model and within(line))
            for model in models
        )

    if s.number("models_per_site") is not None:
        for site in b.world.sites:
            b.row(s, (site,), kinds(lambda line, site=site: line.site.id == site), "<=",
                  b.constant(s.number("models_per_site")))
    if s.number("models_total") is not None:
        b.row(s, ("all",), kinds(lambda line: True), "<=", b.constant(s.number("models_total")))


@rule("single_source")
def single_source(b: Bench, s: Settings) -> None:
    for site in b.world.sites:
        sellers = b.count(
            b.units(
                lambda line, site=site, vendor=vendor: (
                    line.site.id == site and line.vendor.id == vendor
                )
            )
            for vendor in b.world.vendors
        )
        b.row(s, (site,), sellers, "<=", b.constant(s.number("vendors_per_site", 1)))
