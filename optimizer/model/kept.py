"""What searches proved of a scenario, small enough to keep in a file and to send elsewhere.

The matrix and the costs are not kept: they follow from the scenario.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.model.array_model import to_matrix
from optimizer.model.cost import scaled_cost
from optimizer.model.goals import goals_of
from optimizer.model.proofs import Proved
from optimizer.model.solve import build, pyomo_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True)
class Kept:
    """The bound of one search, infinite where no plan exists, and the plan's columns, if any."""

    bound: float
    columns: int | None = None
    filled: tuple[tuple[int, float], ...] = ()
    """Where the plan is not zero, and what stands there."""

    def plain(self) -> dict[str, Any]:
        """The same for JSON; floats come back to the last digit."""
        return {"bound": repr(self.bound), "columns": self.columns, "filled": self.filled}


def kept_of(plain: Mapping[str, Any]) -> Kept:
    """What ``plain`` made into JSON."""
    return Kept(float(plain["bound"]), plain["columns"],
                tuple((int(place), float(value)) for place, value in plain["filled"]))


def kept(proved: Sequence[Proved]) -> tuple[Kept, ...]:
    """What is worth keeping of searches."""
    return tuple(_kept(one) for one in proved)


def _kept(one: Proved) -> Kept:
    if one.values is None:
        return Kept(float(one.bound))
    places = np.nonzero(one.values)[0]
    return Kept(float(one.bound), len(one.values),
                tuple(zip(places.tolist(), one.values[places].tolist(), strict=True)))


def without_traces(proved: Sequence[Proved], found: Sequence[Kept]) -> tuple[Proved, ...]:
    """The same as it comes back from what was kept, so that both lead to the same search."""
    return tuple(_filled(one, what) for one, what in zip(proved, found, strict=True))


def proved_of(scenario: Scenario, found: Sequence[Kept]) -> tuple[Proved, ...]:
    """What was kept of a scenario's searches, one for each aim that was pursued, made whole."""
    if not found:
        return ()
    built = build(scenario)
    matrix, decided = to_matrix(pyomo_model(built)), built.columns.decided()
    made: list[Proved] = []
    for goal, objective in zip(goals_of(built.aims), built.objectives, strict=True):
        cost, constant, unit = scaled_cost(objective, matrix)
        if len(cost) and len(made) < len(found):
            sign = -unit if goal.maximise else unit
            what = found[len(made)]
            made.append(_filled(
                Proved(matrix, sign * cost, sign * constant, what.bound, None, decided), what))
    return tuple(made)


def _filled(one: Proved, what: Kept) -> Proved:
    if what.columns is None:
        return replace(one, values=None)
    values = np.zeros(what.columns)
    if what.filled:
        places, figures = zip(*what.filled, strict=True)
        values[list(places)] = figures
    return replace(one, values=values)
