"""How much is drawn at random: enough for every change in minutes, much more when asked for.

``GPUPLAN_WIDE=1 python -m pytest -n 2`` draws as much as is worth an hour.
"""

from __future__ import annotations

import os
from typing import TypeVar

Amount = TypeVar("Amount")


def wide(few: Amount, many: Amount) -> Amount:
    """``many`` where the environment asks for it, else ``few``."""
    return many if os.environ.get("GPUPLAN_WIDE") else few
