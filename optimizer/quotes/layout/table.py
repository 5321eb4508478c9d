"""What scanning a sheet gives: tables with their items, and facts that stand beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from optimizer.quotes.finding import Source
from optimizer.quotes.grid import as_written, cell_name, column_name
from optimizer.quotes.layout.asides import Asides
from optimizer.quotes.layout.offered import offered

if TYPE_CHECKING:
    from optimizer.quotes.grid import Value
    from optimizer.quotes.layout.column import Column, Head


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said once for many lines: "Valid until: 2026-03-31", "prices without VAT"."""

    field: str
    """``validity``, ``vat``, ``currency``, … as labels and prose name them."""
    text: str
    value: Value
    """The cell's own value where the fact is a label's value (a date stays a date)."""
    source: Source
    row: int


@dataclass(slots=True)
class Row:
    """The filled cells of one row of a table."""

    row: int
    cells: dict[int, Value]


@dataclass(slots=True)
class Item:
    """One thing offered: its row, and the rows that belong to it."""

    row: int
    cells: dict[int, Value]
    what: str
    """Its description, from all columns that describe."""
    section: tuple[str, ...] = ()
    details: list[str] = field(default_factory=list)
    """Texts of rows below that describe it further."""
    children: list[Row] = field(default_factory=list)
    """Rows below that are included in its price."""
    tiers: list[Row] = field(default_factory=list)
    """Rows below that give its price for other quantities."""
    beside: list[tuple[int, Value]] = field(default_factory=list)
    """Cells right of the table."""
    facts: list[Fact] = field(default_factory=list)
    """What its remarks say."""
    alternate: str = ""
    """Of an alternate to other lines: what it is called."""

    @property
    def full(self) -> str:
        """The description with everything below that belongs to it."""
        return "\n".join([self.what, *self.details])


@dataclass(slots=True)
class Table:
    """One table: the columns of one vendor, and what stands in them."""

    file: str
    sheet: str
    head: Head
    title: tuple[str, ...] = ()
    """Texts that stand right above it."""
    alternate: str = ""
    caption: int = 0
    """First row that belongs to it."""
    items: list[Item] = field(default_factory=list)
    asides: Asides = field(default_factory=Asides)
    facts: list[Fact] = field(default_factory=list)
    """Terms of this vendor alone, stated in its columns."""
    sums: list[tuple[str, int, dict[int, Value]]] = field(default_factory=list)
    """Rows of totals, taxes and freight: kind, row, cells."""
    bottom: int = -1
    """Last row that belongs to it."""

    turned: bool = False
    """Whether its rows are columns of the sheet, and its columns rows."""
    offered: tuple[Column, ...] = field(init=False, repr=False)
    """Columns that describe what is offered."""

    def __post_init__(self) -> None:
        self.offered = offered(self.head)

    def source(self, row: int, column: int, value: Value) -> Source:
        """Where a cell of the table stands."""
        at = cell_name(column, row) if self.turned else cell_name(row, column)
        return Source(self.file, self.sheet, at, as_written(value))

    def whole_row(self, row: int) -> Source:
        """Where a row of the table stands."""
        name = self._row(row)
        return Source(self.file, self.sheet, f"{name}:{name}")

    def key(self, row: int) -> str:
        """Names a row of the table among all lines: ``file: sheet!row``, with its group."""
        group = f" ({self.head.group})" if self.head.group else ""
        return f"{self.file}: {self.sheet}!{self._row(row)}{group}"

    def _row(self, row: int) -> str:
        return column_name(row) if self.turned else str(row + 1)


@dataclass(slots=True)
class Scanned:
    """One sheet, scanned."""

    file: str
    sheet: str
    hidden: bool
    tables: list[Table] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    loose: list[Fact] = field(default_factory=list)
    """Texts beside tables that say nothing known: letterheads, titles. Field is blank."""
    notes: list[str] = field(default_factory=list)
    unread: list[tuple[int, str, str]] = field(default_factory=list)
    """Rows of no table with the name of an accelerator and a figure: row, figure's cell, name."""
