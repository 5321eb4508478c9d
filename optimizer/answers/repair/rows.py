"""A conflict narrowed down to rows: which milestone, which site and phase, with their figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.answers.repair.sets import smallest_failing
from optimizer.answers.repair.variants import breakable, dropped, only
from optimizer.core.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Trial
    from optimizer.domain.plan import RuleUse
    from optimizer.domain.scenario import Scenario

SHORTEST_S = 0.1
"""Seconds a solve gets at the least, however many share the time."""
LEAD_S = 1.5
"""Seconds for the figures of one conflict; the least that is missing is known sooner."""


@dataclass(frozen=True)
class Narrowed:
    """Rows that cannot stand together. ``lead`` is the one that gives way in the figures."""

    conflict: tuple[str, ...]
    rows: tuple[RuleUse, ...]
    """As they stand where ``lead`` is broken as little as the others let it be."""
    without_rows: tuple[str, ...]
    """Rules of the conflict without rows; all of them where there was no time to find the rows."""
    lead: RuleUse | None
    trial: Trial | None
    """The plan the figures are from, if it is proven that the lead gets no further."""
    short: Decimal | None = None
    """By so much at least the lead falls short, in its unit, also where time was up before."""


def narrow(
    scenario: Scenario, bench: Bench, conflict: tuple[str, ...], uses: Iterable[RuleUse],
    until: float,
) -> Narrowed:
    """Drop every row of a conflict that is not needed, and see how far the first one can get."""
    rows = list({(u.rule, u.where): u for u in uses if u.rule in conflict}.values())
    without = tuple(name for name in conflict if name not in {u.rule for u in rows})
    movable = [u for u in rows if u.sense != "=="]
    fixed = [u for u in rows if u.sense == "=="]

    def variant(kept: Sequence[RuleUse]) -> Scenario:
        return only(scenario, conflict, [dropped(u) for u in movable if u not in kept])

    def fails(kept: Sequence[RuleUse]) -> bool:
        if bench.over or bench.left < until:
            return False
        name = f"{', '.join(conflict)}: {len(kept) - len(fixed)} of {len(movable)} rows"
        return bench.solve(variant(kept), name).status == "no plan"

    needed = smallest_failing(movable, fails, fixed) if len(movable) > 1 else movable
    if not fails([*fixed, *needed]):
        return Narrowed(conflict, (), conflict, None, None)
    kept = [u for u in rows if u in needed or u in fixed]
    lead = _lead(kept)
    if lead is None or bench.over or bench.left < until:
        return Narrowed(conflict, tuple(kept), without, None, None)
    name = f"{', '.join(conflict)}: {lead.rule} {lead.where} as far as it can get"
    hurried = bench.within(max(SHORTEST_S, min(LEAD_S, bench.left - until)))
    trial = hurried.solve(breakable(variant(kept), lead.rule), name)
    if trial.plan is None or trial.status != "optimal":
        return Narrowed(conflict, tuple(kept), without, lead, None, trial.bound or None)
    stands = {(u.rule, u.where): u for u in trial.plan.rules}
    at = tuple(stands.get((u.rule, u.where), u) for u in kept)
    return Narrowed(conflict, at, without, stands[lead.rule, lead.where], trial, trial.bound)


def _lead(rows: Sequence[RuleUse]) -> RuleUse | None:
    """A row that asks for something, if there is one: how much of it can be had says most."""
    able = [u for u in rows if u.sense != "==" and "soft" in RULES[u.rule].modes]
    return min(able, key=lambda u: (u.sense != ">=", RULES[u.rule].family), default=None)
