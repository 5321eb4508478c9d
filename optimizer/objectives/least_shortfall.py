"""Aim: least expected shortfall."""

from math import ceil

from optimizer.core.decisions import Decisions
from optimizer.core.expr import Expr
from optimizer.core.frame import Frame
from optimizer.core.number import Array
from optimizer.core.registry import aim
from optimizer.core.table import View
from optimizer.quantities.milestones import milestone_index
from optimizer.quantities.units import accelerators, matching


def on_time(s: Frame, lots: View, deadline: int) -> Array:
    """Chance, from the vendor's record, that each lot is in service by a day (ordinal)."""
    late = [(slip.vendor, ceil(7 * slip.weeks), slip.chance) for slip in s.scenario.vendor_slips]
    recorded = {vendor for vendor, _, _ in late}
    dates = lots.in_service_date
    chance = s.number.array(int(d <= deadline) for d in dates)
    for vendor in recorded:
        own = lots.offer.vendor.id == vendor
        total = s.number.zeros(len(lots))
        for name, days, share in late:
            if name == vendor:
                total = total + s.number.one(share) * (dates + days <= deadline)
        chance[own] = total[own]
    return chance


@aim(title="Least expected shortfall",
     math=r"\min \sum_m \max\{0,\, N_m - \sum_l a_l\, P_l(v \le m)\, x_l\}",
     unit="accelerators", sense="min", money=False)
def least_shortfall(x: Decisions, s: Frame) -> Expr:
    """Accelerators by which the expected number in service falls short, over all milestones."""
    milestones = s.settings.rules["delivery_target"].milestones  # type: ignore[attr-defined]
    index = milestone_index(milestones)
    expected = x.zero(index.size)
    for row, m in enumerate(milestones):
        site = m.site
        lots = x.lots if site is None else x.lines.lot
        deadline = s.scenario.phases[s.positions("phases", [m.phase])[0]].end.toordinal()
        weight = accelerators(lots) * on_time(s, lots, deadline)
        fits = matching(lots, m)
        if site is not None:
            fits = fits & (x.lines.site.id == site)
        into = lots.positions * 0 + row
        add = x.ordered if site is None else x.shipped
        expected = expected + add(weight, index, into, where=fits)
    target = s.number.array(m.accelerators for m in milestones)
    return x.excess("shortfall", -expected + target).total()
