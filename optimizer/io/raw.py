"""What a file says before it is understood: raw values by place, the same for every format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from optimizer.errors import Place, Problem


@dataclass(slots=True)
class RawTable:
    """Rows of one table. A field that is absent from a row was not given at all."""

    rows: list[Mapping[str, Any]] = field(default_factory=list)
    missing: frozenset[str] = frozenset()
    """Columns the table lacks; reported once by the reader, not for every row."""
    whole: bool = True
    """False when the table as such could not be found; reported by the reader."""


class Locate(Protocol):
    """Turns a place in a table into a place in the file."""

    def __call__(self, place: Place) -> Place: ...


@dataclass(slots=True)
class RawScenario:
    """All a file says, and what was wrong with it on the outside."""

    locate: Locate
    values: dict[str, Any] = field(default_factory=dict)
    whole: bool = True
    """False when the single values as such could not be found; reported by the reader."""
    tables: dict[str, RawTable] = field(default_factory=dict)
    settings: dict[tuple[str, str, str], Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
