"""A solve that only has to say whether a changed scenario's best plan beats a known one."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.planning import find_plan
from optimizer.answers.why.standing import verdict
from optimizer.core.registry import AIMS
from optimizer.domain.answer import Trial
from optimizer.errors import NoPlan, SolverTrouble
from optimizer.model.goals import Limit

if TYPE_CHECKING:
    from optimizer.answers.bench import Bench
    from optimizer.answers.why.standing import Verdict
    from optimizer.domain.scenario import Scenario

_SLACK = Decimal("1e-9")
"""Share of the rival's value by which the limit is eased: plans as good as it must not be lost."""


def contest(
    bench: Bench, scenario: Scenario, name: str, rival: Trial,
) -> tuple[Trial, Verdict]:
    """The best plan of a scenario if it is as good as the rival, else that none is.

    Worse plans are ruled out from the start, which proves a loss far sooner. A trial that lost is
    one without a plan whose bound is the rival's value.
    """
    kept = bench.trials.get(scenario.sha256)
    if rival.plan is None or rival.value is None or (kept is not None and kept.plan is not None):
        found = bench.solve(scenario, name)
        return found, verdict(found, rival)
    if bench.over:
        return Trial(name, scenario, "unknown"), "open"
    if bench.told is not None:
        bench.told(name)
    aim, began = rival.plan.proofs[0].aim, time.monotonic()
    slack = _SLACK * max(Decimal(1), abs(rival.value))
    most = AIMS[aim].sense == "max"
    limit = Limit(AIMS[aim].value, ">=" if most else "<=",
                  float(rival.value - slack if most else rival.value + slack))
    options = replace(bench.options, time_limit=min(bench.options.time_limit, bench.left))
    try:
        plan = find_plan(scenario, options, bench.listen, bench.stop, bench.loaded(), [limit])
    except NoPlan:
        found = Trial(f"{name}: no plan as good as without it", scenario, "unknown",
                      bound=rival.value, seconds=time.monotonic() - began)
        says: Verdict = "loses"
    except SolverTrouble:
        found = Trial(name, scenario, "unknown", seconds=time.monotonic() - began)
        says = "open"
    else:
        found = bench.known(plan, name)
        return found, verdict(found, rival)
    bench.trials[scenario.sha256] = found
    return found, says
