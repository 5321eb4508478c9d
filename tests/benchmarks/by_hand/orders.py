"""Orders: supply, least orders, vendors that are used, bundles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .model import unit

if TYPE_CHECKING:
    from numpy import ndarray

    from .given import Given
    from .model import Model


def add_supply(m: Model, g: Given, order: ndarray) -> None:
    """An order stays within what the vendor ships in its phase."""
    m.add_rows(len(order), (np.arange(len(order), dtype=np.int32), order, 1.0),
               high=g.offers.most[g.lots.offer, g.lots.order])


def add_used(m: Model, g: Given, order: ndarray, most: ndarray) -> ndarray:
    """1 for a vendor of whom anything is bought, linked to every order; returns its columns."""
    vendor = g.offers.vendor[g.lots.offer]
    vendors = len(g.ties.fee)
    top = np.bincount(vendor, most, vendors)
    used = m.add_columns((top > 0).astype(float))
    each, lot = (np.arange(n, dtype=np.int32) for n in (vendors, len(order)))
    factor = unit(top)
    m.add_rows(vendors, (vendor, order, factor[vendor]), (each, used, -top * factor), high=0)
    factor = unit(most)
    m.add_rows(len(lot), (lot, order, factor), (lot, used[vendor], -most * factor), high=0)
    m.add_rows(vendors, (vendor, order, 1.0), (each, used, -1.0), low=0)
    return used


def add_least(m: Model, g: Given, order: ndarray, most: ndarray) -> None:
    """An order has at least the vendor's minimum, where that is more than one unit."""
    least = g.offers.least[g.lots.offer]
    some = np.flatnonzero(least > 1)
    placed = m.add_columns((most[some] > 0).astype(float))
    row, top = np.arange(len(some), dtype=np.int32), most[some]
    factor = unit(top)
    m.add_rows(len(some), (row, order[some], factor), (row, placed, -top * factor), high=0)
    m.add_rows(len(some), (row, order[some], 1.0), (row, placed, -least[some]), low=0)


def add_bundles(m: Model, g: Given, order: ndarray, most: ndarray) -> None:
    """Whoever buys anything of a bundle buys each of its offers, to its number at least."""
    if not len(g.ties.bundle):
        return
    bundles, items = int(g.ties.bundle.max()) + 1, len(g.ties.bundle)
    item_of = np.full(len(g.offers.vendor), -1, dtype=np.int32)
    item_of[g.ties.bundle_offer] = np.arange(items)
    item = item_of[g.lots.offer]
    some = np.flatnonzero(item >= 0)
    item, col = item[some], order[some]
    bundle = g.ties.bundle[item]
    top = np.bincount(bundle, most[some], bundles)
    taken = m.add_columns((top > 0).astype(float))
    factor = unit(top)
    m.add_rows(bundles, (bundle, col, factor[bundle]),
               (np.arange(bundles, dtype=np.int32), taken, -top * factor), high=0)
    m.add_rows(items, (item, col, 1.0), (np.arange(items, dtype=np.int32), taken[g.ties.bundle],
                                         -g.ties.bundle_units), low=0)
