"""The figures of a robust plan: values, and what they are worth, with what is proven of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from optimizer.answers.decimals import decimal
from optimizer.core.registry import AIMS
from optimizer.studies.robust.pursuit import expected, worst_cases

if TYPE_CHECKING:
    from datetime import date

    from optimizer.core.term import Aim
    from optimizer.domain.answer import Trial
    from optimizer.studies.robust.finding import Search, Way
    from optimizer.studies.robust.stack import Line


class Worth(NamedTuple):
    """A difference by the plans found, and what the proofs allow; None: not known."""

    figure: Decimal
    least: Decimal | None
    most: Decimal | None


@dataclass(frozen=True)
class Found:
    """All that was found: each future by itself, the plain plan, and the best orders of now."""

    search: Search
    by: date
    own: Way
    trial: Trial
    """The plain plan: the best of the scenario as it is."""
    plain: Way | None
    """What becomes of its orders of now; None where it has none."""
    best: Way

    @property
    def aim(self) -> Aim:
        """What is planned for."""
        return AIMS[self.search.base.aims[0].aim]

    @property
    def currency(self) -> str:
        """Of all futures."""
        return self.search.base.money.currency

    @cached_property
    def own_losses(self) -> tuple[Fraction, ...]:
        """Each future's own best: no plan that was found for it is better.

        With targets that may be missed it is the best of all together, which misses some.
        """
        ways = [self.own, self.best, *([self.plain] if self.plain and self.plain.losses else [])]
        if self.search.limit:
            return min((way.losses for way in ways), key=lambda losses: self.search.measure(
                losses, losses))
        return tuple(map(min, zip(*(way.losses for way in ways), strict=True)))

    def value(self, loss: Fraction) -> Decimal:
        """A loss in the aim's own sense."""
        return decimal(self.search.sign * loss)

    def expected(self, way: Way) -> Decimal:
        """The expected first aim."""
        return self.value(expected(self.search.chances, way.losses))

    def worst_cases(self, way: Way) -> Decimal:
        """The expected first aim in the worst cases."""
        return self.value(worst_cases(self.search.chances, way.losses, self.search.pursuit.share))

    def regrets(self, way: Way) -> tuple[Decimal, ...]:
        """By how much each future is worse off than with all known."""
        return tuple(decimal(loss - own)
                     for loss, own in zip(way.losses, self.own_losses, strict=True))

    def pursued(self, way: Way) -> Fraction:
        """What is made small."""
        return self.search.pursuit.measure(self.search.chances, way.losses, self.own_losses)

    @cached_property
    def shortfalls(self) -> tuple[Fraction, ...]:
        """Accelerators by which each future misses its targets, with the best orders of now.

        None at all where targets must be met, or are let go whole.
        """
        limited = self.search.limit and self.search.limit.shortfall
        return self.search.shortfalls(self.best) if limited else ()

    @cached_property
    def missed(self) -> tuple[bool, ...]:
        """Whether each future misses its targets, or they are let go there."""
        return tuple(map(bool, self.shortfalls)) or tuple(
            far is None for far in self.best.short)

    @property
    def bound(self) -> Fraction | None:
        """No orders of now are better than this in what is pursued."""
        return None if self.best.bound is None else min(self.best.bound, self.pursued(self.best))

    @property
    def vss(self) -> Worth | None:
        """Value of the stochastic solution: what signing the plain plan's orders would lose."""
        if self.plain is None or not self.plain.losses:
            return None
        figure = self.pursued(self.plain) - self.pursued(self.best)
        least = None if self.plain.bound is None else self.plain.bound - self.pursued(self.best)
        most = None if self.bound is None else self.pursued(self.plain) - self.bound
        return _worth(figure, least, most)

    @property
    def evpi(self) -> Worth:
        """Expected value of perfect information: what to know the future now would gain."""
        known = self.search.pursuit.measure(self.search.chances, self.own_losses, self.own_losses)
        figure = self.pursued(self.best) - known
        least = None if self.bound is None else self.bound - known
        most = None if self.own.bound is None else self.pursued(self.best) - min(
            self.own.bound, known)
        return _worth(figure, least, most)

    @property
    def gap(self) -> Decimal | None:
        """How far what is pursued may be from the best, as a share of the aim."""
        if self.bound is None:
            return None
        size = max(abs(expected(self.search.chances, self.best.losses)), Fraction(1, 10**9))
        return decimal((self.pursued(self.best) - self.bound) / size, 9)

    @property
    def complete(self) -> bool:
        """Whether everything is proven within the gap asked for."""
        ways = [self.own, self.best, *([self.plain] if self.plain else [])]
        told = all(trial.status in ("optimal", "no plan") for way in ways for trial in way.trials)
        allowed = self.search.bench.options.gap + 1e-9
        return told and self.gap is not None and self.gap <= allowed

    @property
    def unfinished(self) -> list[str]:
        """Futures in which the plain plan's orders cannot be completed."""
        if self.plain is None:
            return []
        return [one.name for one, trial in zip(self.search.futures, self.plain.trials, strict=True)
                if trial.status == "no plan"]

    @cached_property
    def shut(self) -> dict[Line, list[str]]:
        """Lines that the scenario has now and that cannot be signed: futures without them."""
        return self.search.shut()


def _worth(figure: Fraction, least: Fraction | None, most: Fraction | None) -> Worth:
    """A value that is never negative, between what the proofs allow."""
    lowest = None if least is None else decimal(min(figure, max(Fraction(0), least)))
    return Worth(decimal(figure), lowest,
                 None if most is None else decimal(max(figure, most)))
