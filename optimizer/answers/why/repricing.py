"""The highest price at which given orders are still as good as the best plan without an offer."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.why.offer_terms import at_price
from optimizer.answers.why.standing import exact, no_worse, repriced, values

if TYPE_CHECKING:
    from optimizer.domain.answer import Trial
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario


class Repricing:
    """Orders of a plan at other prices of one offer: exact, and without a solve."""

    def __init__(self, scenario: Scenario, offer: str, plan: Plan, rival: Trial) -> None:
        self.scenario, self.offer, self.orders, self.rival = scenario, offer, plan.orders, rival
        self.aims = [proof.aim for proof in plan.proofs]
        self._known: dict[Decimal, list[Decimal] | None] = {}

    def values(self, price: Decimal) -> list[Decimal] | None:
        """Values of the aims at a price; None where the orders break a rule at it."""
        if price not in self._known:
            changed = at_price(self.scenario, self.offer, price)
            self._known[price] = repriced(changed, self.orders, self.aims)
        return self._known[price]

    def wins(self, price: Decimal) -> bool:
        """Whether the orders are as good as the best plan without the offer."""
        found = self.values(price)
        return found is not None and no_worse(found, self.rival)

    def highest(self, low: int, high: int, step: Decimal) -> int | None:
        """The highest winning price from low to high, all in steps; None where low loses.

        Where the orders win at one price and lose at the next; the first of it from below that a
        straight line through two prices, or halving, finds.
        """
        if self.wins(high * step):
            return high
        if not self.wins(low * step):
            return None
        guess = self.straight(low * step, high * step)
        at, stride = (-1 if guess is None else int(guess // step)), 1
        while high - low > 1:
            middle = at if low < at < high else (low + high) // 2
            if self.wins(middle * step):
                low, at = middle, middle + stride
            else:
                high, at = middle, middle - stride
            stride *= 4  # away from the guess ever faster, where the line is not straight
        return low

    def straight(self, low: Decimal, high: Decimal) -> Decimal | None:
        """Where the first aim that the price moves would be as good as without the offer."""
        one, other = self.values(low), self.values(high)
        if one is None or self.rival.plan is None or self.rival.bound is None:
            return None
        if other is None:
            high = low + 1
            other = self.values(high)
        if other is None:
            return None
        wanted = values(self.rival) if exact(self.rival) else [self.rival.bound]
        for mine, there, goal in zip(one, other, wanted, strict=False):
            if mine != there:
                return low + (goal - mine) * (high - low) / (there - mine)
        return None
