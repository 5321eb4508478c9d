"""The yearly budget, and the present value of the whole bill."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .model import money_unit, scaled
from .rebates import last_service

if TYPE_CHECKING:
    from numpy import ndarray

    from .given import Given
    from .model import Model
    from .rebates import Back
    from .spending import Spending

HOURS = 8760


def add_money(
    m: Model, g: Given, place: ndarray, used: ndarray, spent: Spending, backs: list[Back]
) -> None:
    """Each year pays what falls into it; costs are the same payments, discounted, and energy."""
    lots, terms, n = g.lots, g.terms, spent.by_lot
    band_col, band_money = spent.col[n:], spent.money[n:]
    settled = last_service(g, lots.offer, len(g.offers.vendor))[spent.offer[n:]]
    col = np.concatenate([band_col, *(back.col for back in backs), used])
    money = np.concatenate([band_money, *(-back.money for back in backs), g.ties.fee])
    phase = np.concatenate([settled, *(back.phase for back in backs), np.zeros(len(used), int)])

    order, delivery = terms.year[lots.order], terms.year[lots.delivery]
    apart = order != delivery
    once = np.where(apart, spent.deposit, spent.deposit + spent.on_delivery)
    second = np.flatnonzero(apart[spent.lot])
    later = spent.lot[second]
    carried, years = _carried(m, g), len(terms.voted)
    year = np.arange(years, dtype=np.int32)
    row = np.concatenate([order[spent.lot], delivery[later], terms.year[phase], year, year[1:]])
    coef, factor = scaled(years, row, np.concatenate([
        spent.share * once[spent.lot], spent.share[second] * spent.on_delivery[later], money,
        carried[1], -carried[1][:-1]]))
    m.add_rows(years, (row, np.concatenate([
        spent.col[:n], spent.col[second], col, carried[0], carried[0][:-1]]), coef),
        high=terms.voted * factor)

    present = (spent.deposit * terms.factor[lots.order]
               + spent.on_delivery * terms.factor[lots.delivery])
    system, site = g.places.system, g.places.site
    yearly = (g.systems.kw_typical[system] * HOURS * (
        g.sites.load_factor * g.sites.pue * g.sites.tariff)[site])
    m.cost += [(spent.col[:n], spent.share * present[spent.lot]),
               (col, money * terms.factor[phase]),
               (place, yearly * terms.years_left[g.places.service])]


def _carried(m: Model, g: Given) -> tuple[ndarray, ndarray]:
    """Columns of what each year hands to the next, and what one of each is worth."""
    most = g.terms.voted * g.terms.carry_share
    worth = money_unit(most)
    return m.add_columns(most / worth, whole=False), worth
