"""Everything a file says around its tables, by how close it stands to a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from optimizer.quotes.language import Language, language_of
from optimizer.quotes.words.money_words import scale_in
from optimizer.quotes.words.normal import normal

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.quotes.layout.table import Fact, Item, Scanned, Table

Made = TypeVar("Made")


@dataclass
class Context:
    """One file: its scanned sheets, hidden ones left out."""

    file: str
    sha256: str
    sheets: tuple[Scanned, ...]
    language: Language = field(init=False)
    _levels: dict[int, list[tuple[str, tuple[Fact, ...]]]] = field(default_factory=dict)
    _once: dict[tuple[int, str], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.language = language_of(self.sheets)

    def levels(self, table: Table, item: Item | None) -> list[tuple[str, tuple[Fact, ...]]]:
        """Facts around a line, the closest first, each with where it stands."""
        around = self._levels.get(id(table))
        if around is None:
            around = self._levels[id(table)] = self._around(table)
        if item is not None and item.facts:
            return [("remark of the line", tuple(item.facts)), *around]
        return around

    def once(self, table: Table, name: str, work: Callable[[], Made]) -> Made:
        """What holds for all lines of a table alike, worked out for the first of them."""
        key = (id(table), name)
        if key not in self._once:
            self._once[key] = work()
        made: Made = self._once[key]
        return made

    def sheet_of(self, table: Table) -> Scanned:
        """The sheet a table stands on."""
        return next(s for s in self.sheets if any(t is table for t in s.tables))

    def facts(self, table: Table, name: str) -> list[Fact]:
        """Statements about something on the table's own sheet, else on the others."""
        mine = [f for f in self.sheet_of(table).facts if f.field == name]
        return mine or [f for s in self.sheets for f in s.facts if f.field == name]

    def _around(self, table: Table) -> list[tuple[str, tuple[Fact, ...]]]:
        sheet = self.sheet_of(table)
        captions = sorted({t.caption for t in sheet.tables if t.caption > table.caption})
        end = captions[0] if captions else 1 << 30
        caption = [f for f in sheet.facts if table.caption <= f.row <= table.head.bottom]
        foot = [f for f in sheet.facts if table.head.bottom < f.row < end]
        others = [f for s in self.sheets if s is not sheet for f in s.facts]
        return [("in the vendor's columns", tuple(table.facts)),
                ("over the table", tuple(caption)), ("below the table", tuple(foot)),
                ("on the sheet", tuple(sheet.facts)), ("on another sheet", tuple(others))]

    def scale(self, table: Table) -> Decimal:
        """The scale stated for a table's money: 1,000 for "단위: 천원"; 1 where none is.

        Statements that disagree at one distance count as none; the currency is asked then.
        """
        return self.once(table, "scale", lambda: self._scale(table))

    def _scale(self, table: Table) -> Decimal:
        for _, facts in self.levels(table, None):
            scales = {scale_in(normal(f.text))[0] for f in facts if f.field == "currency"}
            scales = {scale for scale in scales if scale != 1}
            if scales:
                return scales.pop() if len(scales) == 1 else Decimal(1)
        return Decimal(1)
