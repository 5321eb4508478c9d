"""Small random scenarios of one phase whose bounds are plain figures, and their enumeration."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

from optimizer.domain.scenario import Scenario
from tests.build import (
    accelerator,
    milestone,
    offer,
    quarters,
    room,
    scenario,
    site,
    system,
    target,
)
from tests.reference import World, enumerate_best
from tests.reference.search import Search


def draw(seed: int, **tables: Any) -> Scenario:
    """Three offers of lots of 1, 2 or 3 chips of two kinds, two halls, a target, few for sale."""
    rng = Random(f"curve {seed}")
    lots = [rng.choice((1, 2, 3)) for _ in range(3)]
    wants = rng.randint(2, 5)
    return scenario(
        phases=quarters(1),
        accelerators=[accelerator("A"), accelerator("B", fp8_tflops=rng.choice((1, 2, 3)) * 1979)],
        systems=[system(f"S{i}", rng.choice("AB"), lot, unit_kw_max=rng.choice((5, 8, 10)))
                 for i, lot in enumerate(lots)],
        sites=[site("H", pue=1), site("K", pue=1)],
        site_phases=[room("H", "P1", power_kw=rng.choice((8, 15, 20, 30))),
                     room("K", "P1", power_kw=rng.choice((0, 10, 24)))],
        offers=[offer(f"o{i}", rng.randint(5, 15) * lot, system=f"S{i}",
                      maximum_total=rng.randint(1, 3)) for i, lot in enumerate(lots)],
        rules=target(milestone(wants, "P1")), **tables,
    )


def raw(question: Scenario) -> dict[str, Any]:
    """The same as plain tables."""
    found: dict[str, Any] = question.model_dump(mode="json")
    return found


def best(tables: dict[str, Any]) -> Fraction | None:
    """The enumerated best value of the first aim; None: no plan."""
    found = enumerate_best(World(tables, None))
    return None if found is None else found.value


def all_values(tables: dict[str, Any]) -> list[tuple[Fraction, ...]]:
    """The aims' values of every plan there is."""
    return [tuple(Fraction(value) / scale for value in values)
            for _, values, scale in Search(World(tables, None)).plans()]
