"""What time does to money: discount factors and the years that running costs are paid for."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from optimizer.domain.scenario import Scenario

_STEP = Decimal("1e-9")


def _months(day: date) -> int:
    return day.year * 12 + day.month


class TimeValue:
    """Discounting by whole months from the first phase, each factor rounded to nine decimals.

    The rounding makes a factor a plain decimal, the same in the model, in the audit and in a
    spreadsheet. ``factors[p]`` applies to what phase p pays; ``years[p]`` and ``pv_years[p]`` are
    the years of running costs (plain, and discounted) of what enters service in phase p.
    """

    def __init__(self, scenario: Scenario) -> None:
        first = _months(scenario.phases[0].start)
        self.rate = scenario.money.discount_rate
        self.months = [_months(phase.start) - first for phase in scenario.phases]
        self.horizon_months = round(12 * scenario.money.horizon_years)
        self.factors = [self._factor(month).quantize(_STEP) for month in self.months]
        self.end_factor = self._factor(self.horizon_months).quantize(_STEP)
        remaining = [range(month, self.horizon_months) for month in self.months]
        self.months_left = [len(left) for left in remaining]
        paid = {month for left in remaining for month in left}
        yearly = {month: self._factor(month) / 12 for month in paid}
        self.pv_years = [
            sum((yearly[month] for month in left), Decimal(0)).quantize(_STEP) for left in remaining
        ]

    def _factor(self, month: int) -> Decimal:
        return _discounted(self.rate, month)


@lru_cache(maxsize=10_000)
def _discounted(rate: Decimal, month: int) -> Decimal:
    """What a month's delay does; many scenarios of a study have the same rate and months."""
    with localcontext(prec=28):
        return (1 + rate) ** (Decimal(-month) / 12)
