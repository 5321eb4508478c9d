"""What a run is asked: a solve, one of the questions or studies, or a batch of solves."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

SOLVE, BATCH = "solve", "batch"
AS_IT_STANDS = "as it stands"
"""Of a parameter that takes a scenario: the one the run is begun with."""


@dataclass(frozen=True)
class Question:
    """What to do with a scenario, and how long to try."""

    verb: str = SOLVE
    parameters: dict[str, Any] = field(default_factory=dict)
    """Of the question, as text or numbers."""
    plans: tuple[str, ...] = ()
    """Runs whose plans (or scenarios) it is about, besides the scenario itself."""
    gap: float = 1e-4
    """Relative gap at which a plan counts as proven."""
    seconds: float = 60.0
    """For all of it; for each case of a batch."""

    def content(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self) | {"plans": list(self.plans)}

    @staticmethod
    def of(content: dict[str, Any]) -> Question:
        """From plain data."""
        return Question(**{**content, "plans": tuple(content["plans"])})
