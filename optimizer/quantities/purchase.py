"""What a unit of a lot costs at list price, and when its parts are paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.core.frame import Frame
    from optimizer.core.number import Array
    from optimizer.core.table import View

PARTS = (("deposit_share", "order"), ("delivery_share", "delivery"),
         ("acceptance_share", "in_service"))
"""Parts of a price and the phase each is paid in."""


def payments(s: Frame, lots: View) -> tuple[tuple[View, Array], ...]:
    """Per part of the price that somebody asks for: the phase it falls in, and the money per unit.

    Money is in the reporting currency, at the exchange rate of the phase it is paid in.
    """

    def made() -> Iterator[tuple[View, Array]]:
        price = s.list_price(lots.offer, lots.order)
        for part, moment in PARTS:
            share, phase = getattr(lots.offer, part), getattr(lots, moment)
            if share.any():
                yield phase, price * share * s.rate(lots.offer, phase)

    return s.keep(("payments", lots), lambda: tuple(made()))  # type: ignore[no-any-return]


def list_money(s: Frame, lots: View) -> Array:
    """Purchase money per unit at list price, reporting currency, as paid."""

    def made() -> Array:
        return sum((money for _, money in payments(s, lots)), s.number.zeros(len(lots)))

    return s.keep(("list_money", lots), made)  # type: ignore[no-any-return]


def freight_money(s: Frame, lots: View) -> Array:
    """Freight per unit, reporting currency, at the rate of the delivery phase."""
    return lots.offer.freight_per_unit * s.rate(lots.offer, lots.delivery)  # type: ignore[no-any-return]
