"""Two number systems for one formula: floats build the model, fractions audit the plan."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable

Array = npt.NDArray[Any]
Figure = Decimal | Fraction | int


class Number(Protocol):
    """How figures are held: as one scalar, and as an array of them."""

    exact: bool

    def one(self, value: Figure) -> Any:
        """One figure in this system."""

    def array(self, values: Iterable[Figure | None]) -> Array:
        """Figures in this system; a missing one is NaN (floats) or None (fractions)."""

    def zeros(self, size: int) -> Array:
        """So many zeros."""


class _Float:
    exact = False

    def one(self, value: Figure) -> float:
        return float(value)

    def array(self, values: Iterable[Figure | None]) -> Array:
        return np.array(list(values), dtype=float)  # None becomes NaN

    def zeros(self, size: int) -> Array:
        return np.zeros(size)


class _Exact:
    exact = True

    def one(self, value: Figure) -> Fraction:
        return Fraction(value)

    def array(self, values: Iterable[Figure | None]) -> Array:
        figures = [None if v is None else Fraction(v) for v in values]
        out = np.empty(len(figures), dtype=object)
        out[:] = figures
        return out

    def zeros(self, size: int) -> Array:
        return np.full(size, Fraction(0), dtype=object)


FLOAT: Number = _Float()
EXACT: Number = _Exact()
