"""Where a problem of the merged scenario stands: in the workbook, or in the scenario."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from optimizer.domain.offers import Offer, PriceBreak
from optimizer.errors import Place
from optimizer.quotes.workbook import parts

if TYPE_CHECKING:
    from optimizer.domain.scenario import Scenario
    from optimizer.quotes.adding.work import Work


def place_of(work: Work, done: Scenario, place: Place, file: str) -> Place:
    """The place a planner can go to. ``file``: the scenario's."""
    if place.row is None or place.table not in (parts.OFFERS, parts.BREAKS):
        return replace(place, file=file)
    row: Offer | PriceBreak = getattr(done, place.table)[place.row]
    at = work.rows.get(row.id if isinstance(row, Offer) else row.offer)
    if at is None:
        return replace(place, file=file)
    if isinstance(row, PriceBreak):
        offer = dict(work.book.tables[parts.OFFERS].rows)[at].id
        for position, step in work.book.tables[parts.BREAKS].rows:
            if (step.offer, step.from_units) == (offer, row.from_units):
                return work.book.locate(Place(parts.BREAKS, position, place.field))
    return work.book.locate(Place(parts.OFFERS, at, place.field))
