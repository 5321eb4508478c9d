"""OR-Library multidimensional knapsack (Petersen): 7 cases, under yearly money and under power."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .instances import KNAPSACK_OPTIMA, knapsacks
from .knapsack import by_budget, by_power

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario


@pytest.mark.parametrize("pose", [by_budget, by_power], ids=lambda pose: pose.__name__)
@pytest.mark.parametrize(("position", "optimum"), list(enumerate(KNAPSACK_OPTIMA)))
def test_knapsack(
    position: int, optimum: str, pose: Callable[..., Scenario], solve: Callable[[Scenario], Plan]
) -> None:
    """Proves bundles that are bought whole or not at all, with compute as the aim."""
    plan = solve(pose(f"knapsack {position + 1}", knapsacks()[position]))
    (proof,) = plan.proofs
    assert float(proof.objective) == pytest.approx(float(optimum), rel=1e-6)
