"""How large a drawn case is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """Numbers of things; ``steps`` counts an offer's prices, the list price included."""

    vendors: int
    models: int
    phases: int
    sites: int
    steps: int
    offers: int


SIZES = {
    "tiny": Size(5, 8, 4, 1, 3, 20),
    "small": Size(10, 12, 8, 3, 4, 60),
    "medium": Size(20, 20, 12, 5, 4, 155),
    "large": Size(40, 30, 18, 8, 5, 340),
    "xl": Size(60, 40, 24, 10, 6, 560),
}
"""The cases that are solved."""

TO_BUILD = {
    "1k": Size(6, 10, 6, 2, 3, 42),
    "20k": Size(30, 25, 16, 8, 4, 320),
    "200k": Size(120, 60, 36, 10, 6, 1_400),
}
"""The cases that are only built, by about how many variables their models have."""

TARGET = 10_000
"""Accelerators to be in service at the end, whatever the size."""
