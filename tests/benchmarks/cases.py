"""The cases that are measured: drawn ones by size and seed, and the real ones that ship."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from optimizer import assets
from optimizer.core.registry import BOOK
from optimizer.io import read_scenario

from .growing import draw
from .sizes import SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.domain.scenario import Scenario


def drawn(sizes: Sequence[str], seeds: Sequence[int]) -> Iterator[Scenario]:
    """Drawn cases, one size after the other."""
    for name in sizes:
        for seed in seeds:
            yield draw(name, SIZES[name], seed)


def real() -> Iterator[Scenario]:
    """The scenarios that ship with the planner. Plan files beside them are passed over."""
    for file in sorted(assets.folder("scenarios").glob("*.json")):
        if "phases" in json.loads(file.read_text(encoding="utf-8")):
            yield read_scenario(file, BOOK)
