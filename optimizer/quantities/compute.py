"""Compute of one accelerator in the measures planners use."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.domain.catalogue import H100_TPP

if TYPE_CHECKING:
    from optimizer.core.frame import Frame
    from optimizer.core.number import Array
    from optimizer.core.table import View


def per_accelerator(s: Frame, rows: View, measure: str) -> Array:
    """h100e (TPP / 15,832), memory_tb, or pflops_FORMAT of each accelerator row."""
    models = s.scenario.accelerators
    if measure == "h100e":
        figures, per = [m.tpp for m in models], H100_TPP
    elif measure == "memory_tb":
        figures, per = [m.memory_gb for m in models], Decimal(1000)
    else:
        number_format = measure.removeprefix("pflops_")
        figures, per = [m.rate(number_format) for m in models], Decimal(1000)
    return (s.number.array(figures) / s.number.one(per))[rows.positions]  # type: ignore[no-any-return]
