"""What a solve pursues, and what it must keep besides the rules of the scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.core.registry import AIMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr
    from optimizer.core.frame import Frame
    from optimizer.core.rule import Sense
    from optimizer.domain.scenario import AimChoice

    Value = Callable[[Decisions, Frame], Expr]
    """A figure of a plan, one row: the same function builds the model and audits the plan."""


@dataclass(frozen=True)
class Goal:
    """A figure to make small or large, and the share of it that later goals may give up."""

    name: str
    value: Value
    maximise: bool = False
    tolerance: float = 0.0


@dataclass(frozen=True)
class Limit:
    """A figure held against a bound."""

    value: Value
    sense: Sense
    bound: float | Decimal
    name: str = "a limit"


def goals_of(aims: Iterable[AimChoice]) -> tuple[Goal, ...]:
    """The aims of a scenario as goals."""
    return tuple(
        Goal(choice.aim, AIMS[choice.aim].value, AIMS[choice.aim].sense == "max",
             float(choice.tolerance))
        for choice in aims
    )


def limits_of(aims: Iterable[AimChoice]) -> tuple[Limit, ...]:
    """The limits that aims have, which every plan keeps whatever is pursued."""
    return tuple(
        Limit(AIMS[choice.aim].value, ">=" if AIMS[choice.aim].sense == "max" else "<=",
              choice.limit, choice.aim)
        for choice in aims if choice.limit is not None
    )


def none_keeps(aims: Iterable[AimChoice]) -> str:
    """What is proven where there is no plan; limits of aims are named, for they may be the cause.

    The sentence is left open for what follows from it.
    """
    held = "; ".join(
        f"{limit.name} at {'least' if limit.sense == '>=' else 'most'} {limit.bound:,f} "
        f"{AIMS[limit.name].unit}" for limit in limits_of(aims))
    return "No plan keeps every hard rule of this scenario" + (
        f" and the limits of its aims ({held})" if held else "")
