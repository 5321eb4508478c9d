"""The step by which a planner would loosen a row, by its unit."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import floor, log10
from typing import TYPE_CHECKING

from optimizer.answers.curve.rows import WHOLE
from optimizer.core.rule import MONEY

if TYPE_CHECKING:
    from optimizer.answers.curve.dial import Dial
    from optimizer.answers.curve.rows import RuleRow
    from optimizer.domain.scenario import Scenario

STEPS = {"kW": Fraction(1000), "rack units": Fraction(48), "share": Fraction(1, 100)}
"""1 MW, a rack, a share point; things that are counted: one, accelerators: a usual lot."""

BILLION, LARGE = Fraction(10**9), Fraction(10**11)


def step_of(scenario: Scenario, row: RuleRow, dial: Dial) -> Fraction:
    """The natural step of a row, in the unit of its dial."""
    if dial.unit in STEPS:
        return STEPS[dial.unit]
    if dial.unit == "accelerators":
        return lot(scenario)
    if dial.unit in WHOLE:
        return Fraction(1)
    size = abs(Fraction(row.bound or 0))
    if dial.unit == MONEY and scenario.money.currency == "KRW" and size >= LARGE:
        return BILLION
    hundredth = size / 100
    return Fraction(10) ** floor(log10(hundredth)) if hundredth else Fraction(1)


def lot(scenario: Scenario) -> Fraction:
    """Accelerators of the system that most offers sell."""
    per = {system.id: system.accelerators_per_unit for system in scenario.systems}
    sold = Counter(per[offer.system] for offer in scenario.offers)
    return Fraction(sold.most_common(1)[0][0] if sold else 1)
