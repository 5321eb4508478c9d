"""Small pieces of work for workers: they import nothing but the standard library."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Square:
    """A number times itself."""

    number: int

    def __call__(self) -> int:
        return self.number**2

    def lost(self, trouble: str) -> int:
        raise AssertionError(trouble)


@dataclass(frozen=True)
class Deadly:
    """Kills its worker so many times, then gives how often it was tried; −1 stands for it."""

    folder: str
    deaths: int

    def __call__(self) -> int:
        return died(self.folder, self.deaths)

    def lost(self, trouble: str) -> int:
        return -1


@dataclass(frozen=True)
class DeadlyOnItsWay(Deadly):
    """Kills its worker before that has it."""

    def __call__(self) -> int:
        return len(list(Path(self.folder).iterdir()))

    def __reduce__(self) -> tuple[Any, ...]:
        return arrived, (self.folder, self.deaths)


def arrived(folder: str, deaths: int) -> DeadlyOnItsWay:
    """What a worker makes of it, if it lives."""
    died(folder, deaths)
    return DeadlyOnItsWay(folder, deaths)


def died(folder: str, deaths: int) -> int:
    """Die, unless it was done so many times before; how often it was tried."""
    tries = len(list(Path(folder).iterdir())) + 1
    (Path(folder) / str(tries)).touch()
    if tries <= deaths:
        os.kill(os.getpid(), signal.SIGKILL)
    return tries


@dataclass(frozen=True)
class Wrong:
    """Breaks, and all with it."""

    def __call__(self) -> int:
        raise ValueError("no such thing")

    def lost(self, trouble: str) -> int:
        raise LookupError(trouble)
