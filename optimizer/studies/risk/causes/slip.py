"""A vendor that delivers late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from optimizer.domain.answer import Phrase, phrase
from optimizer.studies.futures.futures import Slip
from optimizer.studies.futures.quantile import value_of
from optimizer.studies.risk.causes.cause import Cause, shape_of

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.studies.risk.exposure import Exposure
    from optimizer.studies.risk.world import World


@dataclass(frozen=True)
class Late(Cause):
    """All of a vendor's deliveries are late by the same weeks: a vendor that slips, slips."""

    entry: Slip
    vendor: str

    @property
    def title(self) -> Phrase:
        return phrase("{vendor} delivers late", vendor=self.vendor)

    def told(self, exposure: Exposure) -> Phrase:
        return phrase("weeks late, all its deliveries alike: {shape}",
                      shape=shape_of(self.entry, weeks=True))

    def put(self, world: World, exposure: Exposure, normal: Array) -> None:
        column = exposure.frame.positions("vendors", [self.vendor])[0]
        world.slip[:, column] = days_of(value_of(self.entry, normal[:, 0]))


def days_of(weeks: Array) -> Array:
    """Weeks as whole days, begun days counted; what rounding adds is not a day."""
    return np.ceil(np.round(7 * weeks, 6)).astype(np.int64)
