"""Other goals within limits: solved on a bench, and checked exactly before they are believed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, inf
from typing import TYPE_CHECKING

import numpy as np

from optimizer.answers.audit import audit, one, withhold_if_different
from optimizer.answers.plan_orders import plan_orders
from optimizer.model.solve import build, solve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.answers.bench import Bench
    from optimizer.domain.plan import Order
    from optimizer.domain.scenario import Scenario
    from optimizer.model.goals import Goal, Limit
    from optimizer.model.options import Options
    from optimizer.model.solve import Built, Loaded, Solved

_WHOLE = 1e-5
"""A bound this little above a whole number is that number."""


@dataclass(frozen=True)
class Pursued:
    """What is known of a goal: orders that reach ``value``, and the bound no plan can beat.

    Without orders either no plan keeps the limits (``impossible``) or the time was not enough.
    """

    orders: tuple[Order, ...] | None
    value: Fraction | None
    bound: float
    proven: bool
    impossible: bool = False

    @property
    def whole_bound(self) -> int:
        """The least whole number a goal that counts whole things can have."""
        return max(0, ceil(self.bound - _WHOLE)) if np.isfinite(self.bound) else 0


UNKNOWN = Pursued(None, None, -inf, proven=False)
IMPOSSIBLE = Pursued(None, None, -inf, proven=True, impossible=True)


def pursue(
    scenario: Scenario, goals: Sequence[Goal], limits: Sequence[Limit], bench: Bench,
    seconds: float | None = None,
) -> Pursued:
    """The best of goals in their order within limits, in the time left or so many seconds.

    What is told of value and bound is about the first goal.

    Raises:
        AuditMismatch: the solver's figures do not survive exact recomputation.
    """
    def search(options: Options, loaded: Loaded) -> tuple[Built, Solved]:
        built = build(scenario)
        return built, solve(built, options, bench.listen, bench.stop, goals, limits, loaded)

    made = bench.within(inf if seconds is None else seconds).made(goals[0].name, search)
    if isinstance(made, str):
        return IMPOSSIBLE if made == "no plan" else UNKNOWN
    built, solved = made
    found = audit(scenario, built.settings, built.layout, solved.line_units)
    withhold_if_different(found, [])
    outcome = solved.outcomes[0][1]
    value = one(goals[0].value(found.orders, found.orders.frame))
    return Pursued(plan_orders(found.orders), value, outcome.bound, outcome.proven)
