"""Amounts in many futures: the last axis are an expression's rows, the one before the futures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.core.expr import Expr

if TYPE_CHECKING:
    from optimizer.core.index import Index
    from optimizer.core.number import Array


@dataclass
class Drawn(Expr):
    """Amounts by future and row, or by row alone where all futures have the same."""

    values: Array

    @property
    def size(self) -> int:  # type: ignore[override]
        return int(self.values.shape[-1])

    def __add__(self, other: Any) -> Drawn:
        return Drawn(self.values + (other.values if isinstance(other, Drawn) else other))

    __radd__ = __add__

    def __mul__(self, factor: Any) -> Drawn:
        return Drawn(self.values * factor)

    __rmul__ = __mul__

    def collect(self, into: Array, size: int) -> Drawn:
        # row by row: sums have one order on every machine
        out = np.zeros((*self.values.shape[:-1], size))
        for row, target in enumerate(np.asarray(into).tolist()):
            if target >= 0:
                out[..., target] += self.values[..., row]
        return Drawn(out)

    def take(self, rows: Array) -> Drawn:
        return Drawn(self.values[..., rows])

    def running(self, index: Index) -> Drawn:
        table = self.values.reshape(*self.values.shape[:-1], -1, index.shape[-1])
        return Drawn(np.add.accumulate(table, axis=-1).reshape(self.values.shape))
