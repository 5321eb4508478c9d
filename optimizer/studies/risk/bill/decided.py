"""The orders of a plan in many futures: what arrives, where what follows from it is evaluated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.core.decisions import Decisions, Reached, Steps
from optimizer.studies.risk.bill.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.core.expr import Expr
    from optimizer.core.frame import Frame
    from optimizer.core.number import Array
    from optimizer.core.table import View

CLOSE = 1e-12
"""An amount has reached a step if it misses it by this share: what rounding takes is not missed."""


def values(expr: Expr) -> Array:
    """The figures of an amount."""
    assert isinstance(expr, Drawn)
    return expr.values


class Arrived(Decisions):
    """Units by future for every way in which lots, placements and lines can be dated."""

    def __init__(
        self, frame: Frame, rows: tuple[View, View, View], units: tuple[Array, Array, Array],
    ) -> None:
        """``rows``: lots, placements, lines; ``units``: futures × rows of each."""
        super().__init__(frame)
        self.lots, self.placements, self.lines = rows
        self._lot, self._placement, self._line = units

    def lot_units(self, weight: Any) -> Drawn:
        return Drawn(self._lot * weight)

    def placement_units(self, weight: Any) -> Drawn:
        return Drawn(self._placement * weight)

    def line_units(self, weight: Any, needed: Array) -> Drawn:
        return Drawn(self._line * weight)

    def zero(self, size: int = 1) -> Drawn:
        return Drawn(np.zeros(size))

    def amount(self, name: str, value: Expr) -> Expr:
        return value

    def whether(
        self, name: str, value: Expr, above: Any = 0, least: Any = None,
        parts: tuple[Expr, Array] | None = None,
    ) -> Drawn:
        return Drawn((values(value) > above).astype(float))

    def reached(self, name: str, value: Expr, least: Any) -> Drawn:
        return Drawn((values(value) >= least).astype(float))

    def when(self, name: str, condition: Expr, amount: Expr) -> Drawn:
        return Drawn(values(condition) * values(amount))

    def excess(self, name: str, value: Expr, limit: Any = None) -> Drawn:
        return Drawn(np.maximum(values(value), 0.0))

    def whole_down(self, name: str, value: Expr, per: Any) -> Drawn:
        return Drawn(np.floor(values(value) / per * (1 + CLOSE)))

    def whole_up(self, name: str, value: Expr, per: Any) -> Drawn:
        return Drawn(np.ceil(values(value) / per * (1 - CLOSE)))

    def free(self, name: str, size: int, upper: Any, derive: Callable[[], Expr]) -> Expr:
        return derive()

    def stepped(self, name: str, members: Expr, group: Array, steps: Steps, whole: bool) -> Reached:
        total = values(members.collect(group, steps.groups))
        reached = total[..., steps.group] >= steps.threshold * (1 - CLOSE)
        # a step holds where it is reached and the next one of its group is not
        following = np.append(steps.group[1:] == steps.group[:-1], False)
        beyond = np.zeros_like(reached)
        beyond[..., :-1] = reached[..., 1:]
        holds = reached & ~(beyond & following)
        pairs = [(m, k) for m, g in enumerate(np.asarray(group).tolist())
                 for k in np.flatnonzero(steps.group == g).tolist()]
        member = np.array([m for m, _ in pairs], dtype=np.int64)
        step = np.array([k for _, k in pairs], dtype=np.int64)
        return Reached(member, step, Drawn(values(members)[..., member] * holds[..., step]))

    def banded(self, name: str, amount: Expr, steps: Steps) -> Drawn:
        beyond = np.maximum(values(amount)[..., steps.group] - steps.threshold, 0.0)
        width = np.append(np.diff(steps.threshold.astype(float)), np.inf)
        last = np.append(steps.group[1:] != steps.group[:-1], True)
        return Drawn(np.minimum(beyond, np.where(last, np.inf, width)))
