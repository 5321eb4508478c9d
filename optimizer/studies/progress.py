"""How far a batch is, and how long the rest takes as things go."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from optimizer.studies.outcome import STATUSES

if TYPE_CHECKING:
    from optimizer.studies.work import Result


@dataclass
class Progress:
    """How far a batch is."""

    of: int
    results: dict[int, Result] = field(default_factory=dict)
    before: int = 0
    """How many were finished by an earlier run."""
    began: float = field(default_factory=time.monotonic)

    @property
    def done(self) -> int:
        """Cases that are finished."""
        return len(self.results)

    @property
    def rate(self) -> float:
        """Cases a second, of this run."""
        return (self.done - self.before) / max(time.monotonic() - self.began, 1e-9)

    @property
    def left_s(self) -> float | None:
        """Seconds until all are finished, as things go; unknown before the first."""
        return (self.of - self.done) / self.rate if self.done > self.before else None

    @property
    def counts(self) -> dict[str, int]:
        """How many of each status, those there are."""
        found = Counter(result.outcome.status for result in self.results.values())
        return {status: found[status] for status in STATUSES if found[status]}
