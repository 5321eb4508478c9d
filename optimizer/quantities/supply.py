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
    offers, phases = s.scenario.offers, s.scenario.phases
    named = {(row.offer, row.phase): row.maximum for row in s.scenario.offer_phases}
    rows, limits = [], []
    for row in possible_orders(s).tolist():
        offer, phase = offers[row // len(phases)], phases[row % len(phases)]
        given = [most for most in (offer.maximum_per_phase, named.get((offer.id, phase.id)))
                 if most is not None]
        if given:
            rows.append(row)
            limits.append(min(given))
    return np.array(rows, dtype=np.int64), limits
