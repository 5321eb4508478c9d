"""The rows a scenario's rules put on its plans, known without solving."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from optimizer.answers.audit import Audit, audit
from optimizer.answers.decimals import decimal
from optimizer.answers.laid_out import exact_frame
from optimizer.core.evaluate import apply_rule
from optimizer.core.expr import Expr, Figures
from optimizer.core.orders import Orders
from optimizer.core.registry import RULES
from optimizer.quantities.lines import units_of_orders

if TYPE_CHECKING:
    from decimal import Decimal

    from optimizer.core.number import Array
    from optimizer.core.rule import Sense
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario

WHOLE = frozenset({"accelerators", "units", "lines", "offers", "vendors", "models", "clusters"})
"""Units of things that are counted."""


@dataclass(frozen=True)
class RuleRow:
    """One row of a rule that is on. Figures in the rule's unit."""

    rule: str
    where: str
    sense: Sense
    bound: Decimal | None
    """None: it moves with the plan, as a share of a whole does."""
    idle: Decimal
    """The activity where nothing is ordered."""
    unit: str

    @property
    def whole(self) -> bool:
        """Whether it counts things against a fixed number of them."""
        return self.unit in WHOLE and self.bound is not None and self.bound == int(self.bound)


def rows_of(scenario: Scenario, rule: str = "") -> list[RuleRow]:
    """The rows of all rules that are on, or of one; equations, which cannot move, left out.

    Raises:
        BadInput: rules, terms, aims or the export regime are not what they should be.
    """
    frame = exact_frame(scenario)
    x = Orders(frame, np.zeros(len(frame.layout.line_lot), dtype=np.int64))
    found = []
    for one in RULES.values() if not rule else (RULES[rule],):
        for applied in apply_rule(x, one):
            rows = applied.rows
            if rows.sense == "==":
                continue
            size = rows.index.size
            idle, bound = _figures(rows.activity, size), _figures(rows.bound, size)
            moves = isinstance(rows.bound, Expr)
            found += [
                RuleRow(one.id, rows.index.label(i), rows.sense,
                        None if moves else decimal(bound[i]), decimal(idle[i]), one.unit)
                for i in range(size)]
    return found


def _figures(value: object, size: int) -> list[Fraction]:
    flat: Array = value.values if isinstance(value, Figures) else np.broadcast_to(
        np.asarray(value, dtype=object), (size,))
    return [Fraction(one) for one in flat]


def keeps(scenario: Scenario, plan: Plan) -> bool:
    """Whether the orders of a plan keep every rule of another scenario with the same lines."""
    return not recomputed(scenario, plan).broken


def recomputed(scenario: Scenario, plan: Plan) -> Audit:
    """The orders of a plan audited against a scenario with the same lines."""
    frame = exact_frame(scenario)
    units, _ = units_of_orders(frame, plan.orders)
    return audit(scenario, frame.settings, frame.layout, units)
