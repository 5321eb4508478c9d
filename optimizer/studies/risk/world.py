"""A block of futures: what has moved in each, as arrays with one row per future."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.core.number import Array
    from optimizer.studies.risk.exposure import Exposure

NEVER = np.inf


@dataclass
class World:
    """So many futures. A new one is as planned; causes write into it what they move."""

    size: int
    slip: Array
    """Days each vendor is late."""
    price: Array
    """What each vendor's later prices are multiplied with."""
    powered: Array
    """Day (ordinal) on which the power of each line is there; −∞: in time."""
    rate: dict[str, Array] = field(default_factory=dict)
    """Of a currency by phase: what the planned rate is multiplied with."""
    cuts: list[tuple[Array, Array]] = field(default_factory=list)
    """Lines delivered after a day are lost (futures × lines; ∞: never), with a share of their
    list price (by line)."""
    failing: list[tuple[Array, Array]] = field(default_factory=list)
    """Of accelerators that may fail: share per year by line, and how bad it is (0 … 1)."""

    def taken(self, rows: Array) -> World:
        """Some of the futures, of which the bill is asked: what arrives is known by then."""
        return World(len(rows), self.slip[rows], self.price[rows], self.powered[rows],
                     {currency: one[rows] for currency, one in self.rate.items()})

    @classmethod
    def together(cls, parts: Sequence[World]) -> World:
        """Futures of several blocks side by side, of which the bill is asked."""
        currencies = {currency: one.shape[1] for part in parts
                      for currency, one in part.rate.items()}
        slip, price, powered = (np.concatenate([getattr(part, name) for part in parts])
                                for name in ("slip", "price", "powered"))
        return cls(len(slip), slip, price, powered, {
            currency: np.concatenate([part.rate.get(currency, np.ones((part.size, phases)))
                                      for part in parts])
            for currency, phases in currencies.items()})

    @classmethod
    def planned(cls, exposure: Exposure, size: int) -> World:
        """Everything as planned."""
        vendors, lines = len(exposure.scenario.vendors), len(exposure.orders)
        return cls(size, np.zeros((size, vendors), dtype=np.int64), np.ones((size, vendors)),
                   np.full((size, lines), -NEVER))
