"""A solve that only has to say whether a changed scenario's best plan beats a known one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.planning import find_plan
from optimizer.answers.why.standing import verdict
from optimizer.core.registry import AIMS
from optimizer.domain.answer import Trial
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
    aim = rival.plan.proofs[0].aim
    slack = _SLACK * max(Decimal(1), abs(rival.value))
    most = AIMS[aim].sense == "max"
    limit = Limit(AIMS[aim].value, ">=" if most else "<=",
                  float(rival.value - slack if most else rival.value + slack))
    found = bench.attempt(scenario, name, lambda options, loaded: find_plan(
        scenario, options, bench.listen, bench.stop, loaded, [limit]))
    if not found.seconds:  # not begun
        return found, "open"
    says: Verdict = "open" if found.plan is None else verdict(found, rival)
    if found.status == "no plan":
        found = replace(found, name=f"{name}: no plan as good as without it", status="unknown",
                        bound=rival.value)
        says = "loses"
    bench.trials[scenario.sha256] = found
    return found, says
