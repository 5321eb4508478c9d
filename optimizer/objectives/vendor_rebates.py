"""Term: rebates on everything bought from a vendor."""

import numpy as np

from optimizer.core.decisions import Decisions, Steps
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow
from optimizer.domain.offers import VendorRebate
from optimizer.quantities.breaks import spend
from optimizer.quantities.units import vendor_units


@term(title="Vendor rebates", math=r"-\sum_v \rho_v(A_v)")
def vendor_rebates(x: Decisions, s: Frame, _r: object) -> Flow:
    """Rebates on a vendor's spend or units, credited when its last lot could be in service."""
    paid = x.zero(s.phases.size)
    if not s.settings.on("vendor_rebates"):
        return Flow(paid)
    vendors = s.view("vendors")
    lots = s.view("lots")
    settled = s.settled(lots, lots.offer.vendor.positions, len(vendors))
    for basis in ("spend", "units"):
        for kind in ("all_units", "incremental"):
            rows = sorted(
                (r for r in s.scenario.vendor_rebates if (r.basis, r.kind) == (basis, kind)),
                key=lambda r: (s.positions("vendors", [r.vendor])[0], r.from_amount),
            )
            if rows:
                back = _rebate(x, rows, basis, kind)
                group = s.positions("vendors", [r.vendor for r in rows])
                paid = paid - back.collect(settled[group], s.phases.size)
    return Flow(paid)


def _rebate(x: Decisions, rows: list[VendorRebate], basis: str, kind: str):  # type: ignore[no-untyped-def]
    """Money given back per step, reporting currency."""
    s = x.frame
    vendors = s.view("vendors")
    amount = vendor_units(x) if basis == "units" else spend(x).collect(
        s.view("offers").vendor.positions, len(vendors))
    steps = Steps(s.positions("vendors", [r.vendor for r in rows]),
                  s.number.array(r.from_amount for r in rows), len(vendors))
    share = s.number.array(r.rebate for r in rows)
    if kind == "incremental":
        return x.banded(f"rebate {basis}", amount, steps) * share
    found = x.stepped(f"rebate {basis}", amount, np.arange(len(vendors)), steps,
                      whole=basis == "units")
    return (found.amount * share[found.step]).collect(found.step, len(rows))
