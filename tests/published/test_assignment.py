"""OR-Library generalised assignment, type a: 6 cases, each posed in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .assignment import by_power, by_vendor
from .instances import ASSIGNMENT_OPTIMA, assignment

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario


@pytest.mark.parametrize("pose", [by_vendor, by_power], ids=lambda pose: pose.__name__)
@pytest.mark.parametrize("name", ASSIGNMENT_OPTIMA)
def test_assignment(
    name: str, pose: Callable[..., Scenario], solve: Callable[[Scenario], Plan]
) -> None:
    """Proves indivisible lots under a vendor's largest award, and alternates under site power."""
    plan = solve(pose(name, assignment(name)))
    assert float(plan.total_cost) == pytest.approx(ASSIGNMENT_OPTIMA[name], rel=1e-6)
