"""Rule 8b: what a vendor can ship in all."""

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.rule import Rows
from optimizer.quantities.units import offer_units


@rule(
    family=8,
    title="Supply in all",
    math=r"\sum_{l:\,o(l)=o} x_l \;\le\; S_o \qquad \forall o",
    unit="units",
    remedy="get {gap:,.0f} units more in all: {where}",
    limits_quantities=True,
)
def supply_total(x: Decisions, s: Frame, _r: object) -> Rows:
    """All orders of an offer stay within what the vendor can ship in all."""
    offers = s.view("offers")
    limited = np.nonzero(offers.known("maximum_total"))[0]
    index = s.index("offers").some(limited)
    return Rows(offer_units(x).take(limited), "<=", offers.maximum_total[limited], index)
