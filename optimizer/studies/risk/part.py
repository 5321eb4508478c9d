"""What a block of futures gives, and what the blocks give together."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.core.number import Array

CLOSE = 1e-12
"""A future is cheaper than a dear one if it is by more than this share: the rest is rounding."""


@dataclass(frozen=True)
class Outcome:
    """Of every future: cost, what serves by phase and by milestone, whether the target is met."""

    cost: Array
    service: Array
    served: Array
    met: Array

    @classmethod
    def together(cls, parts: Sequence[Outcome]) -> Outcome:
        """Of several blocks, one after another."""
        return cls(*(np.concatenate([getattr(part, one.name) for part in parts])
                     for one in fields(cls)))


@dataclass(frozen=True)
class Saved:
    """Futures of a block that miss the target and that a cause put back to plan would save."""

    by: dict[str, int]
    """By each cause alone."""
    by_one: int
    """By some cause alone."""


@dataclass(frozen=True)
class Dearest:
    """The dearest futures of a block. Which of them are dear shows when all blocks are known."""

    least: float
    """Every future of the block that costs as much is among them."""
    cost: Array
    without: dict[str, Array]
    """What each would cost if a cause went as planned, by cause that moves what is paid."""

    def cheaper(self, cause: str, dear: float) -> int:
        """How many dear futures a cause put back to plan would make cheaper than dear."""
        if cause not in self.without:
            return 0
        return int(((self.cost >= dear) & (self.without[cause] < dear * (1 - CLOSE))).sum())


@dataclass(frozen=True)
class Part:
    """All that one block gives."""

    block: int
    outcome: Outcome
    saved: Saved
    dearest: Dearest


@dataclass(frozen=True)
class Blame:
    """Of all bad futures: how many there are, and how many each cause alone would save."""

    missed: int
    dear: int
    met: dict[str, int]
    cheaper: dict[str, int]
    met_by_one: int
    """Missed futures that some cause alone would save."""

    @classmethod
    def of(cls, parts: Sequence[Part], dear: float) -> Blame:
        """Of the blocks of one plan; ``dear``: cost from which a future is a bad one, which is no
        less than the ``least`` of any of them.
        """
        return cls(
            sum(int((~part.outcome.met).sum()) for part in parts),
            sum(int((part.dearest.cost >= dear).sum()) for part in parts),
            {cause: sum(part.saved.by[cause] for part in parts) for cause in parts[0].saved.by},
            {cause: sum(part.dearest.cheaper(cause, dear) for part in parts)
             for cause in parts[0].saved.by},
            sum(part.saved.by_one for part in parts))
