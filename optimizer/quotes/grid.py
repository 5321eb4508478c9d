"""What a spreadsheet is once it is open: sheets of cells, whatever the file's format was."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Figure(float):
    """A number whose number format says more than how many digits to show.

    ``format`` is the format code, e.g. ``[$₩-412]#,##0``, ``0.0%``, ``#,##0,"천원"``.
    """

    __slots__ = ("format",)
    format: str

    def __new__(cls, number: float, form: str) -> Figure:
        made = super().__new__(cls, number)
        made.format = form
        return made


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula whose result the file does not hold."""

    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """An error value: ``#REF!``, ``#N/A``."""

    text: str


Value = str | int | float | bool | date | datetime | time | Formula | Fault | None
"""A cell. Blank text is None; numbers are ``Figure`` where their format says something."""


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells: rows and columns counted from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of one sheet, all of them or a window of a long one.

    Rows are as long as their last filled cell and may be empty.
    """

    file: str
    sheet: str
    rows: list[list[Value]]
    start: int = 0
    """Position in the sheet of ``rows[0]``, counted from 0."""
    merged: tuple[Span, ...] = ()
    """Over the whole sheet, in positions of the sheet."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    """Cells (row, column) whose text is struck through."""
    hidden: bool = False
    """Whether the sheet itself is hidden."""
    last: bool = True
    """Whether no window follows."""

    def at(self, row: int, column: int) -> Value:
        """The value at a position of the sheet; None outside."""
        line = self.rows[row - self.start] if 0 <= row - self.start < len(self.rows) else ()
        return line[column] if 0 <= column < len(line) else None


class Sheet(Protocol):
    """One sheet of an open file."""

    @property
    def name(self) -> str: ...

    @property
    def hidden(self) -> bool: ...

    def windows(self, rows: int) -> Iterator[Grid]:
        """The sheet from top to bottom, at most so many rows at a time; at least one window."""
        ...


@dataclass(frozen=True)
class Opened:
    """A file whose sheets can be read, in their order."""

    file: str
    """Its name without folders."""
    sha256: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = field(default=())
    """What a reader should know of the file itself, e.g. which encoding it turned out to have."""


def column_name(column: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def cell_name(row: int, column: int) -> str:
    """``B12`` for row 11 and column 1."""
    return f"{column_name(column)}{row + 1}"


def as_written(value: Value) -> str:
    """The text of a cell for a reader; of a figure with a telling format, the format too."""
    if value is None:
        return ""
    if isinstance(value, Figure):
        return f"{float(value):.15g} [{value.format}]"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, (Formula, Fault)):
        return value.text
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    return str(value)
