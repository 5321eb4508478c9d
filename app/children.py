"""Processes of the app's own: started by name, so that they run nothing but their module.

Not by multiprocessing: what it takes for the main module is, in a session, the screen's script,
which would then run once more in the child.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def command(module: str, *words: str) -> list[str]:
    """What starts a module of this package."""
    return [sys.executable, "-m", module, *words]


def environment() -> dict[str, str]:
    """With the way to this package in it."""
    root = Path(__file__).parents[1]
    paths = os.pathsep.join(filter(None, (str(root), os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": paths}
