"""The highest price at which some optimal plan buys at least so many units of an offer.

The rivals are plans that buy fewer of it, and they get dearer with its price as well. So each
price is decided by the best plan at that price, and one with the quantity that is as good. Where
to look next is where the best known plan with the quantity and the one with less cost the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.why.contest import contest
from optimizer.answers.why.offer_terms import at_least, at_price, grain, offer_of
from optimizer.answers.why.price import Winning
from optimizer.answers.why.repricing import Repricing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.answers.bench import Bench
    from optimizer.answers.why.standing import Verdict
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario

_HALVE_EVERY = 3
"""So often a price is halved instead of guessed, should guesses come close only slowly."""


@dataclass
class QuantitySearch:
    """The search for one offer and a quantity above one unit."""

    scenario: Scenario
    offer: str
    units: int
    first: Winning
    """What the search for the first unit found: no more units win at a higher price."""
    bench: Bench

    def __post_init__(self) -> None:
        self.row = offer_of(self.scenario, self.offer)
        self.step = grain(self.row)

    def at(self, price: Decimal) -> tuple[Trial, Trial, Verdict]:
        """The best plan at a price, the best one with the quantity, and whether that is as good."""
        free = at_price(self.scenario, self.offer, price)
        said = f"{self.row.currency} {price:,f}"
        best = self.bench.solve(free, f"{self.offer}: any quantity at {said}")
        if best.plan is not None and self.units <= sum(
                order.units for order in best.plan.orders if order.offer == self.offer):
            return best, best, "wins" if best.status == "optimal" else "open"
        held, says = contest(self.bench, at_least(free, self.offer, self.units),
                             f"{self.offer}: at least {self.units} at {said}", best)
        return best, held, says

    def run(self) -> Winning:
        """The highest price to win for the quantity."""
        if self.first.kind in ("none", "open") or self.first.price is None:
            return self.first
        high = self.first.price
        below, _, says = self.at(high)
        if says == "wins":
            return Winning(self.first.kind, high, self.first.below)
        undecided = says == "open"
        for price in self._lower(high):
            _, won, says = self.at(price)
            if says == "wins":
                found = self._closer(price, won, high, below)
                if undecided and found.below == high:
                    return Winning("range", found.price, self.first.below)
                return found
            undecided = undecided or says == "open"
        return Winning("open" if undecided else "none")

    def _lower(self, high: Decimal) -> Iterator[Decimal]:
        """Prices at which the quantity may win: none at all or, as rules and rebates may ask for
        money spent, today's or one in between."""
        yield Decimal(0)
        if self.row.unit_price < high:
            yield self.row.unit_price
        for share in (Decimal("0.75"), Decimal("0.5"), Decimal("0.25")):
            yield high * share // self.step * self.step

    def _closer(self, low: Decimal, won: Trial, high: Decimal, below: Trial) -> Winning:
        """Between a price that wins, with its plan, and one that loses, with the best there."""
        tried, near = 0, None
        while high - low > self.step:
            tried += 1
            guess = near if near is not None else self._crossing(low, won, high, below)
            if guess is None or not low < guess < high or tried % _HALVE_EVERY == 0:
                guess = (low + high) / 2 // self.step * self.step
            best, held, says = self.at(guess)
            if says == "open":
                return Winning("range", low, high)
            near = guess + self.step if says == "wins" and near is None else None
            if says == "wins":
                low, won = guess, held
            else:
                high, below = guess, best
        return Winning("price", low, low + self.step)

    def _crossing(
        self, low: Decimal, won: Trial, high: Decimal, below: Trial,
    ) -> Decimal | None:
        """The last step at which the plan with the quantity is as good as the other."""
        if won.plan is None or below.plan is None:
            return None
        mine = Repricing(self.scenario, self.offer, won.plan, below)
        theirs = Repricing(self.scenario, self.offer, below.plan, below)
        ends = [(mine.values(p), theirs.values(p)) for p in (low, high)]
        gaps = [a[0] - b[0] for a, b in ends if a is not None and b is not None]
        if len(gaps) < 2 or gaps[0] == gaps[1]:
            return None
        return (low - gaps[0] * (high - low) / (gaps[1] - gaps[0])) // self.step * self.step
