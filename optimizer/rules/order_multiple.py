"""Rule 9b: vendors that sell in packs."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows
from optimizer.quantities.units import order_index, order_units, possible_orders


@rule(
    family=9,
    title="Order multiple",
    math=r"q_{op} \;\ge\; k_o n_{op}, \quad q_{op} \le k_o n_{op},\ n_{op} \in \mathbb{Z}_+"
    r" \qquad \forall o, p",
    unit="units",
    remedy="have a pack split, {gap:,.0f} units short: {where}",
    relief=in_accelerators("1"),
)
def order_multiple(x: Decisions, s: Frame, _r: object) -> Rows:
    """Orders of an offer come in whole packs."""
    rows = possible_orders(s)
    pack = s.view("offers").order_multiple[rows // len(s.scenario.phases)]
    rows, pack = rows[pack > 1], pack[pack > 1]
    units = order_units(x).take(rows)
    packs = x.whole_up("packs", units, pack)
    return Rows(units, ">=", packs * pack, order_index(x).some(rows))
