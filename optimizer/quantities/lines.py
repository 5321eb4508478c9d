"""Lines by name: which row of a list of orders each line belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.core.frame import Frame
    from optimizer.core.number import Array
    from optimizer.core.table import View
    from optimizer.domain.commitments import OrderedUnits


def line_keys(s: Frame, lines: View) -> Array:
    """One number per (offer, site, order phase)."""
    lots = lines.lot
    offer_site = lots.offer.positions * len(s.scenario.sites) + lines.site.positions
    return np.asarray(offer_site * len(s.scenario.phases) + lots.order.positions)


def order_keys(s: Frame, orders: Sequence[OrderedUnits]) -> Array:
    """The same number for orders given by name."""
    offer = s.positions("offers", [row.offer for row in orders])
    site = s.positions("sites", [row.site for row in orders])
    phase = s.positions("phases", [row.phase for row in orders])
    return (offer * len(s.scenario.sites) + site) * len(s.scenario.phases) + phase


def line_rows(s: Frame, lines: View, orders: Sequence[OrderedUnits]) -> Array:
    """For each line the position of its order in the list, −1 where it has none."""
    return _found(order_keys(s, orders), line_keys(s, lines))


def lines_of_orders(s: Frame, lines: View, orders: Sequence[OrderedUnits]) -> Array:
    """For each order the position of its line, −1 where there is none."""
    return _found(line_keys(s, lines), order_keys(s, orders))


def units_of_orders(s: Frame, orders: Sequence[OrderedUnits]) -> tuple[Array, Array]:
    """Whole units per line, and for each order whether it has a line."""
    lines = s.view("lines")
    at = lines_of_orders(s, lines, orders)
    held = at >= 0
    units = np.zeros(len(lines), dtype=np.int64)
    np.add.at(units, at[held], np.array([o.units for o in orders], dtype=np.int64)[held])
    return units, held


def _found(keys: Array, wanted: Array) -> Array:
    """Position of each wanted key among the keys, −1 where it is not."""
    if not len(keys):
        return np.full(len(wanted), -1, dtype=np.int64)
    order = np.argsort(keys, kind="stable")
    at = np.minimum(np.searchsorted(keys[order], wanted), len(keys) - 1)
    return np.where(keys[order][at] == wanted, order[at], -1)
