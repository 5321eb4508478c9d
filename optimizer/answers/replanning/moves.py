"""What becomes of every order of a plan: kept, moved, more, less, new or gone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from optimizer.domain.commitments import OrderedUnits

What = Literal["ordered", "kept", "moved", "more", "less", "new", "gone"]
"""ordered: kept because it is placed already."""

Spot = tuple[str, str]
"""Site and phase of the order."""


@dataclass(frozen=True)
class Move:
    """Units of an offer, from where to where."""

    offer: str
    what: What
    units: int
    before: Spot | None
    after: Spot | None


def moves(
    old: Sequence[OrderedUnits], new: Sequence[OrderedUnits],
    placed: Collection[tuple[str, str, str]] = (),
) -> list[Move]:
    """Every unit of both plans once: units of an offer that leave one line for another moved."""
    before, after = _by_offer(old), _by_offer(new)
    found = []
    for offer in {**before, **after}:
        found += _of_offer(offer, before.get(offer, {}), after.get(offer, {}),
                           {(site, phase) for name, site, phase in placed if name == offer})
    return found


def changed(found: Sequence[Move]) -> int:
    """Units added and taken away, line by line, as the change limit counts them."""
    return sum(move.units * (2 if move.what == "moved" else 1) for move in found
               if move.what not in ("kept", "ordered"))


def _of_offer(
    offer: str, old: dict[Spot, int], new: dict[Spot, int], placed: set[Spot],
) -> list[Move]:
    found = [Move(offer, "ordered" if spot in placed else "kept", min(units, new[spot]),
                  spot, spot) for spot, units in old.items() if new.get(spot)]
    less = {spot: units - new.get(spot, 0) for spot, units in old.items()
            if units > new.get(spot, 0)}
    more = {spot: units - old.get(spot, 0) for spot, units in new.items()
            if units > old.get(spot, 0)}
    for same_site in (True, False):  # another time is a smaller move than another site
        for start in less:
            for end in more:
                units = min(less[start], more[end])
                if units and (start[0] == end[0]) == same_site:
                    found.append(Move(offer, "moved", units, start, end))
                    less[start] -= units
                    more[end] -= units
    found += [Move(offer, "less" if new.get(spot) else "gone", units, spot, None)
              for spot, units in less.items() if units]
    found += [Move(offer, "more" if old.get(spot) else "new", units, None, spot)
              for spot, units in more.items() if units]
    return found


def _by_offer(orders: Sequence[OrderedUnits]) -> dict[str, dict[Spot, int]]:
    found: dict[str, dict[Spot, int]] = defaultdict(dict)
    for order in orders:
        spot = order.site, order.phase
        found[order.offer][spot] = found[order.offer].get(spot, 0) + order.units
    return found
