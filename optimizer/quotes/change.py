"""What a newer quote changes in a scenario, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.io.cells import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from optimizer.domain.offers import Offer, PriceBreak

LINE = "line"
"""The field of a change that concerns the whole line: it is new, or gone."""
BREAKS = "price_breaks"
UNTOLD = frozenset({"id", "quote", "source_file", "source_sheet", "source_cell", "note",
                    "confidence", "description"})
"""Fields that say where an offer comes from, not what it offers."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one offer that is other than before. Of a new line ``old`` is None, and so on.

    Values are those of the field; price breaks are a text.
    """

    offer: str
    field: str
    old: Any
    new: Any

    @property
    def share(self) -> Decimal | None:
        """By what share of the old a price moved; None for what is no price."""
        if not self.field.endswith("price") or not self.old or self.new is None:
            return None
        return Decimal(self.new) / Decimal(self.old) - 1

    def __str__(self) -> str:
        if self.field == LINE:
            return f"{self.offer}: new line, {self.new}" if self.old is None else (
                f"{self.offer}: line gone, {self.old}")
        moved = "" if self.share is None else f" ({self.share:+.1%})"
        return f"{self.offer}: {self.field} {_shown(self.old)} → {_shown(self.new)}{moved}"


def changes(
    old: Mapping[str, Offer], new: Mapping[str, Offer],
    old_breaks: Iterable[PriceBreak], new_breaks: Iterable[PriceBreak],
) -> tuple[Change, ...]:
    """What is other in the new offers, by offer id: changed fields, new lines, lines gone."""
    steps = [_ladders(old_breaks), _ladders(new_breaks)]
    found: list[Change] = []
    for offer, now in new.items():
        if offer not in old:
            found.append(Change(offer, LINE, None, _told(now)))
            continue
        found += _fields(old[offer], now)
        before, after = (ladder.get(offer, "") for ladder in steps)
        if before != after:
            found.append(Change(offer, BREAKS, before, after))
    found += [Change(offer, LINE, _told(was), None)
              for offer, was in old.items() if offer not in new]
    return tuple(found)


def ladder(steps: Iterable[PriceBreak]) -> str:
    """Price breaks of one offer as a text: ``50: 390000; 100: 380000``."""
    return "; ".join(f"{step.from_units}: {step.unit_price:f}"
                     for step in sorted(steps, key=lambda step: step.from_units))


def _fields(was: Offer, now: Offer) -> Iterator[Change]:
    for field in type(was).model_fields:
        before, after = getattr(was, field), getattr(now, field)
        if field not in UNTOLD and before != after:
            yield Change(now.id, field, before, after)


def _ladders(steps: Iterable[PriceBreak]) -> dict[str, str]:
    by_offer: dict[str, list[PriceBreak]] = {}
    for step in steps:
        by_offer.setdefault(step.offer, []).append(step)
    return {offer: ladder(mine) for offer, mine in by_offer.items()}


def _told(offer: Offer) -> str:
    return f"{offer.system} at {as_text(offer.unit_price)} {offer.currency} per {offer.price_basis}"


def _shown(value: Any) -> str:
    return as_text(value) or "blank"
