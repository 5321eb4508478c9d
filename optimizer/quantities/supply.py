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
    named = [row for row in s.scenario.offer_phases if row.maximum is not None]
    spot = (s.positions("offers", [row.offer for row in named]) * phases
            + s.positions("phases", [row.phase for row in named]))
    at = np.minimum(np.searchsorted(rows, spot), max(0, len(rows) - 1))
    if len(rows):
        there = rows[at] == spot
        most = np.array([row.maximum for row in named], dtype=np.int64)
        np.minimum.at(limit, at[there], most[there])
    held = limit < unlimited
    return rows[held], limit[held].tolist()
