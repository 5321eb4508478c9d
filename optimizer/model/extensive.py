"""Solving columns and rows that were put together from several models, with one objective."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.errors import NoPlan
from optimizer.model.array_model import to_matrix, to_pyomo
from optimizer.model.options import Options, Stop
from optimizer.model.session import Outcome, Session, undecided

if TYPE_CHECKING:
    from optimizer.core.bounded import Bounded
    from optimizer.core.expr import Linear
    from optimizer.core.number import Array
    from optimizer.model.options import Listener


def solve_extensive(
    x: Bounded, objective: Linear, decided: Array, placed: Array, start: Array | None = None,
    options: Options | None = None, listen: Listener | None = None, stop: Stop | None = None,
) -> Outcome:
    """The least of an objective over a model in parts, by the same session as a single model.

    ``decided``: whether a column is a decision, from which all others follow; ``placed``: whether
    it says how many units of a pool a site takes; ``start``: the decisions of a plan to begin
    with, which need not be one of the model.

    Raises:
        NoPlan: proven that nothing keeps all rows.
        SolverTrouble: neither a plan nor a proof within the time.
    """
    if (x.lower > x.upper).any():
        raise NoPlan("No plan keeps every hard rule in all futures.")
    matrix = to_matrix(to_pyomo(x))
    session = Session(matrix, options or Options(), listen or (lambda _: None), stop or Stop(),
                      decided, placed, start=start)
    try:
        outcome = session.solve("all futures", objective, maximise=False)
    finally:
        session.close()
    if outcome.values is None:
        if outcome.infeasible:
            raise NoPlan("No plan keeps every hard rule in all futures.")
        raise undecided()
    return outcome
