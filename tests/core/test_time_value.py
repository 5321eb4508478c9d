"""Discount factors, and the years of running costs."""

from decimal import Decimal
from typing import Any

import pytest

from optimizer.core.time_value import TimeValue
from tests.build import HALVING, months, quarters, scenario, years


def test_money_that_halves_every_month() -> None:
    """Months 0, 1, 2 count 1, 1/2, 1/4; the end of a 3-month horizon 1/8.

    Running costs from month 0: (1 + 1/2 + 1/4) / 12; from 1: (1/2 + 1/4) / 12; from 2: 1/4 / 12.
    """
    time = TimeValue(scenario(phases=months(3), money={"discount_rate": HALVING,
                                                       "horizon_years": "0.25"}))
    assert time.factors == [1, Decimal("0.5"), Decimal("0.25")]
    assert time.end_factor == Decimal("0.125")
    assert time.months_left == [3, 2, 1]
    assert time.pv_years == [Decimal("0.145833333"), Decimal("0.0625"), Decimal("0.020833333")]


def test_factors_are_rounded_to_nine_decimals() -> None:
    """1 / 1.21 = 0.8264462809…, 1 / 1.4641 = 0.6830134553…; a quarter at 21 %: 1.21^(−1/4) is
    1.1^(−1/2) = 0.9534625892…
    """
    by_year = TimeValue(scenario(phases=years(3), money={"discount_rate": "0.21"}))
    assert by_year.factors == [1, Decimal("0.826446281"), Decimal("0.683013455")]
    by_quarter = TimeValue(scenario(phases=quarters(2), money={"discount_rate": "0.21"}))
    assert by_quarter.factors == [1, Decimal("0.953462589")]


def test_without_discounting_years_are_years() -> None:
    """Quarters of a 1-year horizon have 12, 9, 6, 3 months left, and the fifth none."""
    time = TimeValue(scenario(phases=quarters(5), money={"horizon_years": 1}))
    assert time.months_left == [12, 9, 6, 3, 0]
    assert time.pv_years == [1, Decimal("0.75"), Decimal("0.5"), Decimal("0.25"), 0]
    assert time.factors == [1] * 5


@pytest.mark.parametrize(("years", "months"), [("0.125", 2), ("0.375", 4), ("0.2", 2), (5, 60)])
def test_the_horizon_is_whole_months(years: Any, months: int) -> None:
    """1.5 → 2 and 4.5 → 4 (half to even), 2.4 → 2, 60."""
    assert TimeValue(scenario(money={"horizon_years": years})).horizon_months == months


def test_days_within_a_month_do_not_matter() -> None:
    """A phase from 31 January counts as January, one from 1 February a month later."""
    rows = [{"id": "A", "start": "2026-01-31", "end": "2026-01-31", "fiscal_year": 2026},
            {"id": "B", "start": "2026-02-01", "end": "2027-02-28", "fiscal_year": 2026}]
    assert TimeValue(scenario(phases=rows)).months == [0, 1]
