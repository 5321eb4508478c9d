"""What vendors can ship, as quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from optimizer.quantities.units import possible_orders

if TYPE_CHECKING:
    from optimizer.core.frame import Frame
    from optimizer.core.number import Array


def phase_limits(s: Frame) -> tuple[Array, list[int]]:
    """Rows (offer × phase) of possible orders that have a limit, and the limit in units."""
    rows = possible_orders(s)
    phases = len(s.scenario.phases)
    unlimited = np.iinfo(np.int64).max
    general = np.array([unlimited if o.maximum_per_phase is None else o.maximum_per_phase
                        for o in s.scenario.offers], dtype=np.int64)
    limit = general[rows // phases]
    most = np.array([unlimited if row.maximum is None else row.maximum
                     for row in s.scenario.offer_phases], dtype=np.int64)
    named = s.offer_phases
    spot = named.offer.positions * phases + named.phase.positions
    at = np.minimum(np.searchsorted(rows, spot), max(0, len(rows) - 1))
    if len(rows):
        there = rows[at] == spot
        np.minimum.at(limit, at[there], most[there])
    held = limit < unlimited
    return rows[held], limit[held].tolist()
