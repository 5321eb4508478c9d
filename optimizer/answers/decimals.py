"""From fractions to the decimals a plan is written in."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

PLACES = 6
"""Decimals kept in a plan: finer than any unit a planner uses."""


def decimal(value: Fraction, places: int = PLACES) -> Decimal:
    """A fraction as a decimal, rounded half-even, without trailing zeros."""
    scaled = round(value * 10**places)
    with localcontext(prec=60):
        out = Decimal(scaled).scaleb(-places).normalize()
        return out.quantize(Decimal(1)) if out == out.to_integral_value() else out
