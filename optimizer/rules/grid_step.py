"""Rule 4b: a large new load needs a grid-impact assessment first."""

from datetime import timedelta
from decimal import Decimal
from math import ceil

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.expr import Expr
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Mode, Rows, RuleSettings
from optimizer.domain.units import NonNegative, Weeks, doc
from optimizer.quantities.site_load import facility_kw


class Settings(RuleSettings):
    """When an assessment is needed, what it costs and how long it takes."""

    mode: Mode = doc("hard: must hold; soft: may be broken at the price; off: does not count",
                     default="off")
    threshold_kw: NonNegative = doc("new facility load from which it is needed, kW",
                                    default=Decimal(10_000))
    fee: NonNegative = doc("cost of one assessment, reporting currency", default=Decimal(0))
    delay_weeks: Weeks = doc("weeks from the first day of the plan until it is done",
                             default=Decimal(0))


def assessed(x: Decisions, s: Frame, r: Settings) -> Expr:
    """1 for every site whose new load ends above the threshold."""
    phases = len(s.scenario.phases)
    last = np.arange(phases - 1, len(s.scenario.sites) * phases, phases)
    return x.whether("grid assessed", facility_kw(x).take(last), s.number.one(r.threshold_kw))


@rule(
    family=4,
    title="Grid step",
    math=r"\sum_{l:\,s(l)=s,\,d(l)\le p} \mathrm{PUE}_s\, w_l\, x_l \;\le\; G"
    r" \qquad \forall s,\ p \text{ before the assessment is done}",
    unit="kW",
    remedy="finish the grid assessment earlier, or allow {gap:,.0f} kW before it: {where}",
    relief=in_accelerators("0.1"),
    settings=Settings,
    limits_quantities=True,
)
def grid_step(x: Decisions, s: Frame, r: Settings) -> Rows:
    """Until a site's grid assessment is done, its new load stays at or below the threshold."""
    phases = s.scenario.phases
    done = phases[0].start + timedelta(days=ceil(7 * r.delay_weeks))
    early = [i for i, phase in enumerate(phases) if phase.start < done]
    sites = [site.id for site in s.scenario.sites]
    rows = np.array([i * len(phases) + p for i in range(len(sites)) for p in early], dtype=np.int64)
    bound = s.number.array([r.threshold_kw] * len(rows))
    index = Index(sites, [phases[p].id for p in early])
    return Rows(facility_kw(x).take(rows), "<=", bound, index)
