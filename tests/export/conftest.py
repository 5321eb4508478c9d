"""Makers of small chips and sites, and the shipped catalogue."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from optimizer import assets
from optimizer.domain.catalogue import Accelerator
from optimizer.domain.sites import Site


@pytest.fixture
def chip() -> Callable[..., Accelerator]:
    """A chip of so much TPP (set through its INT8 rate), by default American, one IC."""

    def make(tpp: float | str, **more: Any) -> Accelerator:
        given = {"id": "chip", "maker": "maker", "maker_country": "US", "memory_gb": 80, **more}
        return Accelerator(int8_tops=Decimal(tpp) / 8, **given)

    return make


@pytest.fixture
def hall() -> Callable[..., Site]:
    """A site in a country whose operator has its ultimate parent in another, or the same."""

    def make(country: str, parent: str = "") -> Site:
        return Site(
            id="hall", country=country, operator="operator",
            operator_parent_country=parent or country, pue=Decimal("1.3"), tariff_per_kwh=183,
        )

    return make


@pytest.fixture(scope="session")
def catalogue() -> dict[str, Accelerator]:
    """The 26 accelerators that ship with the planner."""
    path = assets.folder("catalogue") / "accelerators.json"
    content = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return {row["id"]: Accelerator.model_validate(row) for row in content["accelerators"]}
