"""Price breaks of an offer form one ladder: rising quantities without gap, falling prices."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from optimizer.domain.checks.report import at, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.draft import Draft
    from optimizer.errors import Problem

Ladder = list[tuple[int, Any]]


def break_ladders(draft: Draft) -> Iterator[Problem]:
    """Breaks that overlap, leave a hole, start at 1, rise in price, or have no kind."""
    offers = draft.by_id("offers")
    for (offer_id,), rows in draft.groups("price_breaks", "offer").items():
        ladder = sorted(rows, key=lambda pair: pair[1].from_units)
        yield from _first(ladder)
        yield from _spans(ladder)
        offer = offers.get(offer_id)
        yield from _prices(ladder, offer)
        if offer is not None:
            yield from _offer(ladder, offer)


def _first(ladder: Ladder) -> Iterator[Problem]:
    position, step = ladder[0]
    if step.from_units <= 1:
        yield at("price_breaks", position, "from_units",
                 f"the first break of {step.offer} starts at unit {step.from_units}",
                 "Put the price that holds from the first unit on into offers, column unit_price, "
                 "and start the breaks at 2 or more.")


def _spans(ladder: Ladder) -> Iterator[Problem]:
    for position, step in ladder:
        if step.to_units is not None and step.to_units < step.from_units:
            yield at("price_breaks", position, "to_units",
                     f"the break ends at unit {step.to_units:,} before it starts at "
                     f"{step.from_units:,}", "Correct one of the two.")
    for (position, one), (_, two) in pairwise(ladder):
        if one.to_units is None or one.to_units < one.from_units:
            continue
        if one.from_units < two.from_units <= one.to_units:
            yield at("price_breaks", position, "to_units",
                     f"breaks of {one.offer} overlap: units {two.from_units:,} to "
                     f"{one.to_units:,} have two prices",
                     f"Set to_units to {two.from_units - 1}, or leave it blank.")
        elif two.from_units > one.to_units + 1:
            yield at("price_breaks", position, "to_units",
                     f"breaks of {one.offer} leave a hole: units {one.to_units + 1:,} to "
                     f"{two.from_units - 1:,} have no price",
                     f"Set to_units to {two.from_units - 1}, or leave it blank.")


def _prices(ladder: Ladder, offer: Any) -> Iterator[Problem]:
    before = None if offer is None else offer.unit_price
    for position, step in ladder:
        if before is not None and step.unit_price > before:
            yield at("price_breaks", position, "unit_price",
                     f"the price rises from {plain(before)} to {plain(step.unit_price)} at unit "
                     f"{step.from_units:,} of {step.offer}",
                     "A break lowers the price; correct the price or delete the row.")
        before = step.unit_price


def _offer(ladder: Ladder, offer: Any) -> Iterator[Problem]:
    if offer.break_kind is None:
        yield at("price_breaks", ladder[0][0], "offer",
                 f"offer {offer.id} has price breaks but no break_kind",
                 "Set break_kind of the offer to all_units or incremental, as the quote says.")
    if offer.unit_price == 0:
        yield at("price_breaks", ladder[0][0], "unit_price",
                 f"offer {offer.id} is free and cannot get cheaper",
                 "Set its unit_price in offers, or delete its breaks.")
    position, last = ladder[-1]
    field = "maximum_per_phase" if offer.break_basis == "order" else "maximum_total"
    caps = [cap for cap in (getattr(offer, field), offer.maximum_total) if cap is not None]
    if last.to_units is not None and last.to_units >= last.from_units and (
        not caps or min(caps) > last.to_units
    ):
        yield at("price_breaks", position, "to_units",
                 f"above {last.to_units:,} units {offer.id} has no price",
                 f"Leave to_units of the last break blank, or set {field} of the offer to at most "
                 f"{last.to_units}.")
