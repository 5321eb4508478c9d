"""A solve that was stopped leaves nothing behind that would spoil the next one."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

from optimizer import api
from optimizer.answers.planning import find_plan
from optimizer.assets import folder
from optimizer.errors import SolverTrouble
from optimizer.model.solve import Loaded

SCENARIO = api.read(folder("scenarios") / "korea-2025.json")


def test_solve_after_a_stop_finds_its_plan():
    """Proves that the kept solver is let go. Without: every later what-if of a planner who turns
    a dial quickly would end at once, neither with a plan nor with a proof."""
    first, *others = SCENARIO.site_phases
    changed = SCENARIO.model_copy(update={"site_phases": (
        first.model_copy(update={"power_kw": Decimal(13_000)}), *others)})
    loaded, options, stop = Loaded(), api.Options(gap=1e-2, time_limit=60.0), api.Stop()
    find_plan(SCENARIO, options, loaded=loaded)
    stop()
    with suppress(SolverTrouble):
        find_plan(changed, options, stop=stop, loaded=loaded)
    assert find_plan(changed, options, loaded=loaded).status == "optimal"
