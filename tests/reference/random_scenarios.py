"""Small random scenarios: ``scenario(seed)`` is always the same, and small enough to enumerate.

A scenario is drawn in two steps: first the ground (sites, offers, conditions), then limits
around a witness, a random plan that the ground allows. So most scenarios have a plan and their
rules bind; some are then made impossible on purpose. Seeds 0 to 494 take every rule five times
as the focus in each of its modes (a rule that cannot be soft is hard instead).
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from random import Random
from typing import Any

from . import random_base as base
from . import random_limits as limits
from . import random_more as more
from . import random_terms as terms
from .aims import IN_MONEY
from .draft import Draft, RetryError
from .evaluate import evaluate
from .search import Search
from .settings import NEVER_SOFT, RULES
from .world import World

LIMIT = 20_000
"""Most combinations of units of a scenario."""

GROUND = (100, 5_000)
"""Combinations the ground allows, before rules are made soft or off."""

DRIVERS = {"delivery_target", "compute_target", "pins", "cluster_count", "placed_orders",
           "resilience"}
"""Rules that make a plan buy something although that costs money."""


def scenario(seed: int) -> dict[str, Any]:
    """The scenario of a seed, as a plain dict (sparse: what is left out is at its default).

    It is drawn once, and everybody gets a copy of their own.
    """
    return deepcopy(_drawn(seed))


@cache
def _drawn(seed: int) -> dict[str, Any]:
    for attempt in range(400):
        rng = Random(f"{seed}:{attempt}")
        try:
            return _draw(rng, seed)
        except RetryError:
            continue
    raise RuntimeError(f"seed {seed}: nothing drawn")


def focus(seed: int) -> tuple[str, str]:
    """The rule a seed is about, and its mode."""
    rule = RULES[seed % len(RULES)]
    mode = ("hard", "soft", "off")[seed // len(RULES) % 3]
    return rule, "hard" if mode == "soft" and rule in NEVER_SOFT else mode


def _modes(rng: Random, seed: int) -> tuple[dict[str, str], str]:
    """Which rules take part, and how."""
    rule, mode = focus(seed)
    modes = {}
    for name in RULES:
        if rng.random() < 0.22:
            drawn = rng.choices(("hard", "soft", "off"), (0.65, 0.23, 0.12))[0]
            modes[name] = "hard" if drawn == "soft" and name in NEVER_SOFT else drawn
    modes[rule] = mode
    if rule in ("spares", "overbuy"):
        modes["delivery_target"] = "off" if rule == "spares" else "hard"
    if modes.get("supply_phase") == "off":
        modes.pop("supply_total", None)
        if rule == "supply_total":
            modes["supply_total"] = mode
            modes.pop("supply_phase")
    if rule == "export_quota":
        modes.setdefault("export_eligibility", "hard")
        modes["export_eligibility"] = "hard"
    return modes, rule


def _draw(rng: Random, seed: int) -> dict[str, Any]:
    modes, rule = _modes(rng, seed)
    d = Draft(rng, modes, rule)
    d.tables["name"] = f"random-{seed}"
    money_only = rng.random() < 0.35
    driven = modes.get("delivery_target") == "soft" or any(
        modes.get(name) == "hard" for name in DRIVERS
    )
    if money_only and not driven:
        d.modes["delivery_target" if rule != "delivery_target" else "compute_target"] = "hard"
    for make in (base.calendar_and_money, base.catalogue, base.sites, base.vendors, base.offers,
                 terms.export_rules, terms.placed):
        make(d)
    base.fewer_units(d, *GROUND)
    for make in (terms.price_breaks if d.has("price_breaks") else None,
                 terms.vendor_rebates if d.has("vendor_rebates") else None,
                 terms.ties, terms.few_kinds, terms.money_terms):
        if make:
            make(d)
    d.draw_witness()
    for make in (limits.supply, limits.targets, limits.resilience, limits.clusters, limits.halls,
                 limits.quotas, more.sellers, more.mix, more.commitments, more.budgets):
        make(d)
    _limit_vendors(d, Random(f"{seed} vendors"))
    more.aims(d, money_only)
    if not _has_sense(d):
        raise RetryError("nothing to plan")
    if rng.random() < 0.05:
        _contradict(d)
    if Search(World(d.tables)).combinations > LIMIT:
        raise RetryError("too many combinations")
    return d.tables


def _limit_vendors(d: Draft, rng: Random) -> None:
    """Now and then a vendor ships no more than the witness takes, or one unit more."""
    for vendor in d.tables["vendors"] if d.has("supply_total") else ():
        if rng.random() < 0.3:
            taken = sum(n for line, n in d.plan.items() if line.vendor.id == vendor["id"])
            vendor["maximum_total"] = taken + rng.choice((0, 1))


def _has_sense(d: Draft) -> bool:
    """Whether the witness is a plan and buying nothing is not the best one; mostly asked for."""
    if d.maybe(0.1):
        return True
    world = World(d.tables)
    held = evaluate(world, d.orders())
    if not held.feasible or held.aims[0][0] not in IN_MONEY:
        return held.feasible
    empty = evaluate(world, {})
    return not (empty.feasible and empty.aims[0][1] <= held.aims[0][1])


def _contradict(d: Draft) -> None:
    """Ask for more than can be had, where a hard rule asks for something."""
    rules = d.tables["rules"]
    if rules.get("delivery_target", {}).get("mode") == "hard":
        rules["delivery_target"]["milestones"][0]["accelerators"] += 40
    elif rules.get("compute_target", {}).get("mode") == "hard":
        rules["compute_target"]["targets"][0]["amount"] *= 5
