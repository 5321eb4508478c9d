"""A line while it is being read: its cells by role, and everything said around it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from optimizer.quotes.chargeable import chargeable
from optimizer.quotes.finding import Finding, QuoteHead, Source
from optimizer.quotes.meaning import Amount, Reads
from optimizer.quotes.plausible import strange
from optimizer.quotes.values.money import amount

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.quotes.context import Context
    from optimizer.quotes.grid import Value
    from optimizer.quotes.layout.column import Column
    from optimizer.quotes.layout.table import Fact, Item, Row, Table
    from optimizer.quotes.meaning import Role
    from optimizer.quotes.systems import Match
    from optimizer.quotes.systems.catalogue import Entry

Meant = TypeVar("Meant")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a line, with its column."""

    column: Column
    value: Value
    source: Source


@dataclass(frozen=True, slots=True)
class Priced:
    """A cell that holds money, read with the scale its heading or the table states."""

    column: Column
    reads: Reads[Amount]
    source: Source

    @property
    def number(self) -> Decimal | None:
        """The amount, where there is one reading."""
        one = self.reads.one
        return one.number if one is not None else None


@dataclass(frozen=True, slots=True)
class Said(Generic[Meant]):
    """What the closest statements about something mean; more than one meaning is a conflict."""

    meanings: dict[Meant, tuple[Source, ...]]
    where: str
    inferred: str = ""

    @property
    def one(self) -> Meant | None:
        """The meaning, if all statements agree."""
        return next(iter(self.meanings)) if len(self.meanings) == 1 else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every place that says so."""
        return tuple(source for places in self.meanings.values() for source in places)


@dataclass
class Line:
    """One item of one table, on its way to a quoted line."""

    context: Context
    table: Table
    item: Item
    key: str
    head: QuoteHead
    match: Match
    systems: tuple[Entry, ...]
    """Candidates of the catalogue, best first; one where the match is sure."""
    findings: dict[str, Finding] = field(default_factory=dict)
    evidence: dict[str, Any] = field(default_factory=dict)
    """What one field's reading shows of another: "vat", "price_basis"."""

    _columns: dict[tuple[Role, ...], tuple[Column, ...]] = field(init=False, repr=False)
    """Of all lines of the table alike."""
    _cells_of: dict[tuple[Role, ...], tuple[Cell, ...]] = field(
        default_factory=dict, init=False, repr=False)
    _cell_at: dict[int, Cell] = field(default_factory=dict, init=False, repr=False)
    _money_in: dict[str, Priced] = field(default_factory=dict, init=False, repr=False)
    _money_of: dict[tuple[str, tuple[Role, ...]], tuple[Priced, ...]] = field(
        default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self._columns = self.context.once(self.table, "columns by role", dict)

    # ---- cells

    def cells(self, *roles: Role) -> tuple[Cell, ...]:
        """The filled cells of some roles, from left to right."""
        if (known := self._cells_of.get(roles)) is not None:
            return known
        if not (columns := self._having(roles)):
            return ()
        filled, held = self.item.cells, self._cell_at
        for column in columns:
            if column.index not in held and (value := filled.get(column.index)) is not None:
                held[column.index] = self._cell(column, self.item.row, value)
        known = tuple([held[column.index] for column in columns if column.index in held])
        self._cells_of[roles] = known
        return known

    def row_cells(self, row: dict[int, Value], at: int, *roles: Role) -> tuple[Cell, ...]:
        """The same of a further row of the item (a price tier)."""
        return tuple([self._cell(column, at, value) for column in self._having(roles)
                      if (value := row.get(column.index)) is not None])

    def _having(self, roles: tuple[Role, ...]) -> tuple[Column, ...]:
        if (columns := self._columns.get(roles)) is None:
            columns = self._columns[roles] = self.table.head.having(*roles)
        return columns

    def _cell(self, column: Column, at: int, value: Value) -> Cell:
        return Cell(column, value, self.table.source(at, column.index, value))

    def priced(self, cell: Cell) -> Priced:
        """The money a cell holds, in every reading."""
        if (known := self._money_in.get(cell.source.cell)) is not None:
            return known
        reads = amount(cell.value)
        options = tuple(o for one in reads.options for o in self._scaled(one, cell.column))
        if len(options) == len(reads.options):
            priced = Priced(cell.column, Reads(options, reads.why, reads.inferred), cell.source)
            self._money_in[cell.source.cell] = priced
            return priced
        why = "the cell names its currency, and a scale stands over it: does it hold for the cell?"
        sane = tuple(one for one in options if self.sane(one.number))
        told = len(sane) == 1 and cell.column.heading.role in ("price", "list_price")
        return Priced(cell.column, Reads(sane if told else options, why, told), cell.source)

    def money(self, *roles: Role) -> tuple[Priced, ...]:
        """The money cells of some roles."""
        currency = self.value("currency") or ""
        if (known := self._money_of.get((currency, roles))) is not None:
            return known
        if not (cells := self.cells(*roles)):
            return ()
        found = tuple([self.priced(cell) for cell in cells])
        charged = chargeable(found, currency) if len(found) > 1 else found
        if all(cell.source.cell in self._money_in for cell in cells):
            self._money_of[currency, roles] = charged
        return charged

    def _scaled(self, one: Amount, column: Column) -> tuple[Amount, ...]:
        """"천원" in the heading or over the table counts where the cell itself says nothing.

        A cell that names its currency ("285,000원") may say all there is to it: both fit.
        """
        scale = column.heading.scale
        if scale == 1:
            scale = self.context.scale(self.table)
        if scale == 1 or one.scale != 1 or one.percent or not one.number:
            return (one,)
        scaled = replace(one, number=one.number * scale, scale=scale)
        return (one, scaled) if one.currencies else (scaled,)

    def sane(self, number: Decimal) -> bool:
        """Whether a price can be that of a system or of an accelerator, by order of magnitude.

        True where the currency or the system is not known.
        """
        code, entry = self.value("currency"), self.systems[0] if self.systems else None
        return entry is None or not code or not (
            strange(number, entry.count, code, entry.chip)
            and strange(number, 1, code, entry.chip))

    def at(self, row: Row) -> Line:
        """The same line at a further row of its item, for a price of another quantity."""
        item = replace(self.item, row=row.row, cells={**self.item.cells, **row.cells}, tiers=[],
                       beside=[])
        return replace(self, item=item, findings=dict(self.findings), evidence={})

    def forget(self) -> None:
        """Let go of what was looked up: all lines of a file are held until its last is read."""
        for kept in (self._cells_of, self._cell_at, self._money_in, self._money_of):
            kept.clear()

    # ---- statements

    def said(
        self, name: str, meaning: Callable[[Fact], Reads[Meant]],
    ) -> Said[Meant] | None:
        """What the closest statements about something mean; None where nothing is said.

        Remarks of the line come before what stands over its table, that before footnotes, those
        before the rest of the sheet, and that before other sheets.
        """
        if self.item.facts:
            return self._said(name, meaning)
        return self.context.once(self.table, f"said of {name}", lambda: self._said(name, meaning))

    def _said(self, name: str, meaning: Callable[[Fact], Reads[Meant]]) -> Said[Meant] | None:
        for where, facts in self.context.levels(self.table, self.item):
            found: dict[Meant, tuple[Source, ...]] = {}
            why = ""
            for fact in facts:
                if fact.field != name:
                    continue
                reads = meaning(fact)
                why = why or (reads.why if reads.inferred or len(reads.options) != 1 else "")
                for option in reads.options:
                    found[option] = (*found.get(option, ()), fact.source)
            if found:
                return Said(found, where, why)
        return None

    def unread(self, name: str) -> tuple[Fact, ...]:
        """Every statement about something, closest first."""
        if self.item.facts:
            return self._unread(name)
        return self.context.once(self.table, f"all on {name}", lambda: self._unread(name))

    def _unread(self, name: str) -> tuple[Fact, ...]:
        return tuple(dict.fromkeys(
            fact for _, facts in self.context.levels(self.table, self.item)
            for fact in facts if fact.field == name))

    # ---- what is settled

    def value(self, name: str) -> Any:
        """The value of a field that is settled; None otherwise."""
        found = self.findings.get(name)
        return found.value if found is not None and found.settled else None
