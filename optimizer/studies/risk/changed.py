"""One future as a scenario and orders that can be priced like any other."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from optimizer.domain.money import ExchangeRate
from optimizer.domain.offers import OfferPhase
from optimizer.studies.risk.causes.rate import PLACES
from optimizer.studies.risk.exposure import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.core.number import Array
    from optimizer.domain.commitments import OrderedUnits
    from optimizer.domain.offers import Offer
    from optimizer.domain.scenario import Scenario
    from optimizer.studies.risk.exposure import Exposure
    from optimizer.studies.risk.world import World


def arrived(exposure: Exposure, alive: Array) -> tuple[OrderedUnits, ...]:
    """The orders that arrive in one future; ``alive`` is its row."""
    return tuple(order for order, there in zip(exposure.orders, alive, strict=True) if there)


def changed(exposure: Exposure, world: World, future: int) -> Scenario:
    """The scenario in one future: rates, prices and lead times as they then are."""
    scenario = exposure.scenario
    days = {vendor.id: int(world.slip[future, row])
            for row, vendor in enumerate(scenario.vendors)}
    moved = {vendor.id: _exact(world.price[future, row])
             for row, vendor in enumerate(scenario.vendors)}
    of = {offer.id: moved[offer.vendor] for offer in scenario.offers}
    slipped = late(scenario, days)
    return slipped.model_copy(update={
        "exchange_rates": tuple(_rates(exposure, world, future)),
        "offers": tuple(offer.model_copy(update={"unit_price": offer.unit_price * of[offer.id]})
                        for offer in slipped.offers),
        "price_breaks": tuple(row.model_copy(update={"unit_price": row.unit_price * of[row.offer]})
                              for row in scenario.price_breaks),
        "offer_phases": tuple(one for offer in scenario.offers
                              for one in _phases(exposure, offer, of[offer.id]))})


def _rates(exposure: Exposure, world: World, future: int) -> Iterator[ExchangeRate]:
    rows = exposure.scenario.exchange_rates
    yield from (row for row in rows if row.currency not in world.rate)
    for currency, factor in world.rate.items():
        planned = {row.phase: row.rate for row in rows if row.currency == currency}
        for at, phase in enumerate(exposure.scenario.phases):
            rate = planned.get(phase.id, planned.get(None, Decimal(1)))
            yield ExchangeRate(currency=currency, phase=phase.id,
                               rate=rate * _exact(np.broadcast_to(
                                   factor, (world.size, factor.shape[-1]))[future, at]))


def _phases(exposure: Exposure, offer: Offer, factor: Decimal) -> Iterator[OfferPhase]:
    """What holds in single phases: where the price is fixed the planned one, else the moved."""
    rows = {row.phase: row for row in exposure.scenario.offer_phases if row.offer == offer.id}
    for phase in exposure.scenario.phases:
        fixed = phase.start < exposure.since or (offer.id, phase.id) in exposure.placed_before
        row = rows.get(phase.id)
        price = None if row is None else row.unit_price
        if fixed and factor != 1:
            price = offer.unit_price if price is None else price
        elif price is not None:
            price *= factor
        if row is not None:
            yield row.model_copy(update={"unit_price": price})
        elif price is not None:
            yield OfferPhase(offer=offer.id, phase=phase.id, unit_price=price)


def _exact(factor: float) -> Decimal:
    """A factor, which is rounded, as the decimal it stands for."""
    return Decimal(repr(round(float(factor), PLACES)))
