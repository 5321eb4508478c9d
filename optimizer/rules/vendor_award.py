"""Rule 12a: the least and the most purchase money one vendor gets."""

from collections.abc import Iterator

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import in_money
from optimizer.core.rule import MONEY, Rows
from optimizer.quantities.breaks import spend
from optimizer.quantities.units import vendor_used


@rule(
    family=12,
    title="Vendor award",
    math=r"m_v z_v \;\le\; S_v \;\le\; M_v \qquad \forall v",
    unit=MONEY,
    remedy="change the award by {gap:,.0f}: {where}",
    relief=in_money("0.2"),
)
def vendor_award(x: Decisions, s: Frame, _r: object) -> Iterator[Rows]:
    """A vendor that is used gets at least its minimum award, and never more than its maximum."""
    vendors = s.view("vendors")
    money = spend(x).collect(s.view("offers").vendor.positions, len(vendors))
    least = np.nonzero(vendors.known("award_min"))[0]
    most = np.nonzero(vendors.known("award_max"))[0]
    names = [vendor.id for vendor in s.scenario.vendors]
    if len(least):
        bound = vendor_used(x).take(least) * vendors.award_min[least]
        yield Rows(money.take(least), ">=", bound, Index(names, ["at least"]).some(least))
    yield Rows(money.take(most), "<=", vendors.award_max[most],
               Index(names, ["at most"]).some(most))
