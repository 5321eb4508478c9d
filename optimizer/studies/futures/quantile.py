"""From a normal figure to a value of a table or a triangle, so that correlation carries over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.core.number import Array
    from optimizer.studies.futures.futures import Chance, Spread, Triangle


def value_of(entry: Spread, normal: Array) -> Array:
    """The value at each normal figure; larger figures give larger values."""
    chance = ndtr(normal)
    return (of_table(entry.table, chance) if entry.triangular is None
            else of_triangle(entry.triangular, chance))


def of_table(table: Sequence[Chance], chance: Array) -> Array:
    """The value of a table at each cumulative chance, values in order."""
    rows = sorted((one for one in table if one.chance), key=lambda one: one.value)
    upto = np.cumsum([float(one.chance) for one in rows])
    at = np.searchsorted(upto[:-1], chance, side="right")
    return np.array([float(one.value) for one in rows])[at]


def of_triangle(shape: Triangle, chance: Array) -> Array:
    """The value of a triangle at each cumulative chance."""
    low, mode, high = float(shape.low), float(shape.mode), float(shape.high)
    if high == low:
        return np.full(len(chance), low)
    rise = (mode - low) / (high - low)
    up = low + np.sqrt(chance * (high - low) * (mode - low))
    down = high - np.sqrt((1 - chance) * (high - low) * (high - mode))
    return np.where(chance < rise, up, down)
