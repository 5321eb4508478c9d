"""How many weeks sooner an offer would have to be delivered for some optimal plan to buy it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Literal

from optimizer.answers.laid_out import layout_of
from optimizer.answers.why.contest import contest
from optimizer.answers.why.offer_terms import at_least, offer_of, sooner

if TYPE_CHECKING:
    from optimizer.answers.bench import Bench
    from optimizer.answers.why.standing import Verdict
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True)
class Sooner:
    """What a search over lead times found."""

    kind: Literal["weeks", "none", "at once", "open"]
    """weeks: fewest whole weeks sooner; none: not even at once; at once: it is delivered at once
    already; open: the time was not enough to say."""
    weeks: int = 0
    all_tried: bool = True
    """False where it is only known that delivery at once loses."""


@dataclass
class LeadSearch:
    """The search for one offer at today's price, against the best plan without it."""

    scenario: Scenario
    offer: str
    rival: Trial
    bench: Bench

    def at(self, weeks: int) -> Verdict:
        """Whether the offer is bought so many weeks sooner."""
        changed = at_least(sooner(self.scenario, self.offer, weeks), self.offer, 1)
        return contest(self.bench, changed, f"{self.offer}: {weeks} weeks sooner", self.rival)[1]

    def run(self) -> Sooner:
        """The fewest weeks sooner; today's lead time is known to lose."""
        most = ceil(offer_of(self.scenario, self.offer).lead_weeks_max)
        if not most:
            return Sooner("at once")
        says = self.at(most)
        if says == "open":
            return Sooner("open")
        if says == "wins":
            return self._halved(0, most)
        # delivered at once it loses; where orders can wait, so it does a little later
        row = offer_of(self.scenario, self.offer)
        waits = row.valid_until is None or row.valid_until >= self.scenario.phases[-1].end
        return Sooner("none", all_tried=waits)

    def _halved(self, loses: int, wins: int) -> Sooner:
        while wins - loses > 1:
            middle = (wins + loses) // 2
            says = self.at(middle)
            if says == "open":
                return Sooner("open", wins)
            loses, wins = (loses, middle) if says == "wins" else (middle, wins)
        return Sooner("weeks", wins)

    def one_by_one(self) -> Sooner:
        """Every lead time that changes a date, where delivery at once is known to lose."""
        most = ceil(offer_of(self.scenario, self.offer).lead_weeks_max)
        seen = {self._dates(0), self._dates(most)}
        loses = 0
        for weeks in range(1, most):
            dates = self._dates(weeks)
            if dates in seen:
                continue
            seen.add(dates)
            says = self.at(weeks)
            if says == "open":
                return Sooner("none", all_tried=False)
            if says == "wins":
                return self._halved(loses, weeks)
            loses = weeks
        return Sooner("none")

    def _dates(self, weeks: int) -> tuple[bytes, ...]:
        """What a lead time decides: phases of delivery and service, and what export allows."""
        changed = sooner(self.scenario, self.offer, weeks)
        made = layout_of(changed)
        return tuple(part.tobytes() for part in (
            made.lot_offer, made.lot_order, made.lot_delivery, made.lot_in_service,
            made.lot_decision, made.line_site))
