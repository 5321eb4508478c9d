"""The export control class of a chip on a day, from the thresholds of a regime."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.export.periods import in_force

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from optimizer.domain.catalogue import Accelerator
    from optimizer.domain.regime import ControlThreshold, ExportRegime


def tpp_per_ic(accelerator: Accelerator) -> Decimal:
    """TPP of one separately packaged chip. The thresholds are per chip, not per card."""
    return accelerator.tpp / accelerator.ics


def classify(accelerator: Accelerator, regime: ExportRegime, day: date) -> str | None:
    """The highest control class that reaches the chip, e.g. ``3A090.a``; None: no class does.

    Classes rank by name: 3A090.a is above 3A090.b. Limits are on TPP per chip; performance
    density is the same per chip and per accelerator, as TPP and die area are shared out alike.
    Where the die area is not known no density limit can be met, neither "at least" nor "below",
    so a chip may be classed too low; rows on TPP alone (4,800 and more) are not affected.
    """
    reached = [row.eccn for row in regime.thresholds
               if in_force(row, day) and _meets(accelerator, row)]
    return min(reached, default=None)


def _meets(accelerator: Accelerator, row: ControlThreshold) -> bool:
    return (
        (accelerator.data_centre or not row.data_centre_only)
        and _within(tpp_per_ic(accelerator), row.tpp_from, row.tpp_below)
        and _within(accelerator.performance_density, row.density_from, row.density_below)
    )


def _within(figure: Decimal | None, lowest: Decimal | None, below: Decimal | None) -> bool:
    if lowest is None and below is None:
        return True
    return (
        figure is not None
        and (lowest is None or lowest <= figure)
        and (below is None or figure < below)
    )
