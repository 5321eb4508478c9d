"""Rule 17: enough is left if any one vendor, maker or site is lost or late."""

from collections.abc import Iterator
from math import ceil
from typing import Literal

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows, RuleSettings
from optimizer.domain.units import Frozen, Id, Units, Weeks, doc
from optimizer.quantities.milestones import all_in_service, by_phase
from optimizer.quantities.units import accelerators


class Loss(Frozen):
    """What may fail, and what must be there all the same."""

    lost: Literal["vendor", "maker", "site"] = doc("what fails: any one of these")
    phase: Id = doc("phase by whose end the rest is in service")
    accelerators: Units = doc("accelerators that must be there")
    slip_weeks: Weeks | None = doc("it is late by so many weeks; blank: it is lost", default=None)

    def label(self, name: str) -> str:
        """The loss of one of them in words, for rule tables."""
        if self.slip_weeks is None:
            return f"{self.phase} without {name}"
        return f"{self.phase} with {name} {self.slip_weeks:f} weeks late"


class Settings(RuleSettings):
    """Any number of losses to withstand."""

    entries: tuple[Loss, ...] = doc("losses", default=())


@rule(
    family=17,
    title="Resilience",
    math=r"\sum_{l \notin e,\,v(l)\le p} a_l x_l + \sum_{l \in e,\,v(l)+w \le p} a_l x_l"
    r" \;\ge\; M \qquad \forall e",
    unit="accelerators",
    remedy="accept {gap:,.0f} accelerators fewer: {where}",
    relief=in_accelerators("1"),
    settings=Settings,
)
def resilience(x: Decisions, s: Frame, r: Settings) -> Iterator[Rows]:
    """With any one vendor, maker or site lost or late, enough is in service by the phase."""
    for entry in r.entries:
        by_site = entry.lost == "site" and entry.slip_weeks is not None
        rows = x.lines if by_site else x.placements if entry.lost == "site" else x.lots
        lots = rows.lot if by_site else rows
        if entry.lost == "maker":
            makers = s.view("accelerators").maker
            names = sorted(set(makers))
            which = np.array([names.index(m) for m in makers], dtype=np.int64)
            part = which[lots.offer.system.accelerator.positions]
        elif entry.lost == "site":
            names = [site.id for site in s.scenario.sites]
            part = rows.site.positions
        else:
            names = [vendor.id for vendor in s.scenario.vendors]
            part = lots.offer.vendor.positions
        index = Index([entry.label(name) for name in names])
        add = x.shipped if by_site else x.placed if entry.lost == "site" else x.ordered
        gone = by_phase(x, lots, entry.phase)
        if entry.slip_weeks is not None:
            last = s.scenario.phases[s.positions("phases", [entry.phase])[0]].end.toordinal()
            late = lots.in_service_date + ceil(7 * entry.slip_weeks)
            gone = gone & ~(late <= last)
        everything = all_in_service(x, entry.phase).take(np.zeros(index.size, dtype=np.int64))
        missing = add(accelerators(lots), index, part, where=gone)
        bound = s.number.array([entry.accelerators] * index.size)
        yield Rows(everything - missing, ">=", bound, index)
