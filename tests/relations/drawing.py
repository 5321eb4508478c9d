"""What the relations share: seeds of random scenarios, their proven plans, and how plans compare.

A relation says how the answer must move when the question is changed in a known way. It needs no
known answer, so it also reaches what the enumerator of ``tests/reference`` cannot say: that the
planner does not care about names, order or currency, and that it is honest when it stops early.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from optimizer.answers.planning import find_plan
from optimizer.core.registry import AIMS
from optimizer.domain.plan import Plan
from optimizer.domain.scenario import Scenario
from optimizer.errors import NoPlan
from optimizer.model.session import Options
from tests.reference.random_scenarios import scenario as random_scenario
from tests.reference.settings import RULES
from tests.wide import wide

Raw = dict[str, Any]
"""A scenario as plain data, free to be changed."""

EXACT = Options(gap=0.0, time_limit=30.0)
SAME = 1e-6
"""Share by which two values of one optimum may differ: the tolerance of the audit."""

ROUNDS = 3
"""Times that every rule is the focus of a random scenario: once in each mode."""

seeds = st.integers(0, ROUNDS * len(RULES) - 1)


def few(examples: int = 12) -> settings:
    """The same few examples in every run, so that a failure is a change of the code."""
    return settings(max_examples=wide(examples // 2, examples), deadline=None, derandomize=True,
                    database=None,
                    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def about(*rules: str) -> st.SearchStrategy[int]:
    """Seeds whose scenarios are drawn around one of these rules."""
    return st.sampled_from([RULES.index(rule) + len(RULES) * turn
                            for turn in range(ROUNDS) for rule in rules])


@cache
def _drawn(seed: int) -> Raw:
    return random_scenario(seed)


def drawn(seed: int) -> Raw:
    """The scenario of a seed, to be changed at will."""
    return deepcopy(_drawn(seed))


def with_aims(raw: Raw, *aims: str, tolerance: float = 0) -> Raw:
    """The scenario with these aims, the tolerance on each; without aims: its first one alone."""
    names = aims or (raw["aims"][0]["aim"],)
    return {**raw, "aims": [{"aim": aim, "tolerance": tolerance} for aim in names]}


def with_rule(raw: Raw, rule: str, **figures: Any) -> Raw:
    """The scenario with settings of one rule changed."""
    rules = raw.get("rules", {})
    return {**raw, "rules": {**rules, rule: {**rules.get(rule, {}), **figures}}}


def mode(raw: Raw, rule: str, default: str = "hard") -> str:
    """The mode a scenario gives a rule."""
    return raw.get("rules", {}).get(rule, {}).get("mode", default)


def as_scenario(raw: Raw) -> Scenario:
    """The typed scenario; decimals lose nothing on the way."""
    return Scenario.model_validate_json(json.dumps(raw, default=str))


@cache
def _solved(text: str) -> Plan | None:
    try:
        return find_plan(Scenario.model_validate_json(text), EXACT)
    except NoPlan:
        return None


def solved(raw: Raw) -> Plan | None:
    """The proven best plan, or None where it is proven that there is none."""
    return _solved(json.dumps(raw, default=str))


def values(plan: Plan) -> dict[str, float]:
    """Value of every aim, in their order."""
    return {proof.aim: float(proof.objective) for proof in plan.proofs}


def close(one: float, other: float) -> bool:
    """Equal but for the tolerance of the audit."""
    return abs(one - other) <= SAME * max(1.0, abs(one), abs(other))


def same_values(one: Plan | None, other: Plan | None) -> bool:
    """Both without a plan, or equally good in every aim."""
    if one is None or other is None:
        return one is other
    mine, theirs = values(one), values(other)
    return list(mine) == list(theirs) and all(close(mine[aim], theirs[aim]) for aim in mine)


def at_least_as_good(one: Plan | None, other: Plan | None) -> bool:
    """Whether the first plan is no worse than the second in the first aim that tells them apart.

    No plan is worse than any plan.
    """
    if other is None or one is None:
        return other is None
    mine, theirs = values(one), values(other)
    assert list(mine) == list(theirs)
    return better_or_same(mine.items(), theirs)


def better_or_same(mine: Iterable[tuple[str, float]], theirs: dict[str, float]) -> bool:
    """The comparison itself, aim by aim."""
    for aim, value in mine:
        if not close(value, theirs[aim]):
            return (value < theirs[aim]) == (AIMS[aim].sense == "min")
    return True
