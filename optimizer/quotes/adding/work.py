"""The tables of a scenario while offers are added to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from optimizer.domain.offers import Alternate, Offer
from optimizer.quotes.adding.leaving import without
from optimizer.quotes.adding.records import record
from optimizer.quotes.workbook import parts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from optimizer.domain.offers import PriceBreak
    from optimizer.domain.quotes import Quote
    from optimizer.domain.scenario import Scenario
    from optimizer.errors import Problem
    from optimizer.quotes.change import Change
    from optimizer.quotes.offers import QuotedOffer
    from optimizer.quotes.workbook import OffersBook

HISTORY = "quote_history"
PLANNERS = ("break_basis", "order_multiple", "maximum_per_phase", "valid_from",
            "support_per_year", "sites")
"""Fields of an offer that no quote gives: what a planner has set there outlives a revision."""

Ladders = dict[str, "list[PriceBreak]"]
"""Price breaks by offer."""


@dataclass
class Work:
    """A scenario as it was, and the tables that are other by now."""

    before: Scenario
    book: OffersBook
    today: date
    offers: dict[str, Offer]
    tables: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    """Row of the workbook by id of the offer."""

    def table(self, name: str) -> tuple[Any, ...]:
        """A table as it stands now."""
        found: tuple[Any, ...] = self.tables.get(name, getattr(self.before, name))
        return found

    def offer(self, row: QuotedOffer, number: str, quote: str) -> Offer:
        """The offer under its id; what only a planner says is kept from the older one."""
        given = {name: value for name, value in row if name in Offer.model_fields}
        given |= {"id": number, "quote": quote}
        if (old := self.offers.get(number)) is not None:
            given |= {name: getattr(old, name) for name in PLANNERS
                      if given[name] == Offer.model_fields[name].get_default()}
        return Offer(**given)

    def replace(
        self, old: Collection[str], new: Mapping[str, Offer], steps: Ladders,
        ids: Mapping[str, str],
    ) -> None:
        """Offers keep their place in the table, new ones come behind, what is gone goes.

        ``ids``: of the scenario, by that of the workbook.
        """
        gone = {number for number in old if number not in new}
        self.offers = {number: new.get(number, one) for number, one in self.offers.items()
                       if number not in gone} | {
            number: one for number, one in new.items() if number not in old}
        self.tables |= without(self.before.model_copy(update=self.tables), gone)
        self.tables[parts.BREAKS] = (
            *(step for step in self.table(parts.BREAKS) if step.offer not in new),
            *(step for ladder in steps.values() for step in ladder))
        groups = [Alternate(group=row.group, offer=ids[row.offer])
                  for row in self.book.rows(parts.ALTERNATES) if row.offer in ids]
        have = self.table(parts.ALTERNATES)
        self.tables[parts.ALTERNATES] = (*have, *(row for row in groups if row not in have))

    def keep(self, quote: Quote) -> None:
        """Put a revision into the table of quotes, in the place of what it said before."""
        rows = list(self.table(parts.QUOTES))
        at = next((n for n, one in enumerate(rows)
                   if (one.id, one.sha256) == (quote.id, quote.sha256)), len(rows))
        added = rows[at].added_on if at < len(rows) else None
        rows[at:at + 1] = [quote.model_copy(update={"added_on": added or self.today})]
        self.tables[parts.QUOTES] = tuple(rows)

    def on_record(
        self, quote: Quote, offers: Mapping[str, Offer], steps: Ladders,
        descriptions: Mapping[str, str],
    ) -> None:
        """The quote and its lines go into the history; one file is not there twice."""
        self.keep(quote)
        self.tables[HISTORY] = (
            *(one for one in self.table(HISTORY)
              if (one.quote, one.sha256) != (quote.id, quote.sha256)),
            *(record(quote, one, steps[number], descriptions[number])
              for number, one in offers.items()))

    def descriptions(self, quote: Quote | None) -> dict[str, str]:
        """What each offer of a revision was called there."""
        return {} if quote is None else {
            one.offer: one.description for one in self.table(HISTORY)
            if (one.quote, one.sha256) == (quote.id, quote.sha256)}
