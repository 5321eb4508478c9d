"""Awards, on-time records and rebate steps of vendors hold together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from optimizer.domain.checks.report import at, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.draft import Draft
    from optimizer.errors import Problem


def awards(draft: Draft) -> Iterator[Problem]:
    """Vendors whose least award is above their greatest."""
    for position, vendor in draft.rows("vendors"):
        least, most = vendor.award_min, vendor.award_max
        if least is not None and most is not None and least > most:
            yield at("vendors", position, "award_max",
                     f"award_max {plain(most)} is below award_min {plain(least)}",
                     "Correct one of the two.")


def slip_chances(draft: Draft) -> Iterator[Problem]:
    """On-time records whose chances do not add up to 1."""
    for (vendor,), rows in draft.groups("vendor_slips", "vendor").items():
        total = sum(row.chance for _, row in rows)
        if total != 1:
            yield at("vendor_slips", rows[-1][0], "chance",
                     f"the chances of vendor {vendor} add up to {plain(total)}, not 1",
                     "Correct them; include a row of 0 weeks for deliveries on time.")


def rebate_steps(draft: Draft) -> Iterator[Problem]:
    """Rebates of one vendor and basis with mixed kinds, steps out of order, or falling."""
    for position, row in draft.rows("vendor_rebates"):
        if row.basis == "spend" and row.rebate > 1:
            yield at("vendor_rebates", position, "rebate",
                     f"a rebate on spend is a share, and {plain(row.rebate)} is above 1",
                     "Type a share of the spend: 3 % is 0.03.")
    for (vendor, basis), rows in draft.groups("vendor_rebates", "vendor", "basis").items():
        for (_, one), (position, two) in pairwise(rows):
            if two.kind != one.kind:
                yield at("vendor_rebates", position, "kind",
                         f"the rebate of {vendor} on {basis} is {one.kind} in one step and "
                         f"{two.kind} in the next", "Use one kind for all of its steps.")
            if two.from_amount < one.from_amount:
                yield at("vendor_rebates", position, "from_amount",
                         f"step {plain(two.from_amount)} comes after step "
                         f"{plain(one.from_amount)}", "List the steps in rising order.")
            elif two.from_amount > one.from_amount and two.rebate < one.rebate:
                yield at("vendor_rebates", position, "rebate",
                         f"the rebate falls from {plain(one.rebate)} to {plain(two.rebate)} "
                         f"although more is bought", "Correct one of the two steps.")
