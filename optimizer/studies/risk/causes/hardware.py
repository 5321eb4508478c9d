"""Accelerators that fail early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.special import ndtr

from optimizer.domain.answer import Phrase, phrase
from optimizer.studies.futures.futures import Hardware
from optimizer.studies.risk.causes.cause import Cause, about, percent

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.studies.risk.exposure import Exposure
    from optimizer.studies.risk.world import World


@dataclass(frozen=True)
class Failures(Cause):
    """Each accelerator fails on its own: how many of a line have failed by a day is binomial."""

    entry: Hardware
    accelerator: str
    costs: ClassVar[bool] = False

    @property
    def title(self) -> Phrase:
        return phrase("Failures of {accelerator}", accelerator=self.accelerator)

    def told(self, exposure: Exposure) -> Phrase:
        return phrase("{share} a year from the day in service, not replaced",
                      share=about(percent(self.share(exposure))))

    def share(self, exposure: Exposure) -> float:
        """Share that fails in a year."""
        given = self.entry.share_per_year
        if given is None:
            given = next(one.failure_share_per_year for one in exposure.scenario.accelerators
                         if one.id == self.accelerator)
        return float(given)

    def figures(self, exposure: Exposure) -> int:
        return len(exposure.orders)

    def put(self, world: World, exposure: Exposure, normal: Array) -> None:
        own = np.asarray(exposure.lots.offer.system.accelerator.id == self.accelerator)
        world.failing.append((np.where(own, self.share(exposure), 0.0), ndtr(normal)))
