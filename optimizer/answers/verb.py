"""What a question is: its name, its words, what it is asked about, and the function."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from decimal import Decimal

    from optimizer.domain.answer import Answer, Phrase
    from optimizer.domain.scenario import Scenario

Kind = Literal["text", "texts", "integer", "number", "date", "scenario", "file"]
"""``str``, ``tuple[str, ...]``, ``int``, ``Decimal``, ``date``, ``Scenario``, ``GivenFile``."""

Names = Literal["", "offer", "rule", "aim"]


@dataclass(frozen=True)
class Parameter:
    """One thing to say when asking. Without a default it must be said."""

    name: str
    """As the function's keyword."""
    kind: Kind
    help: Phrase
    default: str | tuple[str, ...] | int | Decimal | date | None = None
    needed: bool = False
    of: Names = ""
    """Whose names it takes; they are checked before the function is called."""
    choices: Mapping[str, Phrase] = field(default_factory=dict)
    """The words it may be, if only these, and what each means."""
    starter: Callable[[Scenario], str] | None = None
    """Of a file: the text of one to begin with."""


@dataclass(frozen=True)
class Verb:
    """One question. The command, the API, the workbook and the app are loops over all of them.

    ``function`` is called by keyword: the subjects by their names, then the parameters, and
    ``bench``. It returns an ``Answer``, or raises ``BadInput`` with all problems, ``NoPlan`` where
    the question needs a plan and none exists, or ``SolverTrouble``.
    """

    id: str
    title: Phrase
    help: Phrase
    """One sentence."""
    function: Callable[..., Answer]
    parameters: tuple[Parameter, ...] = ()
    subjects: tuple[str, ...] = ("scenario",)
    """What it is asked about, as the function's keywords: ``scenario`` gets a ``Scenario`` (a
    file with a plan will do), ``plan`` a priced ``Plan``, any other name what its file holds."""
    several: bool = False
    """Whether it may be asked about several last subjects at once, each answered on its own."""
    gap: float = 1e-4
    """Relative gap at which its solves are proven, unless another is asked for."""
    spread: bool = False
    """Whether a cluster can do its work, besides this machine."""
