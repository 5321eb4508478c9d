"""The part that holds all sheets, read from top to bottom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from optimizer.quotes.files.limits import MAX_COLUMNS, MAX_ROWS
from optimizer.quotes.files.ods.names import ShortNames
from optimizer.quotes.files.ods.styles import OdsStyles
from optimizer.quotes.files.ods.values import value_of
from optimizer.quotes.grid import Span, Value

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_SKIPPED = frozenset((
    "office:annotation", "table:shapes", "table:tracked-changes", "table:dde-links",
    "table:content-validations", "office:forms", "text:ruby-text", "table:named-expressions",
    "table:database-ranges", "table:data-pilot-tables",
))
"""What is no cell although it may hold text or even tables. So is everything drawn."""
_CELLS = ("table:table-cell", "table:covered-table-cell")
_BLANKS = re.compile(r"[ \t\r\n]+")


class Taker(Protocol):
    """Who wants to know what is in the sheets."""

    def table(self, name: str, *, hidden: bool) -> None: ...
    def column(self, column: int, count: int) -> None:
        """Hidden columns."""
    def row(self, row: int, count: int, cells: list[Value], struck: set[int], *,
            hidden: bool) -> None:
        """A filled row, which stands ``count`` times."""
    def span(self, span: Span) -> None: ...
    def table_end(self) -> None: ...


class Content:
    """Listens to the parser of ``content.xml`` and tells a taker."""

    def __init__(self, parser: XMLParserType, styles: OdsStyles, taker: Taker) -> None:
        self.styles, self.taker, self.names = styles, taker, ShortNames()
        self.depth = self.skipping = self.concealed = 0
        self.inside = False
        self.text: list[str] = []
        self.paragraphs = 0
        self.in_paragraph = 0
        self.cell: dict[str, str] | None = None
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data

    def _start(self, raw: str, raw_attributes: dict[str, str]) -> None:
        name = self.names[raw]
        if self.skipping or name in _SKIPPED or name.startswith("draw:"):
            self.skipping += 1
            return
        attributes = {self.names[key]: value for key, value in raw_attributes.items()}
        if not self.inside:
            if name == "table:table":
                self._table(attributes)
            else:
                self.styles.start(name, attributes)
        elif name in _CELLS:
            self.cell = attributes
            self.covered = name == _CELLS[1]
            self.text, self.paragraphs, self.runs = [], 0, set[bool | None]()
            self.run: list[bool | None] = []
        elif self.cell is not None:
            if name == "table:table":
                self.skipping += 1
            else:
                self._in_cell(name, attributes)
        elif name == "table:table-row":
            self._row(attributes)
        elif name == "table:table-column":
            self._column(attributes)
        elif name.endswith("-group") and attributes.get("table:display") == "false":
            self.concealed = self.concealed or 1
            self.groups.append(True)
        elif name.endswith("-group"):
            self.groups.append(False)

    def _end(self, raw: str) -> None:
        if self.skipping:
            self.skipping -= 1
            return
        name = self.names[raw]
        if not self.inside:
            self.styles.end(name)
        elif name in _CELLS:
            self._cell_end()
        elif self.cell is not None:
            if name in ("text:p", "text:h"):
                self.in_paragraph -= 1
            elif name in ("text:span", "text:a") and self.run:
                self.run.pop()
        elif name == "table:table-row":
            self._row_end()
        elif name == "table:table":
            self.inside = False
            self.taker.table_end()
        elif name.endswith("-group"):
            self.groups.pop()

    def _data(self, text: str) -> None:
        if self.skipping:
            return
        if not self.inside:
            self.styles.data(text)
        elif self.in_paragraph:
            text = _BLANKS.sub(" ", text)
            if text.strip():
                self.runs.add(next((run for run in reversed(self.run) if run is not None), None))
            self.text.append(text)

    def _table(self, attributes: dict[str, str]) -> None:
        self.inside = True
        self.next_row = self.next_column = 0
        self.groups: list[bool] = []
        hidden = attributes.get("table:style-name", "") in self.styles.hidden_tables
        self.taker.table(attributes.get("table:name", ""), hidden=hidden)
        self.defaults: list[tuple[int, str]] = []

    def _column(self, attributes: dict[str, str]) -> None:
        count = _count(attributes, "table:number-columns-repeated", MAX_COLUMNS)
        self.defaults.append((self.next_column + count,
                              attributes.get("table:default-cell-style-name", "")))
        if attributes.get("table:visibility", "visible") != "visible" or any(self.groups):
            self.taker.column(self.next_column, min(count, MAX_COLUMNS - self.next_column))
        self.next_column = min(self.next_column + count, MAX_COLUMNS)

    def _row(self, attributes: dict[str, str]) -> None:
        self.cells: list[Value] = []
        self.column = 0
        self.struck: set[int] = set()
        self.repeated = _count(attributes, "table:number-rows-repeated", MAX_ROWS)
        self.row_style = attributes.get("table:default-cell-style-name", "")
        self.hidden = (attributes.get("table:visibility", "visible") != "visible"
                       or any(self.groups))

    def _row_end(self) -> None:
        if self.cells:
            self.taker.row(self.next_row, self.repeated, self.cells, self.struck,
                           hidden=self.hidden)
        self.next_row += self.repeated

    def _in_cell(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("text:p", "text:h"):
            if self.paragraphs:
                self.text.append("\n")
            self.paragraphs += 1
            self.in_paragraph += 1
        elif name == "text:s":
            self.text.append(" " * _count(attributes, "text:c", 1000))
        elif name == "text:tab":
            self.text.append("\t")
        elif name == "text:line-break":
            self.text.append("\n")
        elif name in ("text:span", "text:a"):
            self.run.append(self.styles.struck(attributes.get("text:style-name", "")))

    def _cell_end(self) -> None:
        assert self.cell is not None
        attributes, self.cell = self.cell, None
        count = _count(attributes, "table:number-columns-repeated", MAX_COLUMNS)
        style = attributes.get("table:style-name") or self.row_style or self._column_style()
        value = None if self.covered else value_of(attributes, style, "".join(self.text),
                                                   self.styles)
        if value is not None:
            if self.column + count > MAX_COLUMNS:
                raise ValueError(f"a row has more than {MAX_COLUMNS:,} cells")
            self.cells.extend([None] * (self.column - len(self.cells)))
            self.cells.extend([value] * count)
            whole = bool(self.styles.struck(style))
            if self.runs and all(whole if run is None else run for run in self.runs):
                self.struck.update(range(self.column, self.column + count))
        self._span(attributes)
        self.column += count

    def _span(self, attributes: dict[str, str]) -> None:
        down = _count(attributes, "table:number-rows-spanned", MAX_ROWS)
        across = _count(attributes, "table:number-columns-spanned", MAX_COLUMNS)
        if down > 1 or across > 1:
            self.taker.span(Span(self.next_row, self.column, self.next_row + down - 1,
                                 self.column + across - 1))

    def _column_style(self) -> str:
        return next((style for end, style in self.defaults if self.column < end), "")


def _count(attributes: dict[str, str], name: str, most: int) -> int:
    """How many times something stands there; what the file claims is bounded."""
    text = attributes.get(name, "1")
    if not text.isdigit():
        return 1
    return max(1, min(int(text), most)) if len(text) < 12 else most
