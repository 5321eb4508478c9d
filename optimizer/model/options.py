"""What a caller tells a solve, and what it hears of it while it runs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Options:
    """How hard to try. With equal options and versions an unlimited solve is reproducible."""

    gap: float = 1e-4
    """Relative gap at which a plan counts as proven."""
    time_limit: float = 600.0
    """Seconds, over all aims."""
    threads: int = 1
    seed: int = 0


@dataclass(frozen=True)
class Progress:
    """Where a solve stands. ``incumbent`` is None until a first plan is found."""

    aim: str
    seconds: float
    incumbent: float | None
    bound: float | None
    gap: float | None


@dataclass
class Stop:
    """A flag another thread may set: the solve ends soon, and keeps the best plan so far."""

    _event: threading.Event = field(default_factory=threading.Event)

    def __call__(self) -> None:
        self._event.set()

    @property
    def asked(self) -> bool:
        return self._event.is_set()


Listener = Callable[[Progress], None]
