"""The money of each fiscal year: what there is, what is left of it, what lapses."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.domain.plan import CashYear, Plan

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class YearMoney:
    """One fiscal year; all in the reporting currency."""

    cash: CashYear
    carry_over_share: Decimal
    """Of its budget that may be carried over."""

    @property
    def available(self) -> Decimal:
        """Its budget and what was carried in."""
        return (self.cash.budget or NOTHING) + self.cash.carried_in

    @property
    def used(self) -> Decimal:
        """The share of it that is paid; 0 where there is none."""
        return self.cash.paid / self.available if self.available else NOTHING

    @property
    def left(self) -> Decimal:
        """What is not paid; negative: paid without money."""
        return self.available - self.cash.paid

    @property
    def lapses(self) -> Decimal:
        """What is neither paid nor carried on."""
        return max(NOTHING, self.left - self.cash.carried_out)


def years(plan: Plan) -> list[YearMoney]:
    """The fiscal years of a plan."""
    shares = {row.fiscal_year: row.carry_over_share for row in plan.scenario.budgets}
    return [YearMoney(year, shares.get(year.fiscal_year, NOTHING)) for year in plan.cash]
