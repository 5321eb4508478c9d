"""What can go wrong, said so that a planner can act on it: where, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem sits: a file, and in it a table, a data row (0 is the first) and a field.

    ``cell`` is filled by the reader that knows the spreadsheet ("offers!F14").
    """

    table: str = ""
    row: int | None = None
    field: str = ""
    file: str = ""
    cell: str = ""

    def __str__(self) -> str:
        inside = self.cell or self.table
        if not self.cell and self.row is not None:
            inside += f"[{self.row}]"
        if not self.cell and self.field:
            inside += f".{self.field}" if inside else self.field
        return ": ".join(part for part in (self.file, inside) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input, and the remedy, e.g. ``offers!F14 unit_price: must be …``."""

    place: Place
    what: str
    remedy: str

    def __str__(self) -> str:
        name = f" {self.place.field}" if self.place.cell and self.place.field else ""
        where = f"{self.place}{name}: " if str(self.place) else ""
        return f"{where}{self.what}. {self.remedy}"


class PlannerError(Exception):
    """The base of every error this package raises on purpose."""


class BadInput(PlannerError):
    """The input cannot be planned with. Carries every problem found, not only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class NoPlan(PlannerError):
    """The solver proved that no plan keeps all hard rules."""


class SolverTrouble(PlannerError):
    """The solver stopped without a plan and without a proof that none exists."""


class WorkLost(PlannerError):
    """Many solves came to an end before all were done; what was finished is kept."""


class AuditMismatch(PlannerError):
    """The solver's figures and the exact recomputation disagree beyond the named tolerance."""

    def __init__(self, differences: Sequence[str]) -> None:
        self.differences = tuple(differences)
        super().__init__(
            "The solver's plan was withheld: its figures do not survive exact recomputation.\n"
            + "\n".join(self.differences)
        )
