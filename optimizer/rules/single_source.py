"""Rule 16: a site buys from one vendor."""

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Mode, Rows, RuleSettings
from optimizer.domain.units import doc


class Settings(RuleSettings):
    """How many vendors a site may have."""

    mode: Mode = doc("hard: must hold; soft: may be broken at the price; off: does not count",
                     default="off")
    vendors_per_site: int = doc("most vendors at one site", default=1, ge=1)


@rule(
    family=16,
    title="Single source",
    math=r"\sum_v y_{vs} \;\le\; n \qquad \forall s",
    unit="vendors",
    remedy="let {gap:,.0f} vendors more deliver to {where}",
    relief=in_accelerators("100"),
    settings=Settings,
)
def single_source(x: Decisions, s: Frame, r: Settings) -> Rows:
    """What stands at a site was bought from one vendor (or from at most so many)."""
    lines, index = x.lines, s.index("sites", "vendors")
    units = x.shipped(1, index, lines.site, lines.lot.offer.vendor)
    there = x.whether("vendor at site", units)
    sites, vendors = index.shape
    count = there.collect(np.repeat(np.arange(sites), vendors), sites)
    return Rows(count, "<=", s.number.array([r.vendors_per_site] * sites), s.index("sites"))
