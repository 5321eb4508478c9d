"""Rule 9a: the least a vendor accepts as one order."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows
from optimizer.quantities.units import order_index, order_units, possible_orders


@rule(
    family=9,
    title="Minimum order",
    math=r"q_{op} \;\ge\; m_o\, z_{op}, \quad q_{op} \le S_{op} z_{op} \qquad \forall o, p",
    unit="units",
    remedy="have {gap:,.0f} units waived: {where}",
    relief=in_accelerators("1"),
)
def minimum_order(x: Decisions, s: Frame, _r: object) -> Rows:
    """Whoever orders an offer in a phase orders at least its minimum."""
    rows = possible_orders(s)
    least = s.view("offers").minimum_order[rows // len(s.scenario.phases)]
    rows, least = rows[least > 1], least[least > 1]
    units = order_units(x).take(rows)
    placed = x.whether("order placed", units)
    return Rows(units, ">=", placed * least, order_index(x).some(rows))
