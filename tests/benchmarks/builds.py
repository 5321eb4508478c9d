"""Our way from a scenario to the solver, in turns with other ways to the same matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.core.registry import AIMS
from optimizer.model.array_model import to_matrix
from optimizer.model.cost import scaled_cost
from optimizer.model.session import Options
from optimizer.model.solve import build, pyomo_model
from optimizer.model.solver import Solver

from .by_hand import read, written
from .clock import clock, peak_memory_mb
from .ready import arrays_of, handed_over

if TYPE_CHECKING:
    from optimizer.domain.scenario import Scenario
    from optimizer.model.array_model import Matrix
    from optimizer.model.solve import Built


REPEATS = 3
"""Building beside a solve is measured so often."""

TURNS = 9
"""Building alone is measured so often, in turns with the other ways."""


@dataclass
class Shape:
    """How large a model is."""

    columns: int
    whole: int
    rows: int
    nonzeros: int


@dataclass
class Building:
    """Our way to the solver (rules, Pyomo, HiGHS) beside others; processor seconds of each turn."""

    shape: Shape
    build: list[float]
    hand_over: list[float]
    ready: list[float]
    """The same matrix handed over from coefficients that lie ready."""
    by_hand: list[float]
    """The same matrix worked out by hand-written numpy and handed over; drawn cases only."""
    memory_mb: float

    @property
    def ours(self) -> list[float]:
        """From scenario to solver."""
        return [sum(parts) for parts in zip(self.build, self.hand_over, strict=True)]


def _shape(matrix: Matrix) -> Shape:
    return Shape(len(matrix.lower), int(matrix.integer.sum()), len(matrix.low), matrix.rows.nnz)


def build_only(scenario: Scenario) -> Building:
    """Build a drawn case's model and hand it over, in turns with the other ways of doing so."""
    return building_of(scenario, TURNS, by_hand=True)[1]


def building_of(scenario: Scenario, turns: int, *, by_hand: bool) -> tuple[Built, Building]:
    """A built model, and what it took in so many turns."""
    given = read(scenario) if by_hand else None
    built = build(scenario)
    matrix = to_matrix(pyomo_model(built))
    arrays = arrays_of(matrix, built.objectives[0])
    found = Building(_shape(matrix), [], [], [], [], peak_memory_mb())
    for _ in range(turns):  # each hand-over of a model just built: it keeps what it makes once
        with clock() as building:
            built = build(scenario)
        with clock() as handing:
            _hand_over(built)
        found.build.append(building.cpu)
        found.hand_over.append(handing.cpu)
        if given is not None:
            with clock() as writing:
                written(given).handed_over()
            found.by_hand.append(writing.cpu)
        with clock() as passing:
            handed_over(arrays)
        found.ready.append(passing.cpu)
    return built, found


def _hand_over(built: Built) -> None:
    """The model and its first aim, inside the solver."""
    matrix = to_matrix(pyomo_model(built))
    solver = Solver(matrix, Options())
    cost, constant, _ = scaled_cost(built.objectives[0], matrix)
    solver.aim_at(cost, constant, AIMS[built.aims[0].aim].sense == "max")
