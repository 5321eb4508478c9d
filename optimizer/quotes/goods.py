"""The systems and accelerators that quotes are matched to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from optimizer import assets
from optimizer.domain.catalogue import Accelerator, System

if TYPE_CHECKING:
    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Goods:
    """A catalogue as tables of a scenario."""

    accelerators: tuple[Accelerator, ...]
    systems: tuple[System, ...]

    @classmethod
    def of(cls, scenario: Scenario) -> Goods:
        """The catalogue a scenario plans with."""
        return cls(scenario.accelerators, scenario.systems)


@cache
def shipped_goods() -> Goods:
    """The catalogue that ships with the planner."""
    path = assets.folder("catalogue") / "accelerators.json"
    content = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return Goods(tuple(map(Accelerator.model_validate, content["accelerators"])),
                 tuple(map(System.model_validate, content["systems"])))
