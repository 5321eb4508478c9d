"""Rules that can be lifted, and scenarios without them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from optimizer.core.registry import RULES, settings_of
from optimizer.domain.checks.report import did_you_mean
from optimizer.errors import BadInput, Place, Problem
from optimizer.model.alike import only_fewer_rows, same_question
from optimizer.model.solve import build

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from optimizer.domain.scenario import Scenario
    from optimizer.model.solve import Built


def without_rules(scenario: Scenario, rules: Iterable[str]) -> Scenario:
    """The scenario with rules off, and without what was conceded of them."""
    lifted = set(rules)
    own = {**scenario.rules,
           **{rule: {**scenario.rules.get(rule, {}), "mode": "off"} for rule in sorted(lifted)}}
    kept = tuple(row for row in scenario.concessions if row.rule not in lifted)
    return scenario.model_copy(update={"rules": own, "concessions": kept})


def liftable(scenario: Scenario) -> list[str]:
    """Rules that are on and may be off, by family."""
    settings = settings_of(scenario)
    found = [rule for rule, entry in RULES.items() if settings.on(rule) and "off" in entry.modes]
    return sorted(found, key=lambda rule: (RULES[rule].family, list(RULES).index(rule)))


def only_relaxes(scenario: Scenario, rules: Collection[str]) -> bool:
    """Whether lifting rules takes rows away and nothing else, so that it can only help.

    Where concessions lead, fewer of them may cost the aim itself something: never then.
    """
    whole = build(scenario)
    if len(whole.aims) > 1:
        return False
    return only_fewer_rows(whole, build(without_rules(scenario, rules)), rules)


def speaking(scenario: Scenario, rules: Iterable[str]) -> list[str]:
    """Those without which the solver is asked something else; the others make no difference."""
    whole = build(scenario)
    return [rule for rule in rules if not _silent(whole, scenario, rule)]


def _silent(whole: Built, scenario: Scenario, rule: str) -> bool:
    return same_question(whole, build(without_rules(scenario, [rule])))


def families(rules: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Rules of one family together, where there are several: named by their titles."""
    found: dict[int, list[str]] = defaultdict(list)
    for rule in rules:
        found[RULES[rule].family].append(rule)
    return {"+".join(own): tuple(own) for own in found.values() if len(own) > 1}


def checked_groups(
    groups: Mapping[str, Collection[str]] | Collection[str],
) -> dict[str, tuple[str, ...]]:
    """Groups by name; as a text ``site_power+cooling`` a group is named by its rules.

    Raises:
        BadInput: an unknown rule, one that can never be off, or a group of nothing.
    """
    if isinstance(groups, str):
        groups = (groups,)
    named = ({name: tuple(rules) for name, rules in groups.items()} if hasattr(groups, "items")
             else {text: tuple(part.strip() for part in text.split("+")) for text in groups})
    problems = [Problem(Place(field="groups"), f"{name} has no rules in it", "Name its rules.")
                for name, rules in named.items() if not rules]
    for name, rules in named.items():
        for rule in rules:
            if rule not in RULES:
                problems.append(Problem(
                    Place(field="groups"), f"unknown rule {rule} in {name}",
                    f"{did_you_mean(rule, RULES)}Use one of: {', '.join(RULES)}."))
            elif "off" not in RULES[rule].modes:
                problems.append(Problem(Place(field="groups"), f"{rule} can never be off",
                                        "Leave it out."))
    if problems:
        raise BadInput(problems)
    return named
