"""What is conceded, in real units: read from a plan, rounded up, and told in a line each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from optimizer.domain.commitments import Concession

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from optimizer.domain.plan import Plan, RuleUse

SLIGHT = Decimal("0.000001")
"""Share of a bound by which the solver may miss it; the audit lets it pass, and so does this."""


@dataclass(frozen=True)
class Conceded:
    """One row whose bound moves: ``needed`` exactly, ``amount`` rounded up to what one can say."""

    use: RuleUse
    needed: Decimal
    amount: Decimal
    price: Decimal
    """Per unit, reporting currency."""

    @property
    def worth(self) -> Decimal:
        """What it counts as, unrounded, reporting currency."""
        return Decimal(f"{self.needed * self.price:f}")

    @property
    def concession(self) -> Concession:
        """As the scenario holds it."""
        return Concession(rule=self.use.rule, where=self.use.where, amount=self.amount)


def conceded(plan: Plan, prices: dict[str, Decimal]) -> tuple[Conceded, ...]:
    """Rows of these rules that a plan breaks, and by how much."""
    out = []
    for use in plan.rules:
        if use.rule in prices and use.headroom < -SLIGHT * max(Decimal(1), abs(use.bound)):
            needed = -use.headroom
            out.append(Conceded(use, needed, rounded_up(needed, use.unit), prices[use.rule]))
    return tuple(out)


def rounded_up(amount: Decimal, unit: str) -> Decimal:
    """To whole units; power from 1,000 kW on to tenths of a MW; below one, to two figures."""
    step = Decimal(100) if unit == "kW" and amount >= 1000 else Decimal(1)
    if amount < 1:
        step = Decimal(1).scaleb(amount.adjusted() - 1)
    return Decimal(f"{(amount / step).to_integral_value(ROUND_CEILING) * step:f}")


def rules_of(given: Iterable[Conceded]) -> frozenset[str]:
    """The rules that are touched."""
    return frozenset(one.use.rule for one in given)


def worth(given: Collection[Conceded]) -> Decimal:
    """What a repair counts as, reporting currency."""
    return sum((one.worth for one in given), Decimal(0))
