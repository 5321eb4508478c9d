"""OR-Library capacitated warehouse location: 13 cases, each posed in three ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.wide import wide

from .facility import by_hall, by_phase, by_site
from .instances import FACILITY_OPTIMA, facility

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario


SOME = ("cap41", "cap71")
"""Of the 13 cases; the rest is posed one way only, the quickest, unless more is asked for."""


@pytest.mark.parametrize(("name", "pose"), [
    pytest.param(name, pose, id=f"{name}-{pose.__name__}")
    for name in FACILITY_OPTIMA for pose in (by_site, by_hall, by_phase)
    if pose is by_phase or name in wide(SOME, tuple(FACILITY_OPTIMA))])
def test_warehouse_location(
    name: str, pose: Callable[..., Scenario], solve: Callable[[Scenario], Plan]
) -> None:
    """Proves engagement fees against prices, with capacities as shares, as power, by phase."""
    plan = solve(pose(name, facility(name)))
    assert float(plan.total_cost) == pytest.approx(float(FACILITY_OPTIMA[name]), rel=1e-6)
