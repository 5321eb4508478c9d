"""The bounds of rows of a rule, turned together.

Positions count how far the rows are loosened, in the rule's unit; 0 is the scenario as it is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from optimizer.answers.curve.rows import keeps
from optimizer.answers.decimals import decimal
from optimizer.answers.wording import rule_names
from optimizer.domain.commitments import Concession

if TYPE_CHECKING:
    from optimizer.answers.curve.rows import RuleRow
    from optimizer.domain.answer import Phrase, Trial
    from optimizer.domain.plan import RuleUse
    from optimizer.domain.scenario import Scenario

FINE = Fraction(1, 500_000)
"""Figures that are not counted are told apart to this share of their size: twice what an audit
lets pass, so that every step is a real one."""


@dataclass(frozen=True)
class RowDial:
    """The bounds of rows of one rule, moved by the same amount.

    Bounds of upper limits are not pushed below what stands there already, and where nothing at
    all fits they stay, unless such a row is the only one: a hall that is not open stays closed.
    """

    scenario: Scenario
    rows: tuple[RuleRow, ...]
    where: str

    @property
    def rule(self) -> str:
        """The rule, or the first of several that go by one name."""
        return self.rows[0].rule

    @property
    def title(self) -> Phrase:
        """The titles of the rules."""
        return rule_names(dict.fromkeys(row.rule for row in self.rows))

    @property
    def unit(self) -> str:
        """The rule's unit."""
        return self.rows[0].unit

    @property
    def fixed(self) -> Decimal | None:
        """The bound they share; None: the figure is how far the rows are loosened."""
        kinds = {(row.bound, row.sense) for row in self.rows}
        return self.rows[0].bound if len(kinds) == 1 else None

    @property
    def absolute(self) -> bool:
        """Whether the figure is the bound itself."""
        return self.fixed is not None

    @property
    def _sign(self) -> int:
        return -1 if self.fixed is not None and self.rows[0].sense == ">=" else 1

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """Half the largest bound up and down, as far as that has sense."""
        half, row = self.span / 2, self.rows[0]
        low, high = -half, half
        if self.fixed is not None and row.sense == "<=":
            low = min(Fraction(0), max(low, Fraction(row.idle) - Fraction(self.fixed)))
        elif self.fixed is not None:
            high = max(Fraction(0), min(high, Fraction(self.fixed)))
        whole = self.grain
        return -(-low // whole) * whole, high // whole * whole

    @property
    def span(self) -> Fraction:
        """The size of the largest bound."""
        return max([Fraction(1), *(abs(Fraction(row.bound)) for row in self.rows if row.bound)])

    @property
    def grain(self) -> Fraction:
        """Positions closer than this are not told apart."""
        if all(row.whole for row in self.rows):
            return Fraction(1)
        return max(Fraction(1), self.span) * FINE

    def figure(self, at: Fraction) -> Decimal:
        """A position in the rule's unit."""
        return decimal(Fraction(self.fixed or 0) + self._sign * at)

    def position(self, figure: Decimal) -> Fraction:
        """The position of a figure."""
        return self._sign * (Fraction(figure) - Fraction(self.fixed or 0))

    def moved(self, scenario: Scenario, to: Fraction) -> Scenario:
        """A scenario with the rows loosened by so much, on top of what it concedes already."""
        amounts: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for one in scenario.concessions:
            amounts[one.rule, one.where] += one.amount
        named: dict[tuple[str, str], Decimal] = {}
        for row in self.rows:  # rows of one name move together, by the least of them
            amount = decimal(self._amount(row, to))
            named[row.rule, row.where] = min(
                amount, named.get((row.rule, row.where), amount), key=abs)
        for name, amount in named.items():
            amounts[name] += amount
        return scenario.model_copy(update={"concessions": tuple(
            Concession(rule=rule, where=where, amount=amount)
            for (rule, where), amount in amounts.items() if amount)})

    def _amount(self, row: RuleRow, to: Fraction) -> Fraction:
        if row.sense == "<=" and row.bound is not None and len(self.rows) > 1:
            room = max(Fraction(row.bound) - Fraction(row.idle), Fraction(0))
            return max(to, -room) if room else Fraction(0)
        return to

    def reach(self, trial: Trial, at: Fraction) -> Fraction:
        """The tightest position at which the plan found at a position keeps the rows.

        A soft row that is broken charges for every bit: its value holds where it is, only.
        """
        assert trial.plan is not None
        mine = {(row.rule, row.where) for row in self.rows}
        rows = [use for use in trial.plan.rules if (use.rule, use.where) in mine]
        if any(use.mode == "soft" and use.headroom < 0 for use in rows):
            return at
        tightest = max((self._least(use, at) for use in rows), default=at)
        fixed = all(row.bound is not None for row in self.rows)
        if fixed or any(use.mode == "soft" for use in rows):
            return min(at, tightest)
        return self._felt(trial, min(at, tightest), at)

    def _least(self, use: RuleUse, at: Fraction) -> Fraction:
        """The tightest position at which one row holds."""
        row = next((one for one in self.rows if (one.rule, one.where, one.sense)
                    == (use.rule, use.where, use.sense)), None)
        if row is None or row.bound is None:
            return at - Fraction(use.headroom)
        if use.sense == "<=" and len(self.rows) > 1 and use.activity <= row.idle:
            return at - 2 * self.span
        sign = 1 if use.sense == "<=" else -1
        return sign * (Fraction(use.activity) - Fraction(row.bound))

    def _felt(self, trial: Trial, low: Fraction, at: Fraction) -> Fraction:
        """Farther down than the headroom says, where a bound gives way with the plan."""
        assert trial.plan is not None
        plan = trial.plan

        def holds(position: Fraction) -> bool:
            return keeps(self.moved(self.scenario, position), plan)

        if not holds(low - 2 * self.grain):
            return low
        step = 64 * self.grain
        while low - step > at - 2 * self.span and holds(low - step):
            low, step = low - step, step * 8
        broken = low - step
        while low - broken > self.grain:
            middle = (low + broken) / 2
            low, broken = (middle, broken) if holds(middle) else (low, middle)
        return low
