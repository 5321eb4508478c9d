"""What a term of the bill is: the same term is added to the objective and printed on the bill."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from optimizer.domain.units import Frozen, doc

if TYPE_CHECKING:
    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr
    from optimizer.core.frame import Frame


class TermSettings(Frozen):
    """What every term has."""

    counted: bool = doc("whether the term is part of the bill and of the least-cost aim",
                        default=True)


@dataclass(frozen=True)
class Flow:
    """Money of one term, reporting currency.

    ``paid``: one row per phase, as paid in it. ``later``: what no phase pays (running costs,
    residual value), as (nominal, present value), one row each.
    """

    paid: Expr | None = None
    later: tuple[Expr, Expr] | None = None


@dataclass(frozen=True)
class Term:
    """One term of the bill."""

    id: str
    title: str
    sentence: str
    math: str
    settings: type[TermSettings]
    flow: Callable[[Decisions, Frame, Any], Flow]
    budgeted: bool
    """Whether the yearly budget pays it."""
    unit: str = "reporting currency"
    family: int = 0


@dataclass(frozen=True)
class Aim:
    """Something a planner can ask for, alone or in order with others."""

    id: str
    title: str
    sentence: str
    math: str
    unit: str
    sense: Literal["min", "max"]
    money: bool
    value: Callable[[Decisions, Frame], Expr]
