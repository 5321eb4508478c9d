"""Random figures by block: each block and cause has its own counter-based stream.

So the figures of a future depend on the seed, its number and the cause alone: not on how many
futures there are, who draws them, or what other causes there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from optimizer.studies.futures.correlation import root_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.core.number import Array
    from optimizer.studies.futures.futures import Correlation
    from optimizer.studies.risk.causes import Cause
    from optimizer.studies.risk.exposure import Exposure

BLOCK = 2_500
"""Futures of a block."""


def draw(
    exposure: Exposure, causes: Sequence[Cause], correlation: Correlation | None, seed: int,
    block: int, size: int,
) -> dict[str, Array]:
    """Standard normal figures of every cause (futures × its figures) of one block."""
    out = {cause.id: _own(cause.id, cause.figures(exposure), seed, block)[:size]
           for cause in causes}
    if correlation is not None:
        _correlate(out, correlation, seed, block, size)
    return out


def _own(name: str, figures: int, seed: int, block: int) -> Array:
    stream = np.random.SeedSequence(seed, spawn_key=(block, crc32(name.encode())))
    return np.random.Generator(np.random.Philox(stream)).standard_normal((BLOCK, figures))


def _correlate(
    drawn: dict[str, Array], correlation: Correlation, seed: int, block: int, size: int,
) -> None:
    """Mix the first figures of the causes named, those that do not touch the plan too."""
    root = root_of(correlation)
    assert root is not None
    own = [drawn[name][:, 0].copy() if name in drawn else _own(name, 1, seed, block)[:size, 0]
           for name in correlation.factors]
    for row, name in enumerate(correlation.factors):
        if name in drawn:
            drawn[name][:, 0] = sum(
                (weight * figure for weight, figure in zip(root[row], own, strict=True)),
                np.zeros(size))
