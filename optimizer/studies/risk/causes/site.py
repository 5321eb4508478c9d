"""Power of a site that comes late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from optimizer.domain.answer import Phrase, phrase
from optimizer.studies.futures.futures import SiteLate
from optimizer.studies.futures.quantile import value_of
from optimizer.studies.risk.causes.cause import Cause, shape_of
from optimizer.studies.risk.causes.slip import days_of
from optimizer.studies.risk.world import NEVER

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.studies.risk.exposure import Exposure
    from optimizer.studies.risk.world import World


@dataclass(frozen=True)
class PowerLate(Cause):
    """What stands at a site waits for the power it needs; acceptance begins when it is there."""

    entry: SiteLate
    costs: ClassVar[bool] = False

    @property
    def title(self) -> Phrase:
        return phrase("Power of {site} late", site=self.entry.site)

    def told(self, exposure: Exposure) -> Phrase:
        return phrase("weeks late: {shape}", shape=shape_of(self.entry, weeks=True))

    def put(self, world: World, exposure: Exposure, normal: Array) -> None:
        days = days_of(value_of(self.entry, normal[:, 0]))
        due = self.due(exposure)
        day = np.where(days[:, None] > 0, due + days[:, None], -NEVER)
        world.powered = np.maximum(world.powered, day)

    def due(self, exposure: Exposure) -> Array:
        """Day on which the power of each line was to be there; −∞: it is, or elsewhere."""
        found: Array = exposure.frame.keep(self, lambda: self._due(exposure))
        return found

    def _due(self, exposure: Exposure) -> Array:
        here = np.asarray(exposure.lines.site.id == self.entry.site)
        if self.entry.ready is not None:
            return np.where(here, float(self.entry.ready.toordinal()), -NEVER)
        phases = exposure.scenario.phases
        site = next(one for one in exposure.scenario.sites if one.id == self.entry.site)
        row = exposure.frame.positions("sites", [site.id])[0]
        power = exposure.frame.capacity("power_kw").reshape(-1, len(phases))[row]
        delivered = exposure.dates(0).delivery_phase
        load = exposure.units * exposure.lots.offer.system.unit_kw_max * float(site.pue)
        out = np.full(len(here), -NEVER)
        for line in np.flatnonzero(here):
            needed = float(site.existing_power_kw) + load[
                here & (delivered <= delivered[line])].sum()
            enough = np.flatnonzero(power[:delivered[line] + 1] >= needed - 1e-6)
            step = phases[enough[0] if len(enough) else delivered[line]]
            if step.start > exposure.since:
                out[line] = step.start.toordinal()
        return out
