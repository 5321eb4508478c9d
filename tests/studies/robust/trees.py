"""Small trees of futures, and the best of each by trying every plan: no code of ``optimizer``
but the one that applies ``--set``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations as subsets
from itertools import product
from json import dumps
from random import Random
from typing import Any

from optimizer.core.changes import with_settings
from optimizer.domain.scenario import Scenario
from tests.build import milestone, offer, quarters, room, scenario, site, target, vendor
from tests.reference import World, combinations
from tests.reference.aims import is_maximum
from tests.reference.random_scenarios import scenario as random_scenario
from tests.reference.rows import fits
from tests.reference.search import Search

SMALL = 500
Stage = frozenset[tuple[tuple[str, str, str], int]]
"""What is ordered now: lines with their units."""
Losses = dict[Stage, Fraction]


@dataclass(frozen=True)
class Tree:
    """A scenario, its futures as the file has them, and the day by which is decided."""

    base: Scenario
    futures: tuple[dict[str, Any], ...]
    by: date
    chances: tuple[Fraction, ...]
    kept: list[Losses] = field(default_factory=list)
    """Per future the least loss for every first stage, its target met."""
    free: list[Losses] = field(default_factory=list)
    """The same with its target let go."""
    far: list[dict[Stage, dict[int, Fraction]]] = field(default_factory=list)
    """The same by how many accelerators the target is missed."""
    lines: list[frozenset[tuple[str, str, str]]] = field(default_factory=list)


@cache
def bought(seed: int) -> Tree:
    """A tree in which it matters what is ordered now: prices, lead times, supply and targets move.

    Two or three offers, two sites, one phase of now and one of later; whoever waits may pay more
    or less, may wait in vain, or find that less is wanted.
    """
    rng = Random(f"bought {seed}")
    offers = [offer(f"o{i}", rng.randint(60, 120), vendor=f"V{i}",
                    maximum_per_phase=rng.randint(1, 3), minimum_order=rng.choice((0, 0, 2)),
                    maximum_total=rng.randint(2, 3)) for i in range(rng.choice((2, 2, 3)))]
    sites = [site("H")] if len(offers) > 2 else [
        site("H"), site("K", tariff_per_kwh=rng.choice((0, 0, 0.001)))]
    vendors = [vendor(f"V{i}", engagement_fee=rng.choice((0, 30))) for i in range(len(offers))]
    base = scenario(phases=quarters(2), offers=offers, sites=sites, vendors=vendors,
                    site_phases=[room(row["id"], power_kw=rng.choice((20, 30, 40)))
                                 for row in sites],
                    rules=target(milestone(2, "P2")))
    futures = tuple(_bought(rng, base, i) for i in range(rng.choice((2, 3))))
    weights = [rng.randint(1, 4) for _ in futures]
    return _enumerated(Tree(base, futures, date(2026, 1, 1),
                            tuple(Fraction(w, sum(weights)) for w in weights)))


def _bought(rng: Random, base: Scenario, number: int) -> dict[str, Any]:
    later, changes = [], []
    for i, one in enumerate(base.offers):
        price = round(float(one.unit_price) * rng.choice((0.3, 0.7, 1, 1.5, 3)))
        later.append({"offer": one.id, "phase": "P2", "unit_price": price,
                      "maximum": rng.choice((0, 1, 2, 3))})
        if rng.random() < 0.1:
            changes.append(f"scenario.offers[{i}].lead_weeks_max={rng.choice((13, 26))}")
    wanted = rng.randint(1, 3)
    return {"name": f"f{number}", "lost": number > 0 and rng.random() < 0.4, "set": [
        f"scenario.offer_phases={dumps(later)}", *changes,
        f"delivery_target.milestones[0].accelerators={wanted}"]}


@cache
def tree(seed: int) -> Tree | None:
    """The tree of a seed, of any rules; None where what was drawn is too large, or no question."""
    raw, rng = random_scenario(seed), Random(f"tree {seed}")
    modes = {rule: settings.get("mode") for rule, settings in raw["rules"].items()}
    money = raw.get("aims", [{"aim": "least_cost"}])[0]["aim"] in (
        "least_cost", "least_purchase", "least_concession")
    if combinations(raw) > SMALL or modes.get("pins") == "soft" or (
            "soft" in modes.values() and not money):
        return None
    base = Scenario.model_validate(raw)
    count = rng.choice((2, 2, 3))
    by = rng.choice([phase.start for phase in base.phases[:-1]] or [base.phases[0].start])
    futures = tuple(_future(base, rng, i, by) for i in range(count))
    weights = [rng.randint(1, 4) for _ in futures]
    chances = tuple(Fraction(w, sum(weights)) for w in weights)
    if any(combinations(_content(base, one)) > 4 * SMALL for one in futures):
        return None
    return _enumerated(Tree(base, futures, by, chances))


def _content(base: Scenario, one: dict[str, Any]) -> dict[str, Any]:
    return with_settings(base, one["set"]).model_dump(mode="json")


def _enumerated(made: Tree) -> Tree:
    """The tree with every plan of every future."""
    for one in made.futures:
        content = _content(made.base, one)
        made.kept.append(_least(_losses(content, made)))
        target = content["rules"].get("delivery_target", {})
        if target.get("mode", "hard") == "hard":  # a soft one has its price, and stays
            content["rules"]["delivery_target"] = {**target, "mode": "off"}
        made.far.append(_losses(content, made))
        made.free.append(_least(made.far[-1]))
        made.lines.append(frozenset(World(content).by_key))
    return made


def _future(base: Scenario, rng: Random, number: int, by: date) -> dict[str, Any]:
    """The first future is the scenario as it is, or all differ; prices do after the day."""
    changes: list[str] = []
    stepped = {row.offer for row in base.price_breaks}
    later = [row.model_dump(mode="json") for row in base.offer_phases]
    said = {(row.offer, row.phase) for row in base.offer_phases}
    for i, row in enumerate(base.offers):
        for phase in base.phases:
            if phase.start > by and row.id not in stepped and (row.id, phase.id) not in said:
                price = round(float(row.unit_price) * rng.choice((0.4, 0.8, 1, 1.3, 3)), 2)
                later.append({"offer": row.id, "phase": phase.id, "unit_price": price})
        if rng.random() < 0.2:
            weeks = float(row.lead_weeks_max) + rng.choice((2, 6, 13, 30))
            changes.append(f"scenario.offers[{i}].lead_weeks_max={weeks}")
        if rng.random() < 0.2 and row.maximum_total:
            changes.append(f"scenario.offers[{i}].maximum_total={row.maximum_total - 1}")
    target = base.rules.get("delivery_target", {})
    for i, wanted in enumerate(target.get("milestones", ())):
        if rng.random() < 0.6:
            count = max(0, wanted["accelerators"] + rng.choice((-4, -2, 1, 2, 4)))
            changes.append(f"delivery_target.milestones[{i}].accelerators={count}")
    if number == 0 and rng.random() < 0.5:
        return {"name": "f0", "set": [], "lost": False}
    changes.append(f"scenario.offer_phases={dumps(later)}")
    return {"name": f"f{number}", "set": changes, "lost": number > 0 and rng.random() < 0.4}


def _least(losses: dict[Stage, dict[int, Fraction]]) -> Losses:
    return {stage: min(found.values()) for stage, found in losses.items()}


def _losses(content: dict[str, Any], made: Tree) -> dict[Stage, dict[int, Fraction]]:
    """The least loss for every first stage that some plan has, and every miss of the target."""
    world = World(content)
    search = Search(world)
    lines = [line for lines in search.lines for line in lines]
    names = [line.key for line in lines]
    phases = [row["id"] for row in content["phases"]]
    goals = content["rules"].get("delivery_target", {}).get("milestones", ())
    sign = -1 if is_maximum(search.exact.aims[0][0]) else 1
    found: dict[Stage, dict[int, Fraction]] = {}
    now = _now(made)
    for units, values, scale in search.plans():
        flat = [n for mine in units for n in mine]
        stage = frozenset((key, n) for key, n in zip(names, flat, strict=True)
                          if n and (key[0], key[2]) in now)
        loss = Fraction(sign * values[0]) / scale
        short = max([0, *(goal["accelerators"] - sum(
            n * line.accelerators for n, line in zip(flat, lines, strict=True)
            if line.service <= phases.index(goal["phase"]) and fits(line, goal))
            for goal in goals)])
        mine = found.setdefault(stage, {})
        mine[short] = min(loss, mine.get(short, loss))
    return found


def _now(made: Tree) -> set[tuple[str, str]]:
    """Offers and phases of now: the first day an order can be placed is on or before the day."""
    base = made.base
    return {(o.id, p.id) for o in base.offers for p in base.phases
            if not [d for d in (p.start, o.valid_from, base.as_of) if d and d > made.by]}


def stages(made: Tree, missed: Sequence[bool]) -> Iterator[tuple[Stage, list[Fraction]]]:
    """Every first stage that all futures can bear, with the loss in each."""
    tables = [free if miss else kept
              for kept, free, miss in zip(made.kept, made.free, missed, strict=True)]
    for stage in {stage for table in tables for stage in table}:
        losses = [table.get(here(made, i, stage)) for i, table in enumerate(tables)]
        if None not in losses:
            yield stage, losses  # type: ignore[misc]


def here(made: Tree, future: int, stage: Stage) -> Stage:
    """What of a first stage there is in a future: where orders can be lost, only its own lines."""
    if not made.futures[future]["lost"]:
        return stage
    return frozenset((line, n) for line, n in stage if line in made.lines[future])


def misses(made: Tree, most: Fraction) -> Iterator[tuple[bool, ...]]:
    """Every way to miss targets within a chance."""
    count = len(made.futures)
    for size in range(count + 1):
        for chosen in subsets(range(count), size):
            if sum(made.chances[i] for i in chosen) <= most:
                yield tuple(i in chosen for i in range(count))


def short_ways(
    made: Tree, most: Fraction, share: Fraction, miss: Fraction, known: bool,
) -> Iterator[list[Fraction]]:
    """The losses of every way to miss targets by so much in the worst cases, and so often.

    ``known``: each future may have a first stage of its own.
    """
    merged: list[dict[int, Fraction]] = []
    for table in made.far:
        merged.append({})
        for found in table.values():
            for far, loss in found.items():
                merged[-1][far] = min(loss, merged[-1].get(far, loss))
    every = {stage for table in made.far for stage in table}
    shared = [[table.get(here(made, i, stage), {}) for i, table in enumerate(made.far)]
              for stage in every]
    for tables in [merged] if known else shared:
        for ways in product(*(table.items() for table in tables)):
            far = [Fraction(short) for short, _ in ways]
            missed = sum((c for c, n in zip(made.chances, far, strict=True) if n), Fraction(0))
            if missed <= miss and tail(made, far, share) <= most:
                yield [loss for _, loss in ways]


def own_best(made: Tree, missed: Sequence[bool]) -> list[Fraction] | None:
    """Each future's own best; None where some has no plan."""
    tables = [free if miss else kept
              for kept, free, miss in zip(made.kept, made.free, missed, strict=True)]
    return [min(table.values()) for table in tables] if all(tables) else None


def mean(made: Tree, losses: Sequence[Fraction]) -> Fraction:
    """Expected loss."""
    return sum((c * x for c, x in zip(made.chances, losses, strict=True)), Fraction(0))


def tail(made: Tree, losses: Sequence[Fraction], share: Fraction) -> Fraction:
    """CVaR by its other definition: the least, over edges, of edge and mean excess."""
    return min(edge + sum((c * max(Fraction(0), x - edge)
                           for c, x in zip(made.chances, losses, strict=True)), Fraction(0))
               / (1 - share) for edge in losses)
