"""Bid evaluation (Bracken and McCormick) as procurement: who supplies how much of one product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .posed import offer, posed, rules, site, target, vendor

if TYPE_CHECKING:
    from optimizer.domain.scenario import Scenario

    from .instances import Bidder


def bids(name: str, bidders: list[Bidder], demand: int, break_kind: str) -> Scenario:
    """Each bidder is a vendor with its base fee as engagement fee; segments are price breaks.

    A segment that begins at a total of q prices units from q + 1 on.
    """
    breaks = [
        {"offer": bidder.name, "from_units": segment.least + 1, "unit_price": segment.price}
        for bidder in bidders for segment in bidder.segments[1:]
    ]
    return posed(
        name,
        vendors=[vendor(bidder.name, engagement_fee=bidder.fee) for bidder in bidders],
        sites=[site("hall")],
        offers=[
            offer(bidder.name, bidder.name, bidder.segments[0].price,
                  break_kind=break_kind if len(bidder.segments) > 1 else None,
                  minimum_order=bidder.segments[0].least,
                  maximum_total=bidder.segments[-1].most)
            for bidder in bidders
        ],
        price_breaks=breaks,
        rules=rules([target(demand)]),
    )
