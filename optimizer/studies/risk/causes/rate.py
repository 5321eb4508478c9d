"""An exchange rate that moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.special import ndtr

from optimizer.domain.answer import Phrase, phrase
from optimizer.studies.futures.futures import RateMove
from optimizer.studies.futures.quantile import of_table
from optimizer.studies.risk.causes.cause import Cause, listed_chances, percent

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.studies.risk.exposure import Exposure
    from optimizer.studies.risk.world import World

PLACES = 9
"""Decimals of a factor: a plain figure, the same in every future's scenario."""
DAYS = 365.25


@dataclass(frozen=True)
class Rate(Cause):
    """Every later payment is made at another rate: one figure moves all phases the same way."""

    entry: RateMove
    serves: ClassVar[bool] = False

    @property
    def title(self) -> Phrase:
        return phrase("Exchange rate {currency}", currency=self.entry.currency)

    def told(self, exposure: Exposure) -> Phrase:
        if self.entry.spread_per_year is None:
            return listed_chances(self.entry.table, weeks=False)
        return phrase("lognormal, {spread} a year until each payment; mean as planned",
                      spread=percent(self.entry.spread_per_year))

    def put(self, world: World, exposure: Exposure, normal: Array) -> None:
        first = exposure.since.toordinal()
        years = np.array([max(0, phase.start.toordinal() - first) / DAYS
                          for phase in exposure.scenario.phases])
        figure = normal[:, 0]
        if self.entry.spread_per_year is None:
            moved = of_table(self.entry.table, ndtr(figure))
            later = np.array([p.start >= exposure.since for p in exposure.scenario.phases])
            factor = np.where(later, 1 + moved[:, None], 1.0)
        else:
            spread = float(self.entry.spread_per_year) * np.sqrt(years)
            factor = np.exp(spread * figure[:, None] - spread**2 / 2)
        world.rate[self.entry.currency] = np.round(factor, PLACES)
