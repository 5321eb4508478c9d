"""Minimal sets of rules that cannot stand together, one after another until no more can be.

Every set that could be enough to leave out (it meets all conflicts found so far) is tried: either
a plan exists without it, or what is left holds another conflict, which is shrunk until no rule of
it can be left out. So conflicts and the smallest ways out are found side by side. (Reiter 1987;
Bailey and Stuckey 2005; Liffiton et al. 2016. Each test asks only whether a plan exists.)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from optimizer.answers.repair.sets import meeting, smallest_failing
from optimizer.answers.repair.variants import members, only

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Trial
    from optimizer.domain.plan import RuleUse
    from optimizer.domain.scenario import Scenario

Rules = frozenset[str]


@dataclass
class Tests:
    """Whether a plan keeps a set of rules; nothing is asked twice, nor what follows from it."""

    scenario: Scenario
    bench: Bench
    universe: tuple[str, ...]
    possible: dict[Rules, Trial] = field(default_factory=dict)
    impossible: dict[Rules, Trial] = field(default_factory=dict)
    unknown: bool = False
    """Whether a test was not answered in time; the set then counts as possible."""

    def fails(self, rules: Collection[str]) -> bool:
        """Whether it is proven that no plan keeps these rules."""
        asked = frozenset(rules)
        if any(known <= asked for known in self.impossible):
            return True
        if any(asked <= known for known in self.possible):
            return False
        trial = self.bench.solve(only(self.scenario, asked), self._name(asked))
        if trial.status == "no plan":
            self.impossible[asked] = trial
            return True
        if trial.feasible:
            self.possible[asked] = trial
        else:
            self.unknown = True
        return False

    def witness(self, rules: Collection[str]) -> Trial | None:
        """A plan that keeps these rules and perhaps more, if one was found."""
        return next((t for known, t in self.possible.items() if known >= frozenset(rules)), None)

    def _name(self, asked: Rules) -> str:
        off = [name for name in self.universe if name not in asked]
        kept = [name for name in self.universe if name in asked]
        if len(off) < len(kept):
            return f"without {', '.join(off)}" if off else "all rules, money aside"
        return f"only {', '.join(kept)}" if kept else "no rules"


@dataclass(frozen=True)
class Conflicts:
    """What was found: minimal conflicts, smallest first, and minimal sets that free them all."""

    found: tuple[tuple[str, ...], ...]
    freeing: tuple[Rules, ...]
    complete: bool
    """False where time was up before all were known."""
    tests: Tests


def find_conflicts(
    scenario: Scenario, bench: Bench, uses: Iterable[RuleUse], most: int, until: float = 0.0,
) -> Conflicts:
    """Minimal conflicts, at most so many, until no more than ``until`` seconds are left."""
    universe = members(scenario, uses)
    tests = Tests(scenario, bench, universe)
    found: list[tuple[str, ...]] = []
    freeing: list[Rules] = []
    if not tests.fails(universe):
        return Conflicts((), (), not tests.unknown, tests)
    if tests.fails(()):
        return Conflicts(((),), (), True, tests)
    complete = False
    while not (bench.over or bench.left < until):
        out = next((one for one in meeting(found) if one not in freeing), None)
        if out is None:
            complete = not tests.unknown
            break
        left = [name for name in universe if name not in out]
        if not tests.fails(left):
            freeing.append(out)
        elif len(found) == most:
            break
        else:
            conflict = smallest_failing(left, tests.fails)
            if not tests.fails(conflict) or tests.unknown:
                break
            found.append(tuple(name for name in universe if name in conflict))
            for name in conflict:
                tests.fails([other for other in conflict if other != name])
    found.sort(key=lambda one: (len(one), [universe.index(name) for name in one]))
    return Conflicts(tuple(found), tuple(freeing), complete, tests)
