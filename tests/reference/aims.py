"""The aims: what each measures in a plan, and how several are taken in order."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from .ledger import Totals
from .records import exact
from .regime import tpp
from .rows import Bench, fits
from .rules_targets import H100_TPP
from .settings import RULES
from .times import later
from .world import Line, World

IN_MONEY = {"least_cost", "least_purchase", "least_concession"}
AIMS = (*sorted(IN_MONEY), "most_compute", "earliest_service", "least_shortfall")
Value = Callable[[Totals, Any], Any]
"""Value of an aim from the totals of a plan and its concession money (times the scale)."""


def aims_in_order(world: World) -> list[tuple[str, Fraction]]:
    """Aims with tolerances; least_concession leads where rules are soft, money is not first, and it
    is not among them."""
    soft = any(world.rule(rule).mode == "soft" for rule in RULES)
    lead = [("least_concession", Fraction(0))]
    placed = "least_concession" in (aim for aim, _ in world.aims)
    leads = soft and not placed and world.aims[0][0] not in IN_MONEY
    return lead + world.aims if leads else world.aims


def is_maximum(aim: str) -> bool:
    """Whether more is better."""
    return aim in ("most_compute", "earliest_service")


def on_time(world: World, line: Line, phase: int) -> Fraction:
    """Chance that a line is in service by the last day of a phase."""
    slips = [row for row in world.tables.vendor_slips if row.vendor == line.vendor.id]
    end = world.tables.phases[phase].end
    chances = [(Fraction(0), Fraction(1))] if not slips else [(r.weeks, r.chance) for r in slips]
    late = (chance for weeks, chance in chances if later(line.service_date, weeks) <= end)
    return sum(late, Fraction(0))


def aim_value(bench: Bench, aim: str) -> Value:
    """How to read an aim's value."""
    world, money = bench.world, bench.ledger.money
    if aim == "least_concession":
        return lambda totals, concession: concession
    if aim in ("least_cost", "least_purchase"):
        base = money["present",] if aim == "least_cost" else money["purchase",]
        charged = aim == "least_purchase" or world.counted("soft_rules")
        return lambda totals, concession: base(totals) + (concession if charged else 0)
    if aim == "most_compute":
        power = bench.total(line.accelerators * tpp(line.accelerator) / H100_TPP
                            for line in bench.lines)
        return lambda totals, concession: power(totals)
    if aim == "earliest_service":
        end = world.tables.phases[-1].end
        weeks = bench.total(
            line.accelerators * Fraction(max(0, (end - line.service_date).days), 7)
            for line in bench.lines
        )
        return lambda totals, concession: weeks(totals)
    if aim == "least_shortfall":
        return _shortfall(bench)
    raise ValueError(f"aims: {aim} is not an aim")


def _shortfall(bench: Bench) -> Value:
    """Accelerators expected to be missing, summed over the milestones of the delivery target."""
    terms = []
    for goal in bench.world.rule("delivery_target").entries("milestones"):
        by = bench.phase(goal["phase"])
        sure = bench.total(
            line.accelerators * on_time(bench.world, line, by) if fits(line, goal) else 0
            for line in bench.lines
        )
        terms.append((bench.scaled(exact(goal["accelerators"])), sure))
    return lambda totals, concession: sum(max(0, need - sure(totals)) for need, sure in terms)
