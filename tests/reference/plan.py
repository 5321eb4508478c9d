"""A world with its ledger, joint payments, rows and aims, at one scale."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from . import rules_mix, rules_sites, rules_supply, rules_targets
from .aims import aim_value, aims_in_order, is_maximum
from .joint import Joint
from .ledger import Ledger, Totals
from .rows import Bench, Row, all_rows, whole

RULE_FILES = (rules_targets, rules_sites, rules_supply, rules_mix)
"""Importing them registers their rules."""



class Yardstick:
    """Measures plans: money, rows and aims from the totals of a plan."""

    def __init__(self, ledger: Ledger, scale: int = 1) -> None:
        self.ledger, self.world, self.scale = ledger, ledger.world, scale
        bench = Bench(ledger, scale)
        self.joint = Joint(ledger, scale)
        self.rows = all_rows(ledger, scale)
        self.settings = {row.rule: self.world.rule(row.rule) for row in self.rows}
        self.hard = [row for row in self.rows if self.settings[row.rule].mode == "hard"]
        self.soft = [self._priced(row) for row in self.rows
                     if self.settings[row.rule].mode == "soft"]
        self.aims = aims_in_order(self.world)
        self.values = [aim_value(bench, aim) for aim, _ in self.aims]
        self.limits = [(aim_value(bench, aim), -1 if is_maximum(aim) else 1, limit * scale)
                       for aim, limit in self.world.limits]

    def _priced(self, row: Row) -> tuple[Row, Fraction, Fraction | None]:
        """A soft row, its price, and the most it may be broken (times the scale)."""
        settings = self.settings[row.rule]
        most = settings.number("max_concession")
        cap = None if most is None else whole(most * self.scale)
        return row, whole(settings.number("price")), cap

    def broken_hard(self, totals: Totals) -> list[Row]:
        """Hard rows that do not hold, and soft rows broken by more than they may be."""
        capped = [(row, most) for row, _, most in self.soft if most is not None]
        return [row for row in self.hard if row.broken(totals)] + [
            row for row, most in capped if row.broken(totals) > most
        ]

    def feasible(self, totals: Totals) -> bool:
        """Whether no hard row is broken, no soft row more than it may be, and no aim's limit."""
        if self.limits:
            concession = self.concession(totals)
            if any(sign * value(totals, concession) > sign * limit
                   for value, sign, limit in self.limits):
                return False
        for row in self.hard:
            if row.broken(totals):
                return False
        return all(row.broken(totals) <= most for row, _, most in self.soft if most is not None)

    def concession(self, totals: Totals) -> Any:
        """Money charged for soft rows."""
        return sum(price * over for row, price, _ in self.soft if (over := row.broken(totals)))

    def aim_values(self, totals: Totals) -> list[Any]:
        """The value of each aim, in order."""
        concession = self.concession(totals)
        return [value(totals, concession) for value in self.values]
