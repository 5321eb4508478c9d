"""Currencies, taxes, yearly budgets, and the rates that compare money of different times."""

from __future__ import annotations

from decimal import Decimal

from optimizer.domain.units import (
    Country,
    Currency,
    Exact,
    Frozen,
    Id,
    NonNegative,
    Positive,
    Share,
    doc,
)


class Money(Frozen):
    """The planner's own money settings."""

    currency: Currency = doc("reporting currency: every total is in it", default="KRW")
    discount_rate: NonNegative = doc("yearly discount rate, e.g. 0.045", default=Decimal(0))
    horizon_years: NonNegative = doc(
        "years from the first day of the first phase for which running costs are counted",
        default=Decimal(5),
    )


class ExchangeRate(Frozen):
    """What one unit of a currency is worth; a blank phase holds wherever no row says else."""

    currency: Currency = doc("currency")
    phase: Id | None = doc("phase of the payment; blank for all", default=None)
    rate: Positive = doc("reporting currency per unit of this currency")


class TaxRate(Frozen):
    """Duty and VAT on goods of one origin. Origins without a row pay none."""

    origin: Country = doc("country the goods come from")
    duty_share: Share = doc("customs duty as a share of price and freight")
    vat_share: Share = doc("VAT as a share of price, freight and duty")


class BudgetYear(Frozen):
    """Money voted for one fiscal year. Years without a row have none."""

    fiscal_year: int = doc("fiscal year", ge=1990, le=2100)
    amount: NonNegative = doc("money of the year, reporting currency")
    carry_over_share: Share = doc(
        "share of the year's amount that may be carried to the next year", default=Decimal(0)
    )


Amount = Exact
"""Money, in the currency the field's text names."""
