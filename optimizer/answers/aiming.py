"""A scenario with other aims than its own: the first by itself, by which plans are compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.core.registry import AIMS, settings_of
from optimizer.model.solve import CONCESSION, aims_of

if TYPE_CHECKING:
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import AimChoice, Scenario


@dataclass(frozen=True)
class Best:
    """The best value of an aim lies between ``value``, which a plan has, and ``bound``."""

    value: Decimal
    bound: Decimal

    @property
    def certain(self) -> bool:
        """Whether they are the same."""
        return self.value == self.bound


def first_aim(scenario: Scenario) -> Scenario:
    """The scenario with its first aim alone, of which nothing is given up for others."""
    return pursuing(scenario, scenario.aims[0].model_copy(update={"tolerance": Decimal(0)}))


def pursuing(scenario: Scenario, *aims: AimChoice) -> Scenario:
    """The scenario with these aims instead of its own.

    Of its own aims those stay, behind them, that say which plans count: those with a limit, and
    least concessions, which else would lead.
    """
    named = {choice.aim for choice in aims}
    kept = (choice for choice in scenario.aims if choice.aim not in named
            and (choice.limit is not None or choice.aim == CONCESSION.aim))
    return scenario.model_copy(update={"aims": (*aims, *kept)})


def in_this_order(scenario: Scenario) -> Scenario:
    """The scenario in which soft rules are conceded as far as its aims ask for, at the least."""
    if len(aims_of(scenario, settings_of(scenario))) == len(scenario.aims):
        return scenario
    return scenario.model_copy(update={"aims": (*scenario.aims, CONCESSION)})


def best_of(trial: Trial, aim: str, gap: float) -> Best | None:
    """Where the best value of an aim lies; None where a trial does not tell.

    ``gap``: the one asked for. Without one a proven plan is the best, and the solver's bound
    differs from it by rounding only.
    """
    if trial.plan is None:
        return None
    proof = next((proof for proof in trial.plan.proofs if proof.aim == aim), None)
    if proof is None:
        return None
    if gap == 0 and trial.status == "optimal":
        return Best(proof.objective, proof.objective)
    worse = worsening(aim, proof.objective, proof.bound) > 0  # a bound cannot be
    return Best(proof.objective, proof.objective if worse else proof.bound)


def worsening(aim: str, before: Decimal, after: Decimal) -> Decimal:
    """By how much an aim gets worse, in its unit; negative where it gets better."""
    return before - after if AIMS[aim].sense == "max" else after - before


def gain(aim: str, held: Best, free: Best) -> tuple[Decimal, Decimal, Decimal]:
    """How much better the freer best is: by the plans found, at least, and at most."""
    figure = worsening(aim, free.value, held.value)
    least = worsening(aim, free.value, held.bound)
    most = worsening(aim, free.bound, held.value)
    if least < 0 <= most:  # the plans cannot tell it from nothing
        figure = max(figure, Decimal(0))
    return figure, least, most
