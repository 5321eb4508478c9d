"""What a description was taken for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Verdict = Literal["system", "accelerator", "part", "other", "unsure"]
"""system: a whole server, rack or card server. accelerator: a bare accelerator or board.

part: names an accelerator, but is a part, a service or a licence for it. other: names none.
unsure: names one that the catalogue has not, or contradicts itself or the catalogue.
"""

NEAR = 0.1
"""Candidates whose scores differ by less fit alike: the planner is asked."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A system of the catalogue a description may mean."""

    system: str
    """Its id."""
    score: float
    """From 0 to 1; 0.7 and more: nothing in the text speaks against it."""
    why: str


@dataclass(frozen=True, slots=True)
class Match:
    """What a description means, as far as it says so."""

    verdict: Verdict
    candidates: tuple[Candidate, ...] = ()
    """Best first, with a runner-up where there is one."""
    accelerators: int | None = None
    """Accelerators in one unit as the text states; None where it is silent."""
    stated: dict[str, Any] = field(default_factory=dict, hash=False)
    """Else stated: ``memory_gb``, ``form``, ``cooling``, ``units`` (more than one unit named)."""
    why: str = ""

    @property
    def single(self) -> str | None:
        """The one system that fits; None where none does or several do alike.

        Of a bare accelerator: the one system that holds it.
        """
        if self.verdict not in ("system", "accelerator") or not self.candidates:
            return None
        best, *others = self.candidates
        alone = not others or best.score - others[0].score >= NEAR
        return best.system if alone else None
