"""The highest price at which some optimal plan buys an offer.

A plan that buys the offer, found at one price, is priced again at others without a solve: the
highest price at which it is still as good as the best plan without the offer is one at which the
offer wins. One step above it is solved anew: either that proves the price, or it finds a plan
that stands a higher one. Where the price enters the aim alone this is Newton's method on a
concave curve, from below.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from optimizer.answers.why.contest import contest
from optimizer.answers.why.offer_terms import at_least, at_price, grain, offer_of
from optimizer.answers.why.repricing import Repricing
from optimizer.answers.why.standing import verdict

if TYPE_CHECKING:
    from optimizer.answers.bench import Bench
    from optimizer.answers.why.standing import Verdict
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario

CEILING = 1000
"""An offer that is bought at so many times its price is said to be bought at any price."""

_ROUNDS = 30


@dataclass(frozen=True)
class Winning:
    """What a price search found, offer currency and price basis."""

    kind: Literal["price", "range", "none", "any", "open"]
    """price: exact; range: certain to win at ``price``, to lose above ``below``; none: not even
    at no price; any: at whatever price; open: the time was not enough to say."""
    price: Decimal | None = None
    below: Decimal | None = None
    """The lowest price known to lose: one step above, unless it is a range."""
    at_nothing: Trial | None = None
    """What was solved at no price, where none wins."""
    today: bool = False
    """Whether it wins at today's price."""


@dataclass
class PriceSearch:
    """The search for one offer and one quantity, against the best plan without the offer."""

    scenario: Scenario
    offer: str
    units: int
    rival: Trial
    bench: Bench

    def __post_init__(self) -> None:
        self.row = offer_of(self.scenario, self.offer)
        self.step = grain(self.row)

    def at(self, price: Decimal) -> tuple[Trial, Verdict]:
        """The best plan that buys the quantity at a price, and whether it wins."""
        changed = at_least(at_price(self.scenario, self.offer, price), self.offer, self.units)
        return contest(self.bench, changed, self._name(price), self.rival)

    def today(self) -> tuple[Trial, Verdict]:
        """The same at today's price, with the best plan even where it loses."""
        now = self.row.unit_price
        found = self.bench.solve(at_least(self.scenario, self.offer, self.units), self._name(now))
        return found, verdict(found, self.rival)

    def _name(self, price: Decimal) -> str:
        said = f"{self.row.currency} {price:,f}"
        return f"{self.offer}: at least {self.units} at {said}"

    def run(self, known: Trial | None = None) -> Winning:
        """The highest price to win; ``known``: a plan that buys the quantity and wins today."""
        now = self.row.unit_price
        found, says = (known, "wins") if known is not None else self.today()
        if says == "wins":
            return replace(self._up(found, now, max(now, self.step) * CEILING), today=True)
        if says == "loses" and found.plan is not None:
            best = self._below(found, now)
            if best is not None:
                return self._up(found, best, now)
        nothing, says_nothing = self.at(Decimal(0))
        if says_nothing == "wins":
            return self._up(nothing, Decimal(0), now)
        if says_nothing == "loses":
            free = at_price(self.scenario, self.offer, Decimal(0))
            return self._between(now, self.bench.solve(
                at_least(free, self.offer, self.units), self._name(Decimal(0))))
        return Winning("open")

    def _up(self, found: Trial, low: Decimal, high: Decimal) -> Winning:
        """From a price that wins to one that does and loses a step above, at most ``high``."""
        stride = self.step
        for _ in range(_ROUNDS):
            best = self._best(found, low + stride if stride > self.step else low, high)
            low, stride = (low, stride) if best is None else (best, self.step)
            if low >= high:
                return Winning("any" if high > self.row.unit_price else "price", low)
            found, says = self.at(low + stride)
            if says == "loses":
                return Winning("price" if stride == self.step else "range", low, low + stride)
            if says == "open":
                return self._narrowed(low, high)
            if self._best(found, low + stride, low + stride) is None:
                stride *= 4  # it breaks a rule by less than the solver sees: look further up
            else:
                low, stride = low + stride, self.step
        return Winning("range", low, high)

    def _best(self, found: Trial, low: Decimal, high: Decimal) -> Decimal | None:
        assert found.plan is not None
        again = Repricing(self.scenario, self.offer, found.plan, self.rival)
        steps = again.highest(self._steps(low), self._steps(high), self.step)
        return None if steps is None else steps * self.step

    def _below(self, found: Trial, now: Decimal) -> Decimal | None:
        """A lower price at which a plan that loses today wins: on a straight line, or halved."""
        assert found.plan is not None
        again = Repricing(self.scenario, self.offer, found.plan, self.rival)
        guess = again.straight(now * Decimal("0.99"), now)
        if guess is not None and 0 <= guess < now:
            price = self._steps(guess) * self.step
            if again.wins(price):
                return price
        steps = again.highest(0, self._steps(now), self.step)
        return None if steps is None else steps * self.step

    def _steps(self, price: Decimal) -> int:
        return int(price // self.step)

    def _narrowed(self, low: Decimal, high: Decimal) -> Winning:
        """What is certain where the solves leave a gap: halving towards a price that loses."""
        wrong, top = low, high
        while top - wrong > max(self.step, top / 200) and not self.bench.over:
            middle = (wrong + top) / 2 // self.step * self.step
            if middle in (wrong, top):
                break
            _, says = self.at(middle)
            wrong, top = (wrong, middle) if says == "loses" else (middle, top)
            low = middle if says == "wins" else low
        return Winning("range", low, top)

    def _between(self, now: Decimal, nothing: Trial) -> Winning:
        """None wins at no price; where rules count money, one in between still may."""
        for share in (Decimal("0.75"), Decimal("0.5"), Decimal("0.25")):
            price = now * share // self.step * self.step
            if not self._counts(nothing) or self.bench.over:
                break
            found, says = self.at(price)
            if says == "wins":
                return self._up(found, price, now)
        return Winning("none", at_nothing=nothing)

    def _counts(self, nothing: Trial) -> bool:
        """Whether a low price can be what blocks the offer: a rule asks for money spent."""
        vendor = next(v for v in self.scenario.vendors if v.id == self.row.vendor)
        rebates = any(r.vendor == vendor.id and r.basis == "spend"
                      for r in self.scenario.vendor_rebates)
        return rebates or vendor.award_min is not None or nothing.plan is None
