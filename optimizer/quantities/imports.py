"""What duty and VAT are charged on, by phase, for each offer's own rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.quantities.breaks import break_credits, lower_payments
from optimizer.quantities.purchase import freight_money, list_money

if TYPE_CHECKING:
    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr
    from optimizer.core.frame import Frame
    from optimizer.core.number import Array


def tax_shares(s: Frame, column: str) -> Array:
    """Duty or VAT share of every offer, by its origin (or else its vendor's country)."""
    shares = {row.origin: getattr(row, column) for row in s.scenario.taxes}
    if not shares:
        return s.number.zeros(len(s.scenario.offers))
    country = {vendor.id: vendor.country for vendor in s.scenario.vendors}
    return s.number.array(
        shares.get(offer.origin or country[offer.vendor], 0) for offer in s.scenario.offers
    )


def charged(x: Decisions, share: Array) -> Expr:
    """A share (by offer) of import value, by phase.

    Import value is the price after all-units breaks plus freight, in the phase of delivery; what
    incremental breaks credit later lowers it in the phase of the credit.
    """
    s, lots = x.frame, x.lots
    if not share.any():
        return x.zero(s.phases.size)
    own = share[lots.offer.positions]
    price = list_money(s, lots)
    value = x.ordered(own * (price + freight_money(s, lots)), s.phases, lots.delivery)
    lower, credit = lower_payments(x), break_credits(x)
    saved = lower.units * (lower.off * (own * price)[..., lower.lot])
    back = credit.money * share[credit.offer]
    net: Expr = (
        value - saved.collect(lots.delivery.positions[lower.lot], s.phases.size)
        - back.collect(credit.phase, s.phases.size)
    )
    return net
