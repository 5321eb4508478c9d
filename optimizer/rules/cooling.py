"""Rule 5: the heat a site can take, to liquid and to air."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows
from optimizer.quantities.site_load import existing, new_load


@rule(
    family=5,
    title="Cooling",
    math=r"E_{sm} + \sum_{l:\,s(l)=s,\,d(l)\le p} h_{lm}\, w_l\, x_l \;\le\; K_{smp}"
    r" \qquad \forall s, p,\ m \in \{\text{liquid}, \text{air}\}",
    unit="kW",
    remedy="cool {gap:,.0f} kW more: {where}",
    relief=in_accelerators("0.1"),
    limits_quantities=True,
)
def cooling(x: Decisions, s: Frame, _r: object) -> list[Rows]:
    """The heat of everything delivered to a site is within its liquid and its air cooling."""
    system = x.placements.system
    rows = []
    liquid = system.liquid_heat_share
    for medium, share in (("liquid", liquid), ("air", 1 - liquid)):
        load = new_load(x, system.unit_kw_max * share) + existing(x, f"existing_{medium}_kw")
        index = Index([site.id for site in s.scenario.sites],
                      [f"{phase.id} {medium}" for phase in s.scenario.phases])
        rows.append(Rows(load, "<=", s.capacity(f"{medium}_kw"), index))
    return rows
