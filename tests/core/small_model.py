"""A handful of columns and rows, solved as they stand or relaxed, apart from the planner's solver.

scipy's ``milp`` is HiGHS as well, but nothing of ``optimizer.model`` is used: what is tested is
the rows themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

import optimizer.objectives
import optimizer.rules  # noqa: F401  (both register what settings are checked against)
from optimizer.core.columns import Columns
from optimizer.core.frame import Frame
from optimizer.core.layout import lay_out
from optimizer.core.number import EXACT, FLOAT
from optimizer.core.orders import Orders
from optimizer.core.registry import settings_of
from optimizer.export import find
from tests.build import offer, quarters, scenario

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from optimizer.core.expr import Linear
    from optimizer.domain.scenario import Scenario


def columns_of(made: Scenario) -> Columns:
    settings = settings_of(made)
    return Columns(Frame(made, settings, lay_out(made, settings, find(made)), FLOAT))


def orders_of(made: Scenario, units: Sequence[int]) -> Orders:
    """The same on whole units per line, exactly."""
    settings = settings_of(made)
    layout = lay_out(made, settings, find(made))
    return Orders(Frame(made, settings, layout, EXACT), np.array(units, dtype=np.int64))


def offers_in_one_phase(count: int) -> Scenario:
    """So many offers that are one line, one lot and one column each."""
    return scenario(phases=quarters(1), offers=[offer(f"o{i}", 1) for i in range(count)])


def lots(*most: int) -> Columns:
    """Columns with one lot per figure, of at most so many units."""
    x = columns_of(offers_in_one_phase(len(most)))
    x.upper[x.lot_start : x.lot_start + len(most)] = most
    return x


def extreme(
    x: Columns, objective: Linear, *, sense: int, whole: bool = True,
    fixed: Mapping[int, Any] | None = None,
) -> float:
    """Least (sense 1) or largest (−1) value of a row over the columns, whole or relaxed.

    ``fixed`` gives columns their values.
    """
    size = len(x.upper)
    low, high = x.lower.copy(), x.upper.copy()
    for column, value in (fixed or {}).items():
        low[column] = high[column] = value
    constraints = []
    for rows in x.rows:
        if not rows.expr.size:
            continue
        row, col, coef = rows.expr.entries()
        matrix = csr_array((coef, (row, col)), shape=(rows.expr.size, size))
        room = rows.bound - rows.expr.constants()
        constraints.append(LinearConstraint(
            matrix, -np.inf if rows.sense == "<=" else room,
            np.inf if rows.sense == ">=" else room))
    _, col, coef = objective.entries()
    cost = np.bincount(col, coef, size) * sense
    found = milp(cost, constraints=constraints, bounds=Bounds(low, high),
                 integrality=x.integer.astype(int) * whole)
    assert found.status == 0, found.message
    return float(found.fun * sense + objective.constants()[0])


def envelope(points: Sequence[tuple[float, float]], at: float, sense: int) -> float:
    """Lower (sense 1) or upper (−1) convex envelope of a few points, by trying every pair."""
    best = np.inf
    for q1, f1 in points:
        for q2, f2 in points:
            if q1 <= at <= q2:
                share = 0.0 if q1 == q2 else (at - q1) / (q2 - q1)
                best = min(best, sense * ((1 - share) * f1 + share * f2))
    return sense * best
