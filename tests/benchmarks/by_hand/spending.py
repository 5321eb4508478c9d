"""Purchase money after price breaks: per unit of each lot, and as entries of one long table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy import ndarray

    from .breaks import Saved
    from .given import Given


@dataclass(frozen=True)
class Spending:
    """Every column that takes or gives money of an offer; what is paid by lot comes first."""

    offer: ndarray
    col: ndarray
    money: ndarray
    most: ndarray
    """The most that can be spent on each offer."""
    deposit: ndarray
    on_delivery: ndarray
    """Both parts of the price of a unit, by lot."""
    by_lot: int
    """So many entries are shares of the payments of a lot."""
    lot: ndarray
    share: ndarray
    """Their lots, and the shares."""


def spending(
    g: Given, order: ndarray, most: ndarray, all_units: Saved, bands: Saved
) -> Spending:
    """Lots at list price, less what all-units breaks and bands take off."""
    offers, lots = g.offers, g.lots
    price = offers.price[lots.offer, lots.order]
    deposit = price * offers.deposit[lots.offer]
    on_delivery = price * offers.on_delivery[lots.offer]
    money = deposit + on_delivery
    lot = np.concatenate([np.arange(len(order)), all_units.lot])
    share = np.concatenate([np.ones(len(order)), -all_units.off])
    return Spending(
        offer=np.concatenate([lots.offer, all_units.offer, bands.offer]),
        col=np.concatenate([order, all_units.col, bands.col]),
        money=np.concatenate([share * money[lot], -bands.off * offers.list_price[bands.offer]]),
        most=np.bincount(lots.offer, money * most, len(offers.vendor)),
        deposit=deposit, on_delivery=on_delivery, by_lot=len(lot), lot=lot, share=share,
    )
