"""The loop over the registry: every rule that is on puts its rows on a set of decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.core.registry import RULES
from optimizer.core.rule import Rows, Rule, RuleSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    for part, rows in enumerate([made] if isinstance(made, Rows) else made):
        broken = None
        if settings.mode == "soft":
            broken = _broken(x, f"{rule.id} {part} broken", rows, settings)
            assert settings.price is not None
            price = x.frame.number.one(settings.price)
            x.concessions.append((rule.id, broken.total() * price))
        yield Applied(rule, settings, rows, broken)


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
