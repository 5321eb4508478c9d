"""How a row of a rule stands, in a word, and its unit as a reader says it."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.core.registry import RULES
from optimizer.core.rule import MONEY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.domain.plan import RuleUse

STATES = {
    "BROKEN": "it does not hold; a soft rule is charged for it",
    "binding": "nothing is left: it shapes the plan",
    "tight": "less than 5 % of the bound is left",
    "holds": "there is room",
    "idle": "nothing stands against a bound of nothing",
}
"""States of a row, worst first, and what they mean."""
TIGHT = Decimal("0.05")
ROUNDING = Decimal("0.000001")
"""Share of the bound (or of one unit) below which a miss is rounding, not a breach."""
SIGNS = {"<=": "≤", ">=": "≥", "==": "="}
MEASURES = {"h100e": "H100 equivalents", "memory_tb": "TB", "accelerators": "accelerators",
            "tpp": "TPP", "spend": MONEY}


def state(use: RuleUse) -> str:
    """One of ``STATES``."""
    if use.headroom < -ROUNDING * max(Decimal(1), abs(use.bound)):
        return "BROKEN"
    if use.activity == 0 == use.bound:
        return "idle"
    if use.headroom <= 0:
        return "binding"
    return "tight" if use.headroom < TIGHT * abs(use.bound) else "holds"


def counts(uses: Iterable[RuleUse]) -> Counter[str]:
    """How many rows stand how."""
    return Counter(state(use) for use in uses)


def ordered(uses: Iterable[RuleUse]) -> list[RuleUse]:
    """Worst first; else in the order of the rules."""
    rank = {name: place for place, name in enumerate(STATES)}
    return sorted(uses, key=lambda use: rank[state(use)])


def unit_of(use: RuleUse, currency: str) -> str:
    """The unit of a row; where a rule has several, the row's own."""
    unit = use.unit
    if unit == "measure":
        shared = re.search(r" of (accelerators|spend|tpp)\b", use.where)
        named = shared[1] if shared else use.where.split(" ")[0]
        unit = MEASURES.get(named, unit)
        if named.startswith("pflops_"):
            unit = named.upper().replace("_", " ")
    return currency if unit == MONEY else unit


def rule_title(rule_id: str) -> str:
    """A rule's title; its id where the registry does not know it."""
    return RULES[rule_id].title if rule_id in RULES else rule_id
