"""A scenario's figures in many futures: rates and prices have a row per future."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from optimizer.core.frame import Frame
from optimizer.core.number import FLOAT

if TYPE_CHECKING:
    from optimizer.core.layout import Layout
    from optimizer.core.number import Array
    from optimizer.core.table import View
    from optimizer.studies.risk.exposure import Exposure
    from optimizer.studies.risk.world import World


class MovedFrame(Frame):
    """The frame of futures in which the same lots could be bought."""

    def __init__(
        self, exposure: Exposure, layout: Layout, world: World, possible: Array,
    ) -> None:
        """``possible``: of the layout's lots those that could be bought in these futures."""
        super().__init__(exposure.scenario, exposure.settings, layout, FLOAT)
        self._world, self._possible = world, possible
        phases = exposure.scenario.phases
        before = np.array([phase.start < exposure.since for phase in phases])
        self._fixed = np.tile(before, (len(exposure.scenario.offers), 1))
        for offer, phase in exposure.placed_before:
            self._fixed[self.positions("offers", [offer])[0],
                        self.positions("phases", [phase])[0]] = True

    def rate(self, offers: View, phases: View) -> Array:
        planned = super().rate(offers, phases)
        if not self._world.rate:
            return planned
        return np.asarray(planned * self._moved_rates[:, offers.positions, phases.positions])

    @property
    def _moved_rates(self) -> Array:
        """By future, offer and phase."""
        def made() -> Array:
            offers, phases = len(self.scenario.offers), len(self.scenario.phases)
            out = np.ones((self._world.size, offers, phases))
            for row, offer in enumerate(self.scenario.offers):
                if offer.currency in self._world.rate:
                    out[:, row] = self._world.rate[offer.currency]
            return out

        return self.keep("moved rates", made)  # type: ignore[no-any-return]

    def list_price(self, offers: View, orders: View | None = None) -> Array:
        planned = super().list_price(offers, orders)
        if (self._world.price == 1).all():
            return planned
        moved = self._world.price[:, offers.vendor.positions]
        if orders is not None:
            moved = np.where(self._fixed[offers.positions, orders.positions], 1.0, moved)
        return np.asarray(planned * moved)

    def settled(self, lots: View, groups: Array, size: int) -> Array:
        return super().settled(lots, np.where(self._possible, groups, -1), size)
