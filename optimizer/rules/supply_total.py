"""Rule 8b: what a vendor can ship in all."""

from collections.abc import Iterator

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows
from optimizer.quantities.units import offer_units, vendor_units


@rule(
    family=8,
    title="Supply in all",
    math=r"\sum_{l:\,o(l)=o} x_l \;\le\; S_o \ \forall o, \qquad"
    r"\sum_{l:\,v(l)=v} x_l \;\le\; S_v \ \forall v",
    unit="units",
    remedy="get {gap:,.0f} units more in all: {where}",
    relief=in_accelerators("2"),
    limits_quantities=True,
)
def supply_total(x: Decisions, s: Frame, _r: object) -> Iterator[Rows]:
    """All orders of an offer, and of a vendor, stay within what the vendor can ship in all."""
    for table, units in (("offers", offer_units(x)), ("vendors", vendor_units(x))):
        quoted = s.view(table)
        limited = np.nonzero(quoted.known("maximum_total"))[0]
        bound = quoted.maximum_total[limited]
        yield Rows(units.take(limited), "<=", bound, s.index(table).some(limited))
