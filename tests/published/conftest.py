"""The user's own path, as every published problem takes it: a workbook, read back, and solved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from optimizer.answers.planning import find_plan
from optimizer.core.registry import BOOK
from optimizer.io import canonical, read_scenario, write_scenario_workbook
from optimizer.model.session import Options

from .instances import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, saying why, where the published instances are not at hand."""
    if FOLDER.is_dir():
        return
    here = pytest.mark.skip(reason=f"the published instances are not at hand: no folder {FOLDER}; "
                            "name theirs in GPUPLAN_BENCHMARKS")
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(here)


@pytest.fixture
def solve(tmp_path: Path) -> Callable[[Scenario], Plan]:
    """Write the scenario workbook, read it back, prove the best plan without any gap."""

    def along_the_users_path(scenario: Scenario) -> Plan:
        workbook = tmp_path / f"{scenario.name}.xlsx"
        write_scenario_workbook(workbook, scenario, BOOK)
        read = read_scenario(workbook, BOOK)
        assert read == canonical(scenario, BOOK)
        plan = find_plan(read, Options(gap=0))
        assert plan.status == "optimal"
        return plan

    return along_the_users_path
