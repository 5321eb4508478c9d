"""Whether a price can be what it is taken for, by order of magnitude. Only ever used to ask."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from typing import Any

from optimizer import assets

WITHIN = 3
"""A price may lie so many times below or above the public range: a server has eight of a card."""


def strange(price: Decimal, per_accelerators: int, currency: str, accelerator: str) -> bool:
    """Whether a price for so many accelerators is far outside the public range of one.

    False where no range or no rate is known.
    """
    data = _data()
    rate = data["per_usd"].get(currency)
    if rate is None or per_accelerators < 1:
        return False
    low, high = data["accelerators"].get(accelerator) or (data["least"], data["most"])
    each = price / per_accelerators / Decimal(str(rate))
    return bool(each * WITHIN < low or each > high * WITHIN)


@cache
def _data() -> dict[str, Any]:
    """Rates, ranges, and the widest range of all for chips without one."""
    path = assets.folder("lexicon") / "plausible.toml"
    read: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    ranges = read["accelerators"].values()
    return read | {"least": min(low for low, _ in ranges), "most": max(high for _, high in ranges)}
