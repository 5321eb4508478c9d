"""The loop over the registry: every rule that is on puts its rows on a set of decisions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from optimizer.core.registry import RULES
from optimizer.core.rule import Rows, Rule, RuleSettings
from optimizer.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr


@dataclass(frozen=True)
class Applied:
    """One family of rows of a rule that is on; ``broken`` has its concessions where it is soft."""

    rule: Rule
    settings: RuleSettings
    rows: Rows
    broken: Expr | None


def apply_rule(x: Decisions, rule: Rule) -> Iterator[Applied]:
    """The rows of one rule; soft ones add what breaking them costs to ``x.concessions``."""
    settings = x.frame.settings.rules[rule.id]
    if settings.mode == "off":
        return
    made = rule.rows(x, x.frame, settings)
    granted = x.frame.granted.get(rule.id, {})
    for part, plain in enumerate([made] if isinstance(made, Rows) else made):
        rows = _moved(x, rule.id, plain, granted) if granted else plain
        broken = None
        if settings.mode == "soft":
            broken = _broken(x, f"{rule.id} {part} broken", rows, settings)
            assert settings.price is not None
            price = x.frame.number.one(settings.price)
            x.concessions.append((rule.id, broken.total() * price))
        yield Applied(rule, settings, rows, broken)


def _moved(x: Decisions, rule_id: str, rows: Rows, granted: dict[str, Decimal]) -> Rows:
    """The rows with their bounds moved by what was conceded; an equation has nothing to move."""
    if rows.sense == "==":
        return rows
    labels = [rows.index.label(i) for i in range(rows.index.size)]
    moved = x.frame.number.array([granted.get(label, 0) for label in labels])
    x.frame.conceded |= {(rule_id, label) for label in labels if label in granted}
    bound = rows.bound + moved if rows.sense == "<=" else rows.bound - moved
    return replace(rows, bound=bound)


def unused_concessions(x: Decisions) -> list[Problem]:
    """Concessions that name no row which could be broken."""
    return [
        Problem(Place("concessions", row), f"{one.rule} has no row “{one.where}” to concede",
                "Name a row as the plan's rules table does; the rule must be on.")
        for row, one in enumerate(x.frame.scenario.concessions)
        if (one.rule, one.where) not in x.frame.conceded
    ]


def _broken(x: Decisions, name: str, rows: Rows, settings: RuleSettings) -> Expr:
    limit = settings.max_concession
    most = None if limit is None else x.frame.number.one(limit)
    over = rows.activity - rows.bound
    if rows.sense == "<=":
        return x.excess(name, over, most)
    if rows.sense == ">=":
        return x.excess(name, -over, most)
    return x.excess(f"{name} over", over, most) + x.excess(f"{name} under", -over, most)


def rules_in_order() -> list[Rule]:
    """Rules that limit quantities first, so that all later bounds are tight."""
    return sorted(RULES.values(), key=lambda r: (not r.limits_quantities, r.family, r.id))
