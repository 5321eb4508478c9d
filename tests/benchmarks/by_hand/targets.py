"""What is to be in service, who may have how much of it, and blocks of equal systems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .halls import SLIGHT, drawn_tpp, loads
from .model import money_unit, unit

if TYPE_CHECKING:
    from numpy import ndarray

    from .given import Given
    from .model import Model


def add_targets(m: Model, g: Given, order: ndarray, size: ndarray) -> None:
    """Each milestone's accelerators are in service by its phase."""
    some = [np.flatnonzero(g.lots.service <= phase) for phase in g.terms.target_phase]
    row = np.repeat(np.arange(len(some), dtype=np.int32), [len(lots) for lots in some])
    lot = np.concatenate(some)
    m.add_rows(len(some), (row, order[lot], size[lot]), low=g.terms.target)


def add_whole(
    m: Model, g: Given, order: ndarray, most: ndarray, size: ndarray
) -> tuple[ndarray, float]:
    """A column for all accelerators, counted in what all of them are multiples of."""
    top, step = float((size * most).sum()), float(np.gcd.reduce(g.systems.size.astype(np.int64)))
    if top <= 1e6 * step:
        upper = np.floor(top / step + SLIGHT)
    else:
        step = float(money_unit(np.array(top)))
        upper = top / step
    column = m.add_columns(np.array([upper]), whole=False)
    none = np.zeros(len(order), dtype=np.int32)
    m.add_rows(1, (none, order, size), (none[:1], column, -step), low=0, high=0)
    return column, step


def add_shares(
    m: Model, g: Given, order: ndarray, size: ndarray, whole: tuple[ndarray, float]
) -> None:
    """Neither a vendor nor a maker has more than its share of all accelerators."""
    offer, (column, step) = g.lots.offer, whole
    for group, share in ((g.offers.vendor, g.terms.vendor_share),
                         (g.systems.maker[g.offers.system], g.terms.maker_share)):
        each = np.arange(len(share), dtype=np.int32)
        m.add_rows(len(share), (group[offer], order, size),
                   (each, np.repeat(column, len(share)), -share * step), high=0)


def add_loss(
    m: Model, g: Given, order: ndarray, size: ndarray, whole: tuple[ndarray, float]
) -> None:
    """Without any one vendor enough is there in the end."""
    vendors, (column, step) = len(g.ties.fee), whole
    m.add_rows(vendors, (np.arange(vendors, dtype=np.int32), np.repeat(column, vendors), step),
               (g.offers.vendor[g.lots.offer], order, -size), low=g.terms.without_vendor)


def add_blocks(m: Model, g: Given, place: ndarray, most: ndarray) -> None:
    """A model comes to a site with its block at least, and no more than the site can take."""
    places, sites, models = g.places, len(g.sites.pue), len(g.systems.size)
    size, at = g.systems.size[places.system], places.site * models + places.system
    top = np.bincount(at, size * most, sites * models)
    for load, room in loads(g):
        some = np.flatnonzero(load)
        site = places.site[some]
        top[at[some]] = np.minimum(top[at[some]], room[site, -1] * (size[some] / load[some]))
    under, tpp = drawn_tpp(g)
    top[at[under]] = np.minimum(top[at[under]], g.terms.quota * (size[under] / tpp))
    there = m.add_columns((top > SLIGHT).astype(float))
    each = np.arange(sites * models, dtype=np.int32)
    factor = unit(top)
    m.add_rows(len(top), (at, place, size * factor[at]), (each, there, -top * factor), high=0)
    m.add_rows(len(top), (at, place, size), (each, there, -np.tile(g.terms.block, sites)), low=0)
