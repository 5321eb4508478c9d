"""Whether a scenario only asks for more than another: every plan of it is one of the other too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from optimizer.model.array_model import to_matrix
from optimizer.model.cost import scaled_cost
from optimizer.model.proofs import asks_more
from optimizer.model.solve import build, pyomo_model

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.domain.scenario import Scenario
    from optimizer.model.array_model import Matrix


Laid = tuple["Matrix", list["Array"]]
"""A scenario's rows, and the costs of each aim."""


def asks(first: Laid, last: Laid) -> int:
    """1 where the last asks for more than the first at the same costs, −1 where for less, else 0.
    """
    (before, costs_before), (after, costs_after) = first, last
    if len(costs_before) != len(costs_after) or not all(
            np.array_equal(one, other)
            for one, other in zip(costs_before, costs_after, strict=True)):
        return 0
    if asks_more(after, before):
        return 1
    return -1 if asks_more(before, after) else 0


def laid_out(scenario: Scenario) -> Laid:
    """What is compared of a scenario.

    Raises:
        BadInput: it cannot be planned with.
    """
    built = build(scenario)
    matrix = to_matrix(pyomo_model(built))
    return matrix, [np.append(*scaled_cost(objective, matrix)[:2]) for objective in
                    built.objectives]
