"""OR-Library generalised assignment, type a: 6 cases, each posed in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.wide import wide

from .assignment import by_power, by_vendor
from .instances import ASSIGNMENT_OPTIMA, assignment

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario


SLOW = ("a10200", "a20100", "a20200")
"""Posed one way only, the quicker, unless more is asked for."""


@pytest.mark.parametrize(("name", "pose"), [
    pytest.param(name, pose, id=f"{name}-{pose.__name__}")
    for name in ASSIGNMENT_OPTIMA for pose in (by_vendor, by_power)
    if pose is by_power or name not in wide(SLOW, ())])
def test_assignment(
    name: str, pose: Callable[..., Scenario], solve: Callable[[Scenario], Plan]
) -> None:
    """Proves indivisible lots under a vendor's largest award, and alternates under site power."""
    plan = solve(pose(name, assignment(name)))
    assert float(plan.total_cost) == pytest.approx(ASSIGNMENT_OPTIMA[name], rel=1e-6)
