"""A vendor that quotes anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.special import ndtr

from optimizer.domain.answer import Phrase, phrase
from optimizer.studies.futures.futures import PriceMove
from optimizer.studies.futures.quantile import value_of
from optimizer.studies.risk.causes.cause import Cause, percent, shape_of
from optimizer.studies.risk.causes.rate import PLACES

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.studies.risk.exposure import Exposure
    from optimizer.studies.risk.world import World


@dataclass(frozen=True)
class Price(Cause):
    """All prices of a vendor's later orders move by one share: list prices and price breaks."""

    entry: PriceMove
    vendor: str
    serves: ClassVar[bool] = False

    @property
    def title(self) -> Phrase:
        return phrase("Prices of {vendor}", vendor=self.vendor)

    def told(self, exposure: Exposure) -> Phrase:
        return phrase("new quote with chance {chance}; then {shape}",
                      chance=percent(self.entry.requote_chance),
                      shape=shape_of(self.entry, weeks=False))

    def figures(self, exposure: Exposure) -> int:
        return 2

    def put(self, world: World, exposure: Exposure, normal: Array) -> None:
        anew = ndtr(normal[:, 1]) < float(self.entry.requote_chance)
        factor = np.where(anew, 1 + value_of(self.entry, normal[:, 0]), 1.0)
        column = exposure.frame.positions("vendors", [self.vendor])[0]
        world.price[:, column] = np.round(factor, PLACES)
