"""Rule 6: the room in a site's racks."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows
from optimizer.quantities.site_load import existing, new_load


@rule(
    family=6,
    title="Rack space",
    math=r"E_s + \sum_{l:\,s(l)=s,\,d(l)\le p} u_l\, x_l \;\le\; U_{sp} \qquad \forall s, p",
    unit="rack units",
    remedy="fit {gap:,.0f} rack units more: {where}",
    relief=in_accelerators("0.02"),
    limits_quantities=True,
)
def rack_space(x: Decisions, s: Frame, _r: object) -> Rows:
    """Everything delivered to a site fits into the rack units it has by then."""
    taken = new_load(x, x.placements.system.rack_units) + existing(x, "existing_rack_units")
    return Rows(taken, "<=", s.capacity("rack_units"), s.index("sites", "phases"))
