"""Figures of samples: intervals, quantiles and tails, each one of the samples or a plain mean."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from optimizer.core.number import Array

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
TAIL = 0.95
"""Where the bad tail of cost begins."""
WIDER = 1.5
"""Share of a block's futures that may be in the tail of all, in tails. In a block of 2,500 the tail
of all has 125 ± 11 (standard deviation): 187 are 5.7 of them away."""
Z95 = 1.959963984540054
"""Standard normal figure of a 95 % interval."""


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a chance, hits of so many samples."""
    share, width = hits / of, Z95**2 / of
    middle = (share + width / 2) / (1 + width)
    half = Z95 * math.sqrt(share * (1 - share) / of + width / (4 * of)) / (1 + width)
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    return low, 1.0 if hits == of else min(1.0, middle + half)


def quantile(samples: Array, share: float) -> float:
    """The smallest sample that at least this share of the samples does not exceed."""
    rank = max(1, math.ceil(share * len(samples) - 1e-9))
    return float(np.sort(samples)[rank - 1])


def tail_mean(samples: Array, share: float = TAIL) -> float:
    """The mean of the worst 1 − share of the samples: conditional value at risk."""
    worst = max(1, round((1 - share) * len(samples)))
    return float(np.sort(samples)[-worst:].mean())


def dear_from(cost: Array, planned: float) -> float:
    """From which cost on a future is a bad one: the tail's first, if dearer than planned; or ∞."""
    first = quantile(cost, TAIL)
    return first if first > _planned(planned) else math.inf


def perhaps_dear_from(cost: Array, planned: float) -> float:
    """The same of one block of the samples, before the others are known: half as many again."""
    return max(quantile(cost, 1 - WIDER * (1 - TAIL)), _planned(planned))


def _planned(cost: float) -> float:
    """What is dearer than planned is so by more than rounding."""
    return cost * (1 + 1e-9)
