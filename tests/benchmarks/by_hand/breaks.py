"""Price breaks on the units of an offer: of all units (convex hull), or of those beyond each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .model import spans, unit

if TYPE_CHECKING:
    from numpy import ndarray

    from .given import Given
    from .model import Model


@dataclass(frozen=True)
class Saved:
    """Columns that lower a payment: the share off, the offer, and the lot whose units they are."""

    col: ndarray
    off: ndarray
    offer: ndarray
    lot: ndarray


def steps_of(g: Given, all_units: bool) -> tuple[ndarray, ndarray, ndarray, ndarray]:
    """Breaks of one kind: their positions, the group of each, the offers, and the steps of each."""
    rows = np.flatnonzero(g.offers.all_units[g.offers.break_offer] == all_units)
    offer, group, count = np.unique(g.offers.break_offer[rows], return_inverse=True,
                                    return_counts=True)
    return rows, group.astype(np.int32), offer, count


def groups_of(g: Given, offer: ndarray) -> tuple[ndarray, ndarray]:
    """The lots of some offers, and the group of each."""
    group_of = np.full(len(g.offers.vendor), -1, dtype=np.int32)
    group_of[offer] = np.arange(len(offer))
    group = group_of[g.lots.offer]
    lot = np.flatnonzero(group >= 0)
    return lot, group[lot]


def tops(group: ndarray, threshold: ndarray, most: ndarray, margin: float) -> ndarray:
    """Where each step ends: before the next one of its group, or at the group's most."""
    last = np.append(group[1:] != group[:-1], True)
    return np.where(last, most[group], np.append(threshold[1:], 0.0) - margin)


def off_list(g: Given, rows: ndarray) -> ndarray:
    """The share each break takes off the list price."""
    return 1 - g.offers.break_price[rows] / g.offers.list_price[g.offers.break_offer[rows]]


def add_all_units(m: Model, g: Given, order: ndarray, most: ndarray) -> Saved:
    """Each lot is split over the steps of its offer, of which one is chosen."""
    rows, group, offer, count = steps_of(g, all_units=True)
    groups, lot, at, threshold = len(offer), *groups_of(g, offer), g.offers.break_from[rows]
    total, own = np.bincount(at, most[lot], groups), most[lot]
    first = np.cumsum(count) - count
    choice_group = np.concatenate([np.arange(groups, dtype=np.int32), group])
    low = np.concatenate([np.zeros(groups), threshold])
    high = np.maximum(0.0, np.minimum(np.concatenate(
        [threshold[first] - 1, tops(group, threshold, total, 1.0)]), total[choice_group]))
    possible = low <= total[choice_group]
    chosen = m.add_columns(possible.astype(float))

    later, within = spans(count[at])
    n = len(lot)
    member = np.concatenate([np.arange(n, dtype=np.int32), later])
    step = first.astype(np.int32)[at[later]] + within
    choice = np.concatenate([at, groups + step])
    cap = np.minimum(own[member], (high * possible)[choice])
    part = m.add_columns(cap, whole=False)

    m.add_rows(n, (member, part, 1.0), (np.arange(n, dtype=np.int32), order[lot], -1.0),
               low=0, high=0)
    each, factor = np.arange(len(low), dtype=np.int32), unit(high)
    m.add_rows(len(low), (choice, part, factor[choice]), (each, chosen, -high * factor), high=0)
    factor = unit(threshold)
    m.add_rows(len(group), (step, part[n:], factor[step]),
               (each[:len(group)], chosen[groups:], -threshold * factor), low=0)
    factor = unit(cap)
    linked = np.flatnonzero((np.bincount(choice) > 1)[choice])
    row, cap, factor = np.arange(len(linked), dtype=np.int32), cap[linked], factor[linked]
    m.add_rows(len(row), (row, part[linked], factor),
               (row, chosen[choice[linked]], -cap * factor), high=0)
    m.add_rows(groups, (choice_group, chosen, 1.0), high=1)
    return Saved(part[n:], off_list(g, rows)[step], offer[at[later]], lot[later])


def add_bands(m: Model, g: Given, order: ndarray, most: ndarray) -> Saved:
    """The units of an offer fill its bands one after another."""
    rows, group, offer, count = steps_of(g, all_units=False)
    groups, lot, at, threshold = len(offer), *groups_of(g, offer), g.offers.break_from[rows] - 1
    total = np.bincount(at, most[lot], groups)
    width = np.maximum(0.0, np.minimum(tops(group, threshold, total, 0.0), total[group])
                       - threshold)
    first = np.cumsum(count) - count
    below = m.add_columns(np.minimum(threshold[first], total), whole=False)
    inside = m.add_columns(width, whole=False)
    opened = m.add_columns((width > 0).astype(float))

    each, band = np.arange(groups, dtype=np.int32), np.arange(len(group), dtype=np.int32)
    m.add_rows(groups, (each, below, 1.0), (group, inside, 1.0), (at, order[lot], -1.0),
               low=0, high=0)
    factor = unit(width)
    m.add_rows(len(band), (band, inside, factor), (band, opened, -width * factor), high=0)
    start = threshold[first]
    factor = unit(start)
    m.add_rows(groups, (each, below, factor), (each, opened[first], -start * factor), low=0)
    later = np.flatnonzero(group[1:] == group[:-1]) + 1
    row, before = band[:len(later)], width[later - 1]
    factor = unit(before)
    m.add_rows(len(later), (row, inside[later - 1], factor),
               (row, opened[later], -before * factor), low=0)
    m.add_rows(len(later), (row, opened[later], 1.0), (row, opened[later - 1], -1.0), high=0)
    return Saved(inside, off_list(g, rows), offer[group], np.full(len(group), -1))
