"""What halls, the export quota and vendors let be: their rows, and the most of each column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .model import spans, unit

if TYPE_CHECKING:
    from numpy import ndarray

    from .given import Given
    from .model import Model

MOST = 1_000_000
"""Accelerators in a lot or placement, where nothing else limits them."""

SLIGHT = 1e-9


def loads(g: Given) -> list[tuple[ndarray, ndarray]]:
    """What a unit of each placement takes of its site, and what the sites have, by phase."""
    system, site = g.places.system, g.places.site
    kw, liquid = g.systems.kw[system], g.systems.liquid_share[system]
    return [(kw * g.sites.pue[site], g.sites.power), (kw * liquid, g.sites.liquid),
            (kw * (1 - liquid), g.sites.air), (g.systems.rack_units[system], g.sites.racks)]


def drawn_tpp(g: Given) -> tuple[ndarray, ndarray]:
    """The placements under the quota, and what a unit of each draws on it."""
    under = np.flatnonzero(g.places.controlled)
    system = g.places.system[under]
    return under, g.systems.size[system] * g.systems.tpp[system]


def most_units(g: Given) -> tuple[ndarray, ndarray]:
    """The most units of each lot and placement that supply, halls, quota and each other allow."""
    lots, places = g.lots, g.places
    order = np.minimum(MOST // g.systems.size[g.offers.system[lots.offer]],
                       g.offers.most[lots.offer, lots.order])
    place = MOST // g.systems.size[places.system]
    for load, room in loads(g):  # what stays until the end has to fit into the tightest phase
        tightest = np.minimum.accumulate(room[:, ::-1], axis=1)[:, ::-1]
        some = np.flatnonzero(load)
        fits = tightest[places.site[some], places.delivery[some]] / load[some]
        place[some] = np.minimum(place[some], np.floor(fits + SLIGHT))
    under, tpp = drawn_tpp(g)
    place[under] = np.minimum(place[under], np.floor(g.terms.quota / tpp + SLIGHT))
    pools = int(places.pool.max()) + 1
    return (np.minimum(order, np.bincount(places.pool, place, pools)[lots.pool]),
            np.minimum(place, np.bincount(lots.pool, order, pools)[places.pool]))


def add_halls(m: Model, g: Given, place: ndarray) -> None:
    """What was delivered so far runs on the site's power, cooling and racks; quota; balance."""
    sites, phases = g.sites.power.shape
    member, after = spans(phases - g.places.delivery)
    row = (g.places.site * phases + g.places.delivery).astype(np.int32)[member] + after
    col = place[member]
    for load, room in loads(g):
        if load.all():
            m.add_rows(sites * phases, (row, col, load[member]), high=room.reshape(-1))
        else:
            some = np.flatnonzero(load[member])
            m.add_rows(sites * phases, (row[some], col[some], load[member[some]]),
                       high=room.reshape(-1))
    under, tpp = drawn_tpp(g)
    factor = unit(np.array([tpp.max()]))
    m.add_rows(1, (np.zeros(len(under), dtype=np.int32), place[under], tpp * factor),
               high=g.terms.quota * factor)


def add_pools(m: Model, g: Given, order: ndarray, place: ndarray) -> None:
    """What is ordered in a pool is what is placed from it."""
    m.add_rows(int(g.places.pool.max()) + 1, (g.lots.pool, order, 1.0),
               (g.places.pool, place, -1.0), low=0, high=0)
