"""Drawn accelerator models, and the systems they are sold in: four generations of four makers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.random import Generator

Row = dict[str, Any]

MAKERS = {"maker-1": "US", "maker-2": "US", "maker-3": "KR", "maker-4": "TW"}
MARKET = (0.5, 0.25, 0.15, 0.1)
"""How likely a model is from each maker."""

CARDS = (8, 8, 8, 8, 16, 72)
"""Accelerators in a system: mostly servers of eight, now and then a whole rack."""

RACK_UNITS = {8: 8, 16: 14, 72: 48}


@dataclass(frozen=True)
class Models:
    """What later draws need to know of each model."""

    generation: np.ndarray
    per_unit: np.ndarray
    price: np.ndarray
    """KRW million per accelerator."""
    kw: np.ndarray
    """IT power per accelerator."""
    tpp: np.ndarray
    accelerators: list[Row]
    systems: list[Row]


def draw_models(rng: Generator, count: int) -> Models:
    """Newer models compute more, cost more, draw more power and more often need liquid cooling."""
    generation = np.sort(rng.integers(0, 4, count))
    per_unit = rng.choice(CARDS, count)
    price = ((36 + 21 * generation) * rng.uniform(0.85, 1.18, count)).round(2)
    kw = ((0.95 + 0.24 * generation) * rng.uniform(0.9, 1.12, count)).round(3)
    tflops = (1979 * (1 + 0.85 * generation) * rng.uniform(0.85, 1.2, count)).round()
    liquid = (per_unit == 72) | (rng.random(count) < 0.15 * generation)
    maker = rng.choice(list(MAKERS), count, p=MARKET)
    accelerators = [
        {"id": f"G{m}", "maker": str(maker[m]), "maker_country": MAKERS[str(maker[m])],
         "memory_gb": 80 + 40 * int(generation[m]), "fp8_tflops": int(tflops[m])}
        for m in range(count)
    ]
    systems = [
        {"id": f"S{m}", "accelerator": f"G{m}", "accelerators_per_unit": int(per_unit[m]),
         "unit_kw_max": round(float(kw[m] * per_unit[m]), 3),
         "unit_kw_typical": round(float(0.8 * kw[m] * per_unit[m]), 3),
         "rack_units": RACK_UNITS[int(per_unit[m])],
         "cooling": "liquid" if liquid[m] else "air",
         "liquid_heat_share": "0.8" if liquid[m] else "0", "acceptance_weeks": 2}
        for m in range(count)
    ]
    return Models(generation, per_unit, price, kw, 8 * tflops, accelerators, systems)
