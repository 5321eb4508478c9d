"""Which rules have to go before any plan exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.answers.rule_costs.lifting import without_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True)
class Rescue:
    """A set of rules without which there is a plan."""

    name: str
    rules: tuple[str, ...]
    trial: Trial


def rescues(
    scenario: Scenario, rules: Sequence[str], groups: Mapping[str, Sequence[str]], bench: Bench,
) -> tuple[list[Rescue], bool]:
    """Single rules and groups that are enough by themselves, or if none is, a smallest set.

    Also whether everything asked for is known.
    """
    wanted: dict[str, Sequence[str]] = {**{rule: (rule,) for rule in rules}, **groups}
    tried = _lifted(scenario, wanted, bench)
    found = [one for one in tried if one.trial.plan is not None]
    complete = all(one.trial.status != "unknown" for one in tried)
    if found or not complete:
        return found, complete
    left = list(rules)
    all_of_them = _lifted(scenario, {"+".join(left): left}, bench)[0]
    if all_of_them.trial.plan is None:
        return [], all_of_them.trial.status == "no plan"
    best = all_of_them
    for rule in rules:
        fewer = [other for other in left if other != rule]
        one = _lifted(scenario, {"+".join(fewer): fewer}, bench)[0]
        complete &= one.trial.status != "unknown"
        if one.trial.plan is not None:
            left, best = fewer, one
    return [best], complete


def _lifted(
    scenario: Scenario, groups: Mapping[str, Sequence[str]], bench: Bench,
) -> list[Rescue]:
    trials = bench.solve_all([(f"without {', '.join(rules)}", without_rules(scenario, rules))
                              for rules in groups.values()])
    return [Rescue(name, tuple(rules), trial)
            for (name, rules), trial in zip(groups.items(), trials, strict=True)]
