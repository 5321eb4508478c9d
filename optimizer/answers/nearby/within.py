"""What it means to be within a share of the best."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from optimizer.answers.aiming import first_aim
from optimizer.core.registry import AIMS
from optimizer.errors import BadInput, NoPlan, Place, Problem, SolverTrouble
from optimizer.model.goals import Limit, goals_of, none_keeps

if TYPE_CHECKING:
    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Trial
    from optimizer.domain.plan import Plan
    from optimizer.domain.scenario import Scenario
    from optimizer.model.goals import Goal

_SLACK = Decimal("1e-9")
"""Share of a bound by which floating point may miss it."""


@dataclass(frozen=True)
class Near:
    """The best plan of the first aim, and how far from it plans may be."""

    scenario: Scenario
    """With its first aim alone."""
    trial: Trial
    plan: Plan
    best: Decimal
    limit: Decimal
    """The worst value of the aim that is still near."""
    limits: tuple[Limit, ...]

    @property
    def aim(self) -> str:
        """The first aim."""
        return self.scenario.aims[0].aim

    @property
    def goal(self) -> Goal:
        """The first aim as a goal."""
        return goals_of(self.scenario.aims)[0]


def near(scenario: Scenario, bench: Bench, within: Decimal) -> Near:
    """Solve for the best, and allow a share of it to be given up.

    Raises:
        BadInput: not a share. NoPlan: there is no plan. SolverTrouble: none was found in time.
    """
    if not (within.is_finite() and 0 <= within <= 1):
        raise BadInput([Problem(Place(field="within"), f"{within} is not a share of one",
                                "Write e.g. 0.01 for plans within 1 % of the best.")])
    ruled = first_aim(scenario)
    trial = bench.solve(ruled, "as it is")
    if trial.plan is None:
        if trial.status == "no plan":
            raise NoPlan(f"{none_keeps(scenario.aims)}, so there are no others that are nearly as "
                         "good. Ask what has to be conceded first.")
        raise SolverTrouble("Not even a first plan was found in the time. Allow more of it.")
    values = {proof.aim: proof.objective for proof in trial.plan.proofs}
    aim = ruled.aims[0].aim
    if aim not in values:
        raise SolverTrouble("The time was not enough to come to the first aim. Allow more of it.")
    before = takewhile(lambda name: name != aim, values)
    limits = [_limit(name, values[name], Decimal(0)) for name in before]
    limit = _limit(aim, values[aim], within)
    most = within * abs(values[aim])
    worst = values[aim] - most if AIMS[aim].sense == "max" else values[aim] + most
    return Near(ruled, trial, trial.plan, values[aim], worst, (*limits, limit))


def _limit(aim: str, best: Decimal, within: Decimal) -> Limit:
    given = within * abs(best) + _SLACK * max(Decimal(1), abs(best))
    if AIMS[aim].sense == "max":
        return Limit(AIMS[aim].value, ">=", float(best - given))
    return Limit(AIMS[aim].value, "<=", float(best + given))
