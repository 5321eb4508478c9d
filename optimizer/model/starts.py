"""A plan to begin with: one from before, made one of the model at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from optimizer.model.settle import following

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.core.number import Array
    from optimizer.model.solver import Solver

TRIED = 3
"""So many plans from before are tried."""

_EACH_S = 1.0
"""Most seconds to make one of them fit."""


def start_of(
    solver: Solver, decided: Array, plans: Sequence[Array], decisions: Sequence[Array],
) -> Array | None:
    """A plan of the model as it stands, limits and all, made of one from before.

    ``plans`` have a value for every column: the first whose decisions can be kept is taken, or
    the yes and no of the first with other quantities, whichever is better. Failing them the
    ``decisions`` of models with other columns are tried.
    """
    yes_or_no = solver.integer & (solver.matrix.lower >= 0) & (solver.matrix.upper <= 1) & ~decided
    kept = next(_made(solver, decided, plans[:TRIED]), None)
    moved = next(_made(solver, yes_or_no, plans[:1]), None)
    found = [made for made in (kept, moved) if made is not None]
    if not found:
        other = next(_made(solver, decided, _embedded(decided, decisions)), None)
        found = [] if other is None else [other]
    sign = -1 if solver.maximises else 1
    return min(found, key=lambda made: sign * made[1])[0] if found else None


def _made(
    solver: Solver, kept: Array, plans: Sequence[Array],
) -> Iterator[tuple[Array, float]]:
    """The plans of the model that keep part of these, with what they cost."""
    for plan in plans:
        if (made := following(solver, kept, plan, _EACH_S)) is not None:
            yield made


def _embedded(decided: Array, decisions: Sequence[Array]) -> list[Array]:
    plans = []
    for decision in decisions[:TRIED]:
        plan = np.zeros(len(decided))
        plan[decided] = decision
        plans.append(plan)
    return plans
