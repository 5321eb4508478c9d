"""Every rule in one line: how its rows stand, and the one that is nearest."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.core.registry import RULES, settings_of
from optimizer.io.plan.standing import counts, state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from optimizer.core.rule import Rule
    from optimizer.domain.plan import Plan, RuleUse


@dataclass(frozen=True)
class RuleStanding:
    """How one rule stands in a plan."""

    rule: Rule
    mode: str
    uses: tuple[RuleUse, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many of its rows stand how."""
        return counts(self.uses)

    @property
    def charged(self) -> Decimal:
        """Money charged for breaking it, reporting currency."""
        return charged(self.uses)

    @property
    def nearest(self) -> RuleUse | None:
        """The row with the least headroom for its bound; rows that are idle only if all are."""
        at_work = [use for use in self.uses if state(use) != "idle"] or self.uses
        return min(at_work, key=share_left, default=None)


def share_left(use: RuleUse) -> Decimal:
    """The headroom of a row as a share of its bound."""
    return use.headroom / max(abs(use.bound), Decimal(1))


def charged(uses: Iterable[RuleUse]) -> Decimal:
    """Money charged for broken soft rules, reporting currency."""
    return sum((use.concession for use in uses), Decimal(0))


def overview(plan: Plan) -> Sequence[RuleStanding]:
    """Every rule; those that are off, then those without rows, stand last."""
    settings = settings_of(plan.scenario)
    of: dict[str, list[RuleUse]] = defaultdict(list)
    for use in plan.rules:
        of[use.rule].append(use)
    ordered = sorted(RULES.values(), key=lambda rule: (settings.rules[rule.id].mode == "off",
                                                       not of[rule.id], rule.family))
    return [RuleStanding(rule, settings.rules[rule.id].mode, tuple(of[rule.id]))
            for rule in ordered]
