"""A vendor that fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import log_ndtr

from optimizer.domain.answer import Phrase, phrase
from optimizer.studies.futures.futures import VendorFailure
from optimizer.studies.risk.causes.cause import Cause, percent
from optimizer.studies.risk.causes.rate import DAYS
from optimizer.studies.risk.world import NEVER

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.studies.risk.exposure import Exposure
    from optimizer.studies.risk.world import World


@dataclass(frozen=True)
class Failure(Cause):
    """A vendor fails on some day; whatever it delivers later is lost, with some of its money."""

    entry: VendorFailure
    vendor: str

    @property
    def title(self) -> Phrase:
        return phrase("{vendor} fails", vendor=self.vendor)

    def told(self, exposure: Exposure) -> Phrase:
        lost = phrase("the deposit") if self.entry.money_lost is None else phrase(
            "{share} of the list price", share=percent(self.entry.money_lost))
        return phrase("{chance} a year; of what it has not delivered, {lost} is lost",
                      chance=percent(self.entry.chance_per_year), lost=lost)

    def put(self, world: World, exposure: Exposure, normal: Array) -> None:
        own = exposure.vendor == exposure.frame.positions("vendors", [self.vendor])[0]
        day = exposure.since.toordinal() + np.floor(DAYS * self.years(normal[:, 0]))
        lost = exposure.lots.offer.deposit_share if self.entry.money_lost is None else np.full(
            len(own), float(self.entry.money_lost))
        world.cuts.append((np.where(own, day[:, None], NEVER), lost))

    def years(self, figure: Array) -> Array:
        """Years until it fails: exponential, so that the chance of a year is as given."""
        chance = float(self.entry.chance_per_year)
        if chance in (0.0, 1.0):
            return np.full(len(figure), 0.0 if chance else NEVER)
        return np.asarray(log_ndtr(figure) / np.log1p(-chance))
