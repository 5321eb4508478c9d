"""Orders of magnitude are only ever used to ask, or to tell two readings apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from optimizer.quotes.plausible import strange


@pytest.mark.parametrize(("price", "count", "currency", "far"), [
    (285_000, 8, "USD", False), (285_000, 1, "USD", True), (285, 8, "USD", True),
    (400_000_000, 8, "KRW", False), (400_000, 8, "KRW", True), (1, 8, "XXX", False),
])
def test_far_outside_the_public_range(price: int, count: int, currency: str, far: bool) -> None:
    """Without, a price per accelerator passes for one per server; unknown rates say nothing."""
    assert strange(Decimal(price), count, currency, "h200") is far
