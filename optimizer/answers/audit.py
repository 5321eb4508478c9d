"""The audit: a plan recomputed from its whole numbers in exact arithmetic, rule by rule.

Nothing the solver says is shown before it has been recomputed here. Hard rules must hold and the
value of every aim must agree with the solver's within the tolerances named below.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

import optimizer.objectives
import optimizer.rules  # noqa: F401  (both register what they hold)
from optimizer.answers.decimals import decimal
from optimizer.core.evaluate import apply_rule, rules_in_order
from optimizer.core.expr import Expr, Figures
from optimizer.core.frame import Frame
from optimizer.core.number import EXACT
from optimizer.core.orders import Orders
from optimizer.core.registry import AIMS, RULES, TERMS
from optimizer.domain.plan import BillLine, RuleUse
from optimizer.errors import AuditMismatch
from optimizer.model.goals import limits_of
from optimizer.quantities.bill import nominal, present

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.core.evaluate import Applied
    from optimizer.core.layout import Layout
    from optimizer.core.number import Array
    from optimizer.core.registry import Settings
    from optimizer.domain.scenario import Scenario
    from optimizer.model.goals import Limit

RULE_TOLERANCE = Fraction(1, 10**6)
"""A hard rule may miss its bound by this share of it (or of one unit): solver tolerance."""

AIM_TOLERANCE = Fraction(1, 10**6)
"""The solver's value of an aim may differ from the exact one by this share of it."""


@dataclass(frozen=True)
class Audit:
    """Everything recomputed: decisions at hand for further questions, rules, bill and aims."""

    orders: Orders
    rules: tuple[RuleUse, ...]
    bill: tuple[BillLine, ...]
    broken: tuple[RuleUse, ...]
    """Hard rows that do not hold, and soft rows broken beyond their limit."""

    @property
    def missed(self) -> list[Limit]:
        """Limits of the scenario's aims that do not hold."""
        return beyond(self, limits_of(self.orders.frame.scenario.aims))

    def aim(self, name: str) -> Fraction:
        """The exact value of an aim."""
        return one(AIMS[name].value(self.orders, self.orders.frame))


def one(expr: Expr) -> Fraction:
    """The figure of a single row."""
    assert isinstance(expr, Figures)
    return Fraction(expr.values[0])


def audit(scenario: Scenario, settings: Settings, layout: Layout, line_units: Array) -> Audit:
    """Recompute a plan given as whole units per line of the layout."""
    x = Orders(Frame(scenario, settings, layout, EXACT), line_units)
    uses: list[RuleUse] = []
    broken: list[RuleUse] = []
    for rule in rules_in_order():
        for applied in apply_rule(x, rule):
            for use in _uses(applied):
                uses.append(use)
                if _fails(use, applied):
                    broken.append(use)
    order = list(RULES)
    uses.sort(key=lambda use: (RULES[use.rule].family, order.index(use.rule)))
    bill = tuple(
        BillLine(term=term.id, title=term.title, amount=decimal(one(present(x, term.id))),
                 nominal=decimal(one(nominal(x, term.id))))
        for term in TERMS.values() if settings.terms[term.id].counted
    )
    return Audit(x, tuple(uses), bill, tuple(broken))


def _uses(applied: Applied) -> list[RuleUse]:
    rows, settings = applied.rows, applied.settings
    activity = _row_values(rows.activity, rows.index.size)
    bound = _row_values(rows.bound, rows.index.size)
    broken = (_row_values(applied.broken, rows.index.size) if applied.broken is not None
              else [Fraction(0)] * rows.index.size)
    price = Fraction(settings.price or 0)
    out = []
    for row in range(rows.index.size):
        gap = bound[row] - activity[row]
        headroom = {"<=": gap, ">=": -gap, "==": -abs(gap)}[rows.sense]
        out.append(RuleUse(
            rule=applied.rule.id, where=rows.index.label(row), sense=rows.sense,
            activity=decimal(activity[row]), bound=decimal(bound[row]),
            headroom=decimal(headroom), unit=applied.rule.unit,
            mode="soft" if settings.mode == "soft" else "hard",
            concession=decimal(price * broken[row]),
        ))
    return out


def _row_values(value: object, size: int) -> list[Fraction]:
    figures = value.values if isinstance(value, Figures) else np.broadcast_to(
        np.asarray(value, dtype=object), (size,))
    return [Fraction(v) for v in figures]


def _fails(use: RuleUse, applied: Applied) -> bool:
    allowed = Fraction(applied.settings.max_concession or 0) if use.mode == "soft" else Fraction(0)
    if use.mode == "soft" and applied.settings.max_concession is None:
        return False
    slack = RULE_TOLERANCE * max(Fraction(1), abs(Fraction(use.bound)))
    return -Fraction(use.headroom) > allowed + slack


def differences(audit_: Audit, claimed: Sequence[tuple[str, float]]) -> list[str]:
    """What the solver said against what is true: broken hard rules, and aims that do not agree."""
    found = [
        f"{use.rule} {use.where}: the solver kept it, but exactly "
        f"{use.activity:,f} {use.sense} {use.bound:,f} {use.unit} does not hold"
        for use in audit_.broken
    ]
    for aim, value in claimed:
        exact = audit_.aim(aim)
        slack = AIM_TOLERANCE * max(Fraction(1), abs(exact))
        if abs(exact - Fraction(value)) > slack:
            found.append(f"{aim}: the solver says {value:,.6f}, exact recomputation says "
                         f"{decimal(exact):,f} {AIMS[aim].unit}")
    return found


def given_up(audit_: Audit, kept: Sequence[tuple[str, float, float]]) -> list[str]:
    """Earlier aims (name, best value, tolerance) that the plan gives up more of than it may."""
    found = []
    for aim, best, tolerance in kept:
        exact, most = audit_.aim(aim), Fraction(tolerance) + AIM_TOLERANCE
        worse = Fraction(best) - exact if AIMS[aim].sense == "max" else exact - Fraction(best)
        if worse > most * max(Fraction(1), abs(Fraction(best))):
            found.append(f"{aim}: its best is {best:,.6f}, the plan has {decimal(exact):,f}")
    return found


def beyond(audit_: Audit, limits: Sequence[Limit]) -> list[Limit]:
    """Limits that the plan does not keep."""
    found = []
    for limit in limits:
        exact, bound = _stands(audit_, limit), Fraction(limit.bound)
        over = {"<=": exact - bound, ">=": bound - exact, "==": abs(exact - bound)}[limit.sense]
        if over > RULE_TOLERANCE * max(Fraction(1), abs(bound)):
            found.append(limit)
    return found


def _stands(audit_: Audit, limit: Limit) -> Fraction:
    return one(limit.value(audit_.orders, audit_.orders.frame))


def withhold_if_different(
    audit_: Audit, claimed: Sequence[tuple[str, float]],
    kept: Sequence[tuple[str, float, float]] = (), limits: Sequence[Limit] = (),
) -> None:
    """Raise AuditMismatch, with both figures, where solver and recomputation disagree.

    ``limits`` are those besides the ones that the scenario's aims have.
    """
    found = differences(audit_, claimed) + given_up(audit_, kept)
    found += [f"{limit.name}: the solver kept its limit, but exactly "
              f"{decimal(_stands(audit_, limit)):,f} {limit.sense} "
              f"{decimal(Fraction(limit.bound)):,f} does not hold"
              for limit in (*audit_.missed, *beyond(audit_, limits))]
    if found:
        raise AuditMismatch(found)
