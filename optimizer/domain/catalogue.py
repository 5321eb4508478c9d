"""Accelerators, and the systems (servers, racks, cards) they are sold in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from optimizer.domain.units import (
    Country,
    Frozen,
    Id,
    NonNegative,
    Positive,
    Share,
    Text,
    Weeks,
    doc,
)

BITS = {"bf16": 16, "fp8": 8, "fp6": 6, "fp4": 4, "int8": 8, "int4": 4}
"""Bit length of each number format, for total processing performance."""

H100_TPP = Decimal(15_832)
"""TPP of one H100 SXM: 1,979 dense FP8 TFLOPS × 8 bits; the unit of "H100 equivalents"."""


class Accelerator(Frozen):
    """A chip model. TPP, performance density and export class are derived, never typed in."""

    id: Id = doc("short name used by systems")
    name: Text = doc("full name", default="")
    maker: Id = doc("company whose product it is")
    maker_country: Country = doc("country of the maker's headquarters, ISO 3166 code")
    memory_gb: NonNegative = doc("memory per accelerator, GB")
    memory_tb_s: NonNegative = doc("memory bandwidth per accelerator, TB/s", default=Decimal(0))
    tdp_w: NonNegative | None = doc("thermal design power, W", default=None)
    bf16_tflops: NonNegative | None = doc("dense BF16 rate, TFLOPS", default=None)
    fp8_tflops: NonNegative | None = doc("dense FP8 rate, TFLOPS", default=None)
    fp6_tflops: NonNegative | None = doc("dense FP6 rate, TFLOPS", default=None)
    fp4_tflops: NonNegative | None = doc("dense FP4 rate, TFLOPS", default=None)
    int8_tops: NonNegative | None = doc("dense INT8 rate, TOPS", default=None)
    int4_tops: NonNegative | None = doc("dense INT4 rate, TOPS", default=None)
    die_area_mm2: Positive | None = doc(
        "logic die area on FinFET or later nodes, mm²", default=None
    )
    ics: int = doc("separately packaged chips on one accelerator", default=1, ge=1, le=64)
    data_centre: bool = doc("designed or marketed for data centres", default=True)
    release: date | None = doc("first shipments", default=None)
    uses: tuple[Id, ...] = doc("what it is bought for, e.g. training; inference", default=())
    failure_share_per_year: Share = doc("share that fails for good in a year", default=Decimal(0))
    source: Text = doc("where the figures come from", default="")
    confidence: Text = doc("V seen, W weak, M memory, E estimate, C computed", default="")

    def rate(self, number_format: str) -> Decimal:
        """Dense rate in TFLOPS (or TOPS) for one format of ``BITS``; 0 where it has none."""
        suffix = "tops" if number_format.startswith("int") else "tflops"
        return getattr(self, f"{number_format}_{suffix}") or Decimal(0)

    @property
    def tpp(self) -> Decimal:
        """Total processing performance: the highest of dense rate × bit length (88 FR 73458)."""
        return max(self.rate(name) * bits for name, bits in BITS.items())

    @property
    def performance_density(self) -> Decimal | None:
        """TPP per mm² of logic die; None where the die area is not known (88 FR 73458)."""
        return None if self.die_area_mm2 is None else self.tpp / self.die_area_mm2


class System(Frozen):
    """What is sold: a server, a rack or a card holding accelerators of one model."""

    id: Id = doc("short name used by offers")
    name: Text = doc("full name", default="")
    accelerator: Id = doc("accelerator it holds")
    accelerators_per_unit: int = doc("accelerators in one unit: 8, 72, …", ge=1, le=10_000)
    unit_kw_max: NonNegative = doc("IT power of one unit at most, kW (before PUE)")
    unit_kw_typical: NonNegative = doc("IT power of one unit in normal use, kW (before PUE)")
    rack_units: NonNegative = doc("rack units (U) one unit takes")
    cooling: Literal["air", "liquid"] = doc("what the system needs from the hall")
    liquid_heat_share: Share = doc("share of its heat that goes to liquid", default=Decimal(0))
    platform_class: Text = doc("systems of one class can stand in for each other", default="")
    acceptance_weeks: Weeks = doc("weeks from delivery to in service", default=Decimal(0))
    source: Text = doc("where the figures come from", default="")
    confidence: Text = doc("V seen, W weak, M memory, E estimate, C computed", default="")
