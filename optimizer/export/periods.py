"""When the rows of a regime hold, and on which days a decision can change."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.domain.regime import ControlThreshold, ExportRegime, ExportRule


def in_force(row: ControlThreshold | ExportRule, day: date) -> bool:
    """Whether the row holds on the day; its first and its last day count."""
    return row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)


def breakpoints(regime: ExportRegime) -> tuple[date, ...]:
    """The days on which a decision can change, in order.

    From each of them up to the day before the next, and before the first, every decision stays
    what it is, so a caller may decide once per interval.
    """
    rows: list[ControlThreshold | ExportRule] = [*regime.thresholds, *regime.rules]
    starts = {row.valid_from for row in rows} - {date.min}
    last_days = {row.valid_to for row in rows if row.valid_to} - {date.max}
    return tuple(sorted(starts | {day + timedelta(days=1) for day in last_days}))
