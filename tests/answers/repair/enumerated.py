"""The same questions answered by trying every plan, in code that shares nothing with repair."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from copy import deepcopy
from fractions import Fraction
from functools import cache
from math import prod
from random import Random
from typing import Any

from tests.reference import World, evaluate
from tests.reference.random_scenarios import scenario as random_scenario
from tests.reference.search import Search
from tests.reference.settings import RULES, settings_of

Raw = dict[str, Any]
MOST = 2_000
"""Combinations that are tried at most."""


@cache
def impossible(seed: int) -> Raw | None:
    """A random scenario, tightened until no plan is left; None if it cannot be in four steps."""
    raw, rng = deepcopy(random_scenario(seed)), Random(f"tight {seed}")
    for _ in range(4):
        if not any_plan(Search(World(raw))):
            return raw
        _tighten(raw, rng)
    return None if any_plan(Search(World(raw))) else raw


def _tighten(raw: Raw, rng: Random) -> None:
    """More is wanted, or less money or power is there; what was soft or off there is hard now."""
    rules = raw.setdefault("rules", {})
    what = rng.choice(("target", "target", "budget", "power"))
    if what == "target":
        rule = rules.setdefault("delivery_target", {})
        last = raw["phases"][-1]["id"]
        rule["milestones"] = [*rule.get("milestones", ()), {
            "phase": last, "accelerators": rng.choice((8, 16, 24, 60))}]
    elif what == "budget":
        rule = rules.setdefault("budget_total", {})
        rule["amount"] = round(float(rule.get("amount") or 400_000) * rng.choice((0.3, 0.6)))
    else:
        rule = rules.setdefault("site_power", {})
        rule["reserve_share"] = rng.choice((0.5, 0.8))
    rule["mode"] = "hard"
    rule.pop("max_concession", None)


def only(raw: Raw, kept: Collection[str]) -> Raw:
    """Only these rules count; pricing stays as it is, and soft rules only have their limits."""
    out = deepcopy(raw)
    for rule in RULES:
        mode = settings_of(rule, raw.get("rules", {}).get(rule) or {}).mode
        if rule in ("price_breaks", "vendor_rebates", "conditional_rebates") or mode == "off":
            continue
        if rule not in kept:
            out.setdefault("rules", {}).setdefault(rule, {})["mode"] = "off"
    return out


def priced(raw: Raw, prices: dict[str, Any]) -> Raw:
    """These rules are soft at these prices, without a limit."""
    out = deepcopy(raw)
    for rule, price in prices.items():
        given = out.setdefault("rules", {}).setdefault(rule, {})
        given.update(mode="soft", price=str(price))
        given.pop("max_concession", None)
    out["aims"] = [{"aim": "least_concession"}]
    return out


Box = dict[tuple[str, str, str], int]
"""Most units of each line, by its name."""


def bounds(raw: Raw) -> Box | None:
    """Most units of each line by the rules that are hard; None where nothing bounds one."""
    world = World(raw)
    try:
        return dict(zip((line.key for line in world.lines), Search(world).bounds, strict=True))
    except ValueError:
        return None


def within(raw: Raw, box: Box, loose: int) -> Search | None:
    """All plans with at most so many more units of each line; None if they are too many.

    Lines that exist only where a rule is off may be as large as the largest in the box.
    """
    world, top = World(raw), max([*box.values(), 0])
    search = Search(world, top + loose)
    search.bounds = [min(own, box.get(line.key, top) + loose)
                     for own, line in zip(search.bounds, world.lines, strict=True)]
    return search if prod(most + 1 for most in search.bounds) <= MOST else None


def any_plan(search: Search) -> bool:
    """Whether some plan keeps every rule."""
    return next(search.plans(), None) is not None


def least(search: Search) -> Fraction | None:
    """The least value of the first aim of any plan; None if none keeps the hard rules."""
    return min((Fraction(values[0]) / scale for _, values, scale in search.plans()), default=None)


def keeps(raw: Raw, orders: Iterable[Any]) -> bool:
    """Whether given orders keep every rule, in exact fractions."""
    return evaluate(raw, {(o.offer, o.site, o.phase): o.units for o in orders}).feasible
