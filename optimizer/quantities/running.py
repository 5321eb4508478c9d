"""Running costs: so much per year from the phase in service to the end of the horizon."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from optimizer.core.term import Flow

if TYPE_CHECKING:
    from optimizer.core.expr import Expr
    from optimizer.core.frame import Frame


def running(s: Frame, yearly: Expr) -> Flow:
    """Yearly money by in-service phase, turned into money over the horizon."""
    years = s.number.array(Fraction(months, 12) for months in s.time.months_left)
    pv_years = s.number.array(s.time.pv_years)
    return Flow(later=((yearly * years).total(), (yearly * pv_years).total()))
