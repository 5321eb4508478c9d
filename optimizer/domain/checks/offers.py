"""The conditions of one offer hold together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from optimizer.domain.checks.report import at, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.draft import Draft
    from optimizer.errors import Problem


def offers(draft: Draft) -> Iterator[Problem]:
    """Payment shares, dates, lead times, and least against most quantities of every offer."""
    for position, offer in draft.rows("offers"):
        yield from _payment(position, offer)
        if offer.lead_weeks_max < offer.lead_weeks_min:
            yield at("offers", position, "lead_weeks_max",
                     f"lead_weeks_max {plain(offer.lead_weeks_max)} is below lead_weeks_min "
                     f"{plain(offer.lead_weeks_min)}", "Swap or correct the two.")
        if offer.valid_from and offer.valid_until and offer.valid_until < offer.valid_from:
            yield at("offers", position, "valid_until",
                     f"the quote ends ({offer.valid_until}) before it begins "
                     f"({offer.valid_from})", "Correct one of the two dates.")
        yield from _quantities(position, offer)


def _payment(position: int, offer: Any) -> Iterator[Problem]:
    total = offer.deposit_share + offer.delivery_share + offer.acceptance_share
    if total != 1:
        yield at("offers", position, "deposit_share",
                 f"deposit, delivery and acceptance shares add up to {plain(total)}, not 1",
                 "Correct the three shares; the whole price is paid in these three parts.")


def _quantities(position: int, offer: Any) -> Iterator[Problem]:
    """The least order, rounded up to the multiple, against what the vendor ships."""
    multiple = offer.order_multiple
    least = max(-(-offer.minimum_order // multiple), 1) * multiple
    why = (f"minimum_order {offer.minimum_order:,}" if least == offer.minimum_order
           else f"the least order, {least:,} units (minimum_order {offer.minimum_order:,} in "
                f"multiples of {multiple:,})")
    for field in ("maximum_per_phase", "maximum_total"):
        most = getattr(offer, field)
        if most is not None and 0 < most < least:
            yield at("offers", position, field, f"{field} {most:,} is below {why}",
                     "Correct one of them; to shut the offer out, set the maximum to 0.")
