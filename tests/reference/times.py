"""The calendar: phases, discount factors, and years of running costs."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache
from math import ceil
from types import SimpleNamespace
from typing import Any

from .records import exact

DIGITS = Context(prec=28, rounding=ROUND_HALF_EVEN)
NINE = Decimal("0.000000001")


def months(when: date) -> int:
    """Months since year 0, so that differences count calendar months."""
    return when.year * 12 + when.month


def later(when: date, weeks: Fraction) -> date:
    """The day so many weeks later; parts of a day count as a whole one."""
    return when + timedelta(days=ceil(7 * weeks))


@cache
def power(base: Decimal, month: int) -> Decimal:
    """Worth today of one unit of money after so many months, not rounded."""
    return DIGITS.power(base, DIGITS.divide(Decimal(-month), Decimal(12)))


def rounded(value: Decimal) -> Fraction:
    """To nine decimals."""
    return Fraction(value.quantize(NINE, rounding=ROUND_HALF_EVEN))


@cache
def present_years(base: Decimal, start: int, horizon: int) -> Fraction:
    """Discounted years of service from a month to the end of the horizon."""
    total = Decimal(0)
    for month in range(start, horizon):
        total = DIGITS.add(total, DIGITS.divide(power(base, month), Decimal(12)))
    return rounded(total)


class Calendar:
    """Phases in order, and what a payment or a running cost of each is worth today."""

    def __init__(self, phases: list[SimpleNamespace], money: dict[str, Any]) -> None:
        self.phases = phases
        self.index = {phase.id: i for i, phase in enumerate(phases)}
        self.month = [months(phase.start) - months(phases[0].start) for phase in phases]
        base = 1 + Decimal(str(money.get("discount_rate", 0)))
        self.horizon = round(12 * exact(money.get("horizon_years", 5)))
        self.disc = [rounded(power(base, month)) for month in self.month]
        self.end_disc = rounded(power(base, self.horizon))
        self.years = [Fraction(max(0, self.horizon - month), 12) for month in self.month]
        self.pv_years = [present_years(base, month, self.horizon) for month in self.month]

    def containing(self, when: date) -> int | None:
        """The phase a day falls in (a day between two phases: the later); None: after the last."""
        return next((i for i, phase in enumerate(self.phases) if when <= phase.end), None)
