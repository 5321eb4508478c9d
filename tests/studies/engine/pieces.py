"""Small pieces of work for workers: they import nothing but the standard library."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path


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
        tries = len(list(Path(self.folder).iterdir())) + 1
        (Path(self.folder) / str(tries)).touch()
        if tries <= self.deaths:
            os.kill(os.getpid(), signal.SIGKILL)
        return tries

    def lost(self, trouble: str) -> int:
        return -1


@dataclass(frozen=True)
class Wrong:
    """Breaks, and all with it."""

    def __call__(self) -> int:
        raise ValueError("no such thing")

    def lost(self, trouble: str) -> int:
        raise LookupError(trouble)
