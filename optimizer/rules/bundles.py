"""Rule 11c: offers that are sold together or not at all."""

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows
from optimizer.quantities.units import offer_units


@rule(
    family=11,
    title="Bundles",
    math=r"q_o \;\ge\; n_{bo}\, y_b \quad \forall b,\ o \in b, \qquad q_o \le S_o y_b",
    unit="units",
    remedy="have the bundle split, {gap:,.0f} units short: {where}",
    relief=in_accelerators("1"),
)
def bundles(x: Decisions, s: Frame, _r: object) -> Rows:
    """If anything of a bundle is bought, each of its offers is bought to at least its number."""
    items = s.scenario.bundles
    names = list(dict.fromkeys(item.bundle for item in items))
    member = s.positions("offers", [item.offer for item in items])
    own = s.number.array(item.units for item in items)
    bundle = np.array([names.index(item.bundle) for item in items], dtype=np.int64)
    units = offer_units(x).take(member)
    taken = x.whether("bundle taken", units.collect(bundle, len(names)))
    index = Index([f"{item.bundle} {item.offer}" for item in items])
    return Rows(units, ">=", taken.take(bundle) * own, index)
