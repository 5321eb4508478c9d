"""What was proved of models before, and what follows from it for another one without a solve.

A model that only asks for more than one before cannot be better than that one's bound; if a plan
from before is one of it, and as good as the bound, that is the proof. What has no plan has none
when more is asked of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from optimizer.core.number import Array
    from optimizer.model.array_model import Matrix

MOST, MOST_ENTRIES = 40, 10_000_000
"""So many models are remembered, the latest, and so many entries of their rows (120 MB)."""


@dataclass(frozen=True)
class Proved:
    """A model with its costs (of least cost), and what is known: its bound, maybe a plan."""

    matrix: Matrix
    cost: Array
    constant: float
    bound: float
    """No plan is better; infinite where there is none at all."""
    values: Array | None
    decided: Array | None = None
    """Which of the values are decisions, from which all others follow."""

    def decisions(self) -> Array | None:
        """Whole decisions of the plan, if it has one."""
        if self.values is None or self.decided is None:
            return None
        return np.rint(self.values[self.decided])


@dataclass
class Proofs:
    """What was proved, the latest last. Threads may share it."""

    known: list[Proved] = field(default_factory=list)
    used: int = 0
    """How many solves were not needed."""

    def keep(self, proved: Proved) -> None:
        """Remember it; others may be reading meanwhile."""
        known = [*self.known, proved][-MOST:]
        while len(known) > 1 and sum(one.matrix.rows.nnz for one in known) > MOST_ENTRIES:
            known = known[1:]
        self.known = known

    def bound(self, matrix: Matrix, cost: Array, constant: float) -> float:
        """What no plan of a model can beat, as far as is known; infinite where it has none."""
        return max((_bound(one, matrix, cost, constant) for one in self.known), default=-np.inf)

    def plans(self, matrix: Matrix, cost: Array, constant: float) -> list[Array]:
        """Plans from before, the best under these costs first, each once."""
        made = {one.values.tobytes(): one.values for one in self.known
                if one.values is not None and len(one.values) == len(matrix.lower)}
        found = [(float(cost @ values) + constant, place, values)
                 for place, values in enumerate(made.values())]
        return [values for _, _, values in sorted(found, key=lambda plan: plan[:2])]

    def decisions(self, count: int) -> list[Array]:
        """So many decisions of plans from before, also of models with other columns; the latest
        first, each once."""
        made = {found.tobytes(): found for one in reversed(self.known)
                if (found := one.decisions()) is not None and len(found) == count}
        return list(made.values())


def _bound(known: Proved, matrix: Matrix, cost: Array, constant: float) -> float:
    """The bound that a known one gives for a model; minus infinity where it gives none."""
    if known.bound == -np.inf or not asks_more(matrix, known.matrix):
        return -np.inf
    if known.bound == np.inf:
        return np.inf
    more = cost - known.cost
    at = np.nonzero(more)[0]
    least = np.where(more[at] > 0, matrix.lower[at], matrix.upper[at])
    if not np.isfinite(least).all():
        return -np.inf
    return known.bound + constant - known.constant + float(more[at] @ least)


def asks_more(new: Matrix, old: Matrix) -> bool:
    """Whether every plan of the new model is one of the old: tighter bounds, steeper rows."""
    if not new.shaped_like(old):
        return False
    if not ((new.low >= old.low).all() and (new.high <= old.high).all()
            and (new.lower >= old.lower).all() and (new.upper <= old.upper).all()):
        return False
    more = new.rows.data - old.rows.data
    at = np.nonzero(more)[0]
    if not len(at):
        return True
    rows = np.searchsorted(new.rows.indptr, at, side="right") - 1
    counted = new.lower[new.rows.indices[at]] >= 0
    above = np.isinf(old.high[rows]) | (more[at] > 0)
    below = np.isinf(old.low[rows]) | (more[at] < 0)
    return bool((counted & above & below).all())
