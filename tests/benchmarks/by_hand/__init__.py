"""The drawn cases' model written by hand: vectorised numpy from plain arrays into HiGHS.

What somebody would write who knows this one model and numpy well: no rules, names, expressions or
Pyomo, and nothing that a drawn case does not have. It is the measure of what our way of building
costs. It hands over the very same matrix, bounds included, which a test holds it to.

What is *not* measured, to its favour: reading the sheets into arrays (``read``), and finding out
which lines can be, when they arrive and how they group into lots, pools and placements. All rows,
bounds and costs are worked out here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .breaks import add_all_units, add_bands
from .halls import add_halls, add_pools, most_units
from .model import Model
from .money import add_money
from .orders import add_bundles, add_least, add_supply, add_used
from .read import read
from .rebates import add_conditional, add_vendor_rebates
from .spending import spending
from .targets import add_blocks, add_loss, add_shares, add_targets, add_whole

if TYPE_CHECKING:
    from .given import Given

__all__ = ["Model", "read", "written"]


def written(g: Given) -> Model:
    """The model of a drawn case. Columns come in the order ours has them in."""
    m = Model()
    most, most_placed = most_units(g)
    order, place = m.add_columns(most), m.add_columns(most_placed)
    size = g.systems.size[g.offers.system[g.lots.offer]]
    add_halls(m, g, place)
    add_supply(m, g, order)
    add_targets(m, g, order, size)
    spent = spending(g, order, most, add_all_units(m, g, order, most), add_bands(m, g, order, most))
    backs = [add_vendor_rebates(m, g, spent), add_conditional(m, g, order, most, spent)]
    used = add_used(m, g, order, most)
    add_money(m, g, place, used, spent, backs)
    add_least(m, g, order, most)
    add_bundles(m, g, order, most)
    whole = add_whole(m, g, order, most, size)
    add_shares(m, g, order, size, whole)
    add_blocks(m, g, place, most_placed)
    add_loss(m, g, order, size, add_whole(m, g, order, most, size))
    add_pools(m, g, order, place)
    return m
