"""Solving without rules, and what the difference is known to be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from optimizer.answers.aiming import best_of, gain
from optimizer.answers.bench import LEAST_S
from optimizer.answers.rule_costs.lifting import only_relaxes, speaking, without_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario

PAIRS = 10
"""At most so many pairs are tried."""

NOTHING = Decimal(0)

AT_ONCE = 10
"""A solve may take this part of the time left, so that the first rules are known well."""


@dataclass(frozen=True)
class Cost:
    """What rules cost together: between ``least`` and ``most``, ``figure`` by the plans found.

    All in the unit of the first aim; None where it is not known, or no plan exists with them.
    """

    name: str
    rules: tuple[str, ...]
    trial: Trial | None
    """Without them; None where they make no difference to what the solver is asked."""
    figure: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    proven: bool = True
    """To the gap that was asked for."""

    @property
    def nothing(self) -> bool:
        """Whether they cost nothing that proofs to the gap asked for could tell."""
        return (self.least is not None and self.most is not None
                and self.least <= 0 <= self.most and self.proven)

    @property
    def brings(self) -> bool:
        """Whether the aim is certainly worse without them: breaks and rebates are such rules."""
        return self.most is not None and self.most < 0

    @property
    def something(self) -> bool:
        """Whether they certainly cost something."""
        return self.least is not None and self.least > 0


class RuleCosts:
    """The aim with all rules, and without some."""
    def __init__(self, scenario: Scenario, bench: Bench, base: Trial) -> None:
        self.scenario, self.bench, self.base = scenario, bench, base
        self.aim = scenario.aims[0].aim
        self.best = best_of(base, self.aim, bench.options.gap)

    def each(self, rules: Sequence[str]) -> list[Cost]:
        """Every rule by itself: those that the planner has set first."""
        asked = speaking(self.scenario, rules)
        found = {rule: Cost(rule, (rule,), None, NOTHING, NOTHING, NOTHING)
                 for rule in rules if rule not in asked}
        found |= self._free([rule for rule in asked if self._idle(rule)])
        left = sorted((rule for rule in asked if rule not in found),
                      key=lambda rule: rule not in self.scenario.rules)
        found |= {cost.name: cost for cost in self.of({rule: (rule,) for rule in left})}
        return [found[rule] for rule in rules]

    def _idle(self, rule: str) -> bool:
        """Whether the best plan leaves room in every row of a rule that has nothing but rows."""
        assert self.base.plan is not None
        uses = [use for use in self.base.plan.rules if use.rule == rule]
        return not any(use.binding for use in uses) and only_relaxes(self.scenario, [rule])

    def _free(self, rules: Sequence[str]) -> dict[str, Cost]:
        """Rules that cost nothing, found together: what all of them cost is the most any can."""
        if len(rules) < 2:
            return {}
        together = self.of({"+".join(rules): rules})[0]
        if together.nothing:
            return {rule: replace(together, name=rule, rules=(rule,)) for rule in rules}
        half = len(rules) // 2
        if together.least is None or half < 2:
            return {}
        return self._free(rules[:half]) | self._free(rules[half:])

    def of(self, groups: Mapping[str, Sequence[str]]) -> list[Cost]:
        """Rules lifted together."""
        waiting = list(groups)  # whoever begins takes its part of the time that is then left

        def solved(name: str) -> Cost:
            rules = tuple(groups[name])
            each = self.bench.left * max(1, self.bench.jobs) / max(1, min(len(waiting), AT_ONCE))
            waiting.pop()
            trial = self.bench.within(max(LEAST_S, each)).solve(
                without_rules(self.scenario, rules), f"without {', '.join(rules)}")
            return self._cost(name, rules, trial)

        return self.bench.each(solved, list(groups))

    def pairs(self, costs: Iterable[Cost]) -> tuple[list[Cost], bool]:
        """Pairs that only together cost something, and whether all of them are known.

        Lifting rules only adds plans: if all that cost nothing by themselves cost nothing when
        lifted together either, then no pair of them does.
        """
        free = [cost.name for cost in costs if cost.nothing and cost.trial is not None]
        if len(free) < 2:
            return [], True
        if self.bench.over:
            return [], False
        together = self.of({"+".join(free): free})[0]
        assert self.base.plan is not None
        if together.nothing and len(self.base.plan.proofs) == 1:
            return [], True
        if len(free) == 2 and together.something:
            return [together], True
        wanted = list(combinations(free, 2))
        tried = self.of({"+".join(pair): pair for pair in wanted[:PAIRS]})
        return ([cost for cost in tried if cost.something],
                len(tried) == len(wanted) and all(cost.least is not None for cost in tried))

    def _cost(self, name: str, rules: tuple[str, ...], trial: Trial) -> Cost:
        free = best_of(trial, self.aim, self.bench.options.gap)
        if free is None or self.best is None:
            return Cost(name, rules, trial)
        figures = gain(self.aim, self.best, free)
        if only_relaxes(self.scenario, rules):
            figures = (max(figures[0], NOTHING), max(figures[1], NOTHING),
                       max(figures[2], NOTHING))
        return Cost(name, rules, trial, *figures,
                    proven=self.base.status == trial.status == "optimal")
