"""Rebates: on all that is spent with a vendor, and on one offer for buying enough of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .breaks import tops
from .model import money_unit, scaled, unit

if TYPE_CHECKING:
    from numpy import ndarray

    from .given import Given
    from .model import Model
    from .spending import Spending


@dataclass(frozen=True)
class Back:
    """Columns of money that comes back, what one of each is worth, and when it is paid."""

    col: ndarray
    money: ndarray
    phase: ndarray


def last_service(g: Given, group: ndarray, groups: int) -> ndarray:
    """The phase in which the last lot of each group can be in service."""
    last = np.zeros(groups, dtype=np.int64)
    np.maximum.at(last, group, g.lots.service)
    return last


def add_vendor_rebates(m: Model, g: Given, spent: Spending) -> Back:
    """What a vendor gets is split over the steps of its rebate, of which one is chosen."""
    ties, vendors = g.ties, len(g.ties.fee)
    steps, each = len(ties.rebate), np.arange(vendors, dtype=np.int32)
    vendor = g.offers.vendor
    most = np.bincount(vendor, spent.most, vendors)
    at = np.concatenate([each, ties.rebate_vendor])
    low = np.concatenate([np.zeros(vendors), ties.rebate_from])
    first = np.searchsorted(ties.rebate_vendor, each)
    high = np.maximum(0.0, np.minimum(np.concatenate(
        [ties.rebate_from[first], tops(ties.rebate_vendor, ties.rebate_from, most, 0.0)]),
        most[at]))
    possible = low <= most[at]
    chosen = m.add_columns(possible.astype(float))
    cap = high * possible
    worth = money_unit(cap)
    part = m.add_columns(cap / worth, whole=False)

    row = np.concatenate([at, vendor[spent.offer]])
    coef, _ = scaled(vendors, row, np.concatenate([worth, -spent.money]))
    m.add_rows(vendors, (row, np.concatenate([part, spent.col]), coef), low=0, high=0)
    every = np.arange(len(low), dtype=np.int32)
    factor = unit(np.maximum(worth, high))
    m.add_rows(len(low), (every, part, worth * factor), (every, chosen, -high * factor), high=0)
    raised, factor = slice(vendors, None), unit(np.maximum(worth, low))
    m.add_rows(steps, (every[:steps], part[raised], (worth * factor)[raised]),
               (every[:steps], chosen[raised], (-low * factor)[raised]), low=0)
    m.add_rows(vendors, (at, chosen, 1.0), high=1)
    return Back(part[raised], ties.rebate * worth[raised],
                last_service(g, vendor[g.lots.offer], vendors)[ties.rebate_vendor])


def add_conditional(m: Model, g: Given, order: ndarray, most: ndarray, spent: Spending) -> Back:
    """A discount on an offer can be taken where enough of another is bought."""
    ties, ties_n, offers = g.ties, len(g.ties.trigger), len(g.offers.vendor)
    each = np.arange(ties_n, dtype=np.int32)
    row_of = np.full(offers, -1, dtype=np.int32)
    row_of[ties.trigger] = each
    row = row_of[g.lots.offer]
    some = np.flatnonzero(row >= 0)
    row = row[some]
    earned = m.add_columns((np.bincount(row, most[some], ties_n)
                            >= ties.trigger_units).astype(float))
    m.add_rows(ties_n, (row, order[some], 1.0), (each, earned, -ties.trigger_units), low=0)

    row_of = np.full(offers, -1, dtype=np.int32)
    row_of[ties.discounted] = each
    top = ties.discount * spent.most[ties.discounted]
    worth = money_unit(top)
    taken = m.add_columns(top / worth, whole=False)
    row = row_of[spent.offer]
    some = np.flatnonzero(row >= 0)
    row = row[some]
    rows = np.concatenate([each, row])
    coef, _ = scaled(ties_n, rows, np.concatenate([worth, -ties.discount[row] * spent.money[some]]))
    m.add_rows(ties_n, (rows, np.concatenate([taken, spent.col[some]]), coef), high=0)
    factor = unit(np.maximum(worth, top))
    m.add_rows(ties_n, (each, taken, worth * factor), (each, earned, -top * factor), high=0)
    last = last_service(g, g.lots.offer, offers)
    return Back(taken, worth, np.maximum(last[ties.trigger], last[ties.discounted]))
