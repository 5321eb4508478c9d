"""What is made small over several futures: as rows of the common model, and as exact figures.

A loss is the first aim of a future, negative where that is made large.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import numpy as np

from optimizer.core.expr import Linear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.studies.robust.stack import Stack

Pursue = Literal["expected", "cvar", "regret"]


@dataclass(frozen=True)
class Pursuit:
    """The expected loss; in part that of the worst cases; or the most above each one's best."""

    kind: Pursue = "expected"
    share: Fraction = Fraction(95, 100)
    """For ``cvar``: how much of all chance is not among the worst cases; 0.95: the worst 5 %."""
    weight: Fraction = Fraction(1, 2)
    """For ``cvar``: weight of the expected loss in the worst cases; the rest is on all cases."""

    def measure(
        self, chances: Sequence[Fraction], losses: Sequence[Fraction], best: Sequence[Fraction],
    ) -> Fraction:
        """The figure that is made small, of losses whose chances sum to one, exactly."""
        if self.kind == "regret":
            return max(loss - own for loss, own in zip(losses, best, strict=True))
        mean = expected(chances, losses)
        if self.kind == "expected":
            return mean
        return (1 - self.weight) * mean + self.weight * worst_cases(chances, losses, self.share)

    def rows(self, stack: Stack, best: Sequence[float]) -> tuple[Linear, float]:
        """The same over a model's columns, with the columns and rows it needs.

        Also what was added to it: a regret is small beside the costs it is the difference of, and
        a gap is a share of what is asked for.
        """
        chances = [one.chance for one in stack.parts]
        if self.kind == "regret":
            added = float(np.dot(chances, best))
            return _most_above(stack, best) + added, added
        mean = _weighed(stack.losses, chances)
        if self.kind == "expected" or not self.weight:
            return mean, 0.0
        worst = worst_of(stack, stack.losses, float(self.share))
        return mean * float(1 - self.weight) + worst * float(self.weight), 0.0


def expected(chances: Sequence[Fraction], losses: Sequence[Fraction]) -> Fraction:
    """The sum over futures, each times its chance."""
    return sum((c * loss for c, loss in zip(chances, losses, strict=True)), Fraction(0))


def worst_cases(
    chances: Sequence[Fraction], losses: Sequence[Fraction], share: Fraction,
) -> Fraction:
    """The mean of losses in the worst cases (CVaR): those beyond a share of all chance."""
    left, total = 1 - share, Fraction(0)
    for loss, chance in sorted(zip(losses, chances, strict=True), reverse=True):
        taken = min(left, chance)
        total, left = total + taken * loss, left - taken
    return total / (1 - share)


def worst_of(stack: Stack, amounts: Sequence[Linear], share: float) -> Linear:
    """At least the mean of an amount per future in the worst cases, and as little as can be.

    Rockafellar and Uryasev: the least of an edge and what lies beyond it on average.
    """
    low = min(-float(stack.most(amount * -1)[0]) for amount in amounts)
    high = max(float(stack.most(amount)[0]) for amount in amounts)
    room = np.array([high - low])
    edge = stack.column("edge of the worst cases", room, False)
    beyond = []
    for one, amount in zip(stack.parts, amounts, strict=True):
        beyond.append(stack.column(f"{one.name}: beyond", room, False))
        stack.require(f"{one.name}: beyond the edge", amount - edge - beyond[-1], "<=", low)
    return edge + low + _weighed(beyond, [one.chance / (1 - share) for one in stack.parts])


def _most_above(stack: Stack, best: Sequence[float]) -> Linear:
    top = max(float(stack.most(loss)[0]) - own
              for loss, own in zip(stack.losses, best, strict=True))
    worst = stack.column("worst regret", np.array([max(0.0, top)]), False)
    for one, loss, own in zip(stack.parts, stack.losses, best, strict=True):
        stack.require(f"{one.name}: regret", loss - worst, "<=", own)
    return worst


def _weighed(parts: Sequence[Linear], weights: Sequence[float]) -> Linear:
    total = Linear(1)
    for part, weight in zip(parts, weights, strict=True):
        total = total + part * weight
    return total
