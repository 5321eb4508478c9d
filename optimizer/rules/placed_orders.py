"""Rule 20a: what is ordered already stays ordered."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows
from optimizer.quantities.lines import line_rows


@rule(
    family=20,
    title="Placed orders",
    math=r"x_l \;\ge\; c_l \qquad \forall l \text{ already ordered}",
    unit="units",
    remedy="cancel {gap:,.0f} units: {where}",
    relief=in_accelerators("10"),
)
def placed_orders(x: Decisions, s: Frame, _r: object) -> Rows | tuple[Rows, ...]:
    """Every order that is placed stays: it uses money and power and counts towards targets."""
    rows = s.scenario.placed_orders
    if not rows:
        return ()
    index = Index([f"{row.offer} {row.site} {row.phase}" for row in rows])
    at = line_rows(s, x.lines, rows)
    units = x.shipped(1, index, at)
    return Rows(units, ">=", s.number.array(row.units for row in rows), index)
