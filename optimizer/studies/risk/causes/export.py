"""Export control: another regime from a day on, or licences that are refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtr

from optimizer.core.eligible import refused
from optimizer.domain.answer import Phrase, phrase
from optimizer.export import decide, find
from optimizer.studies.futures.futures import LicenceRefused, RegimeChange
from optimizer.studies.risk.causes.cause import Cause, about, percent
from optimizer.studies.risk.world import NEVER

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.studies.risk.exposure import Exposure
    from optimizer.studies.risk.world import World


@dataclass(frozen=True)
class Regime(Cause):
    """Orders that the new regime refuses and that have not arrived before it are lost."""

    entry: RegimeChange

    @property
    def title(self) -> Phrase:
        return phrase("Export regime {regime} from {since}", regime=self.entry.regime,
                      since=self.entry.since.isoformat())

    def told(self, exposure: Exposure) -> Phrase:
        return phrase("chance {chance}; it refuses {count} of the plan's {all} lines",
                      chance=percent(self.entry.chance), count=int(self.refused(exposure).sum()),
                      all=len(exposure.orders))

    def put(self, world: World, exposure: Exposure, normal: Array) -> None:
        comes = ndtr(normal[:, 0]) < float(self.entry.chance)
        before = self.entry.since.toordinal() - 1.0
        world.cuts.append((
            np.where(comes[:, None] & self.refused(exposure), before, NEVER),
            np.full(len(exposure.orders), float(self.entry.money_lost))))

    def refused(self, exposure: Exposure) -> Array:
        """Which lines it refuses, on the day they are due or its first, whichever is later."""
        found: Array = exposure.frame.keep(self, lambda: self._refused(exposure))
        return found

    def _refused(self, exposure: Exposure) -> Array:
        scenario = exposure.scenario
        regime = find(scenario.model_copy(update={"export_regime": self.entry.regime}))
        chips = {one.id: one for one in scenario.accelerators}
        sites = {one.id: one for one in scenario.sites}
        due = zip(exposure.lots.offer.system.accelerator.id, exposure.lines.site.id,
                  exposure.dates(0).delivered.tolist(), strict=True)
        return np.array([
            refused(decide(chips[chip], sites[site], regime,
                           max(self.entry.since, date.fromordinal(day))), exposure.settings)
            for chip, site, day in due], dtype=bool)


@dataclass(frozen=True)
class Licence(Cause):
    """Orders whose evidence says that they need a licence are lost; one figure for all of them."""

    entry: LicenceRefused

    @property
    def title(self) -> Phrase:
        return phrase("Licences refused") if self.entry.vendor is None else phrase(
            "Licences of {vendor} refused", vendor=self.entry.vendor)

    def told(self, exposure: Exposure) -> Phrase:
        chance = (phrase("as the rule of each order says") if self.entry.chance is None
                  else about(percent(self.entry.chance)))
        return phrase("chance {chance}; {count} of the plan's {all} lines need a licence",
                      chance=chance, count=int(self.needed(exposure).sum()),
                      all=len(exposure.orders))

    def needed(self, exposure: Exposure) -> Array:
        """Which lines need a licence."""
        needed = np.asarray(exposure.lots.decision.verdict == "licence")
        return needed if self.entry.vendor is None else needed & (
            exposure.lots.offer.vendor.id == self.entry.vendor)

    def put(self, world: World, exposure: Exposure, normal: Array) -> None:
        chance = (1 - exposure.lots.decision.chance if self.entry.chance is None
                  else float(self.entry.chance))
        refused = (ndtr(normal[:, 0])[:, None] < chance) & self.needed(exposure)
        world.cuts.append((np.where(refused, -NEVER, NEVER),
                           np.full(len(exposure.orders), float(self.entry.money_lost))))
