"""What vendors can ship, as quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from optimizer.core.frame import Frame
    from optimizer.core.number import Array


def phase_limits(s: Frame) -> tuple[Array, list[int]]:
    """Rows (offer × phase) whose order has a limit, and the limit in units."""
    phases = {phase.id: i for i, phase in enumerate(s.scenario.phases)}
    named = {(row.offer, row.phase): row.maximum for row in s.scenario.offer_phases}
    rows, limits = [], []
    for i, offer in enumerate(s.scenario.offers):
        for name, p in phases.items():
            given = [m for m in (offer.maximum_per_phase, named.get((offer.id, name)))
                     if m is not None]
            if given:
                rows.append(i * len(phases) + p)
                limits.append(min(given))
    return np.array(rows, dtype=np.int64), limits
