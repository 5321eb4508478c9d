"""Rule 8a: what a vendor ships per phase."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows
from optimizer.quantities.supply import phase_limits
from optimizer.quantities.units import order_index, order_units


@rule(
    family=8,
    title="Supply per phase",
    math=r"\sum_{l:\,o(l)=o,\,p(l)=p} x_l \;\le\; S_{op} \qquad \forall o, p",
    unit="units",
    remedy="get {gap:,.0f} units more shipped: {where}",
    relief=in_accelerators("1"),
    limits_quantities=True,
)
def supply_phase(x: Decisions, s: Frame, _r: object) -> Rows:
    """Orders of an offer in one phase stay within what the vendor ships per phase."""
    limited, limit = phase_limits(s)
    index = order_index(x).some(limited)
    return Rows(order_units(x).take(limited), "<=", s.number.array(limit), index)
