"""The share of a part in a whole, turned as a fraction of one."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from optimizer.answers.curve.row_dial import FINE
from optimizer.answers.decimals import decimal
from optimizer.answers.wording import rule_names

if TYPE_CHECKING:
    from optimizer.domain.answer import Phrase, Trial
    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True)
class ShareDial:
    """The share of one entry of a rule that holds parts against a whole, as a fraction of one."""

    scenario: Scenario
    entry: int
    where: str
    share: Decimal
    at_most: bool
    rule: ClassVar[str] = "shares"
    unit: ClassVar[str] = "share"
    grain: ClassVar[Fraction] = FINE
    absolute: ClassVar[bool] = True

    @property
    def title(self) -> Phrase:
        """The title of the rule."""
        return rule_names([self.rule])

    @property
    def _sign(self) -> int:
        return 1 if self.at_most else -1

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """25 points up and down."""
        quarter = Fraction(1, 4)
        figures = (max(Fraction(0), Fraction(self.share) - quarter),
                   min(Fraction(1), Fraction(self.share) + quarter))
        low, high = sorted(self.position(decimal(figure)) for figure in figures)
        return low, high

    def figure(self, at: Fraction) -> Decimal:
        """The share at a position."""
        return decimal(Fraction(self.share) + self._sign * at)

    def position(self, figure: Decimal) -> Fraction:
        """The position of a share."""
        return self._sign * (Fraction(figure) - Fraction(self.share))

    def moved(self, scenario: Scenario, to: Fraction) -> Scenario:
        """A scenario with the share loosened by so much, within 0 and 1."""
        rule = deepcopy(scenario.rules[self.rule])
        entries = [dict(entry) for entry in rule["entries"]]
        share = Fraction(str(entries[self.entry]["share"])) + self._sign * to
        entries[self.entry]["share"] = str(decimal(min(max(share, Fraction(0)), Fraction(1))))
        return scenario.model_copy(update={
            "rules": {**scenario.rules, self.rule: {**rule, "entries": entries}}})

    def reach(self, trial: Trial, at: Fraction) -> Fraction:
        """The position of the plan's own share."""
        assert trial.plan is not None
        use = [one for one in trial.plan.rules if one.rule == self.rule][self.entry]
        if use.bound <= 0 or use.headroom < 0:
            return at
        own = Fraction(use.activity) / Fraction(use.bound) * Fraction(self.figure(at))
        return min(at, self._sign * (own - Fraction(self.share)))
