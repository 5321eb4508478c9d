"""Rows below a heading: items, rows that belong to items, sections, sums."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from optimizer.quotes.finding import Source
from optimizer.quotes.grid import Formula, as_written, cell_name
from optimizer.quotes.layout.asides import Aside
from optimizer.quotes.layout.column import COUNT, MONEY
from optimizer.quotes.layout.facts import facts_of, stated
from optimizer.quotes.layout.parts import add_up, is_free
from optimizer.quotes.layout.table import Fact, Item, Row
from optimizer.quotes.values.tiers import tier
from optimizer.quotes.words.normal import normal
from optimizer.quotes.words.rows import no_bid, to_be_agreed

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.quotes.grid import Value
    from optimizer.quotes.layout.table import Table
    from optimizer.quotes.layout.view import View

SUMS = frozenset({"total", "subtotal", "tax", "freight", "discount"})
TOTAL = re.compile(
    r"(?:grand |sub[- ]?)?total\b|(?:총\s?)?합계|소계|총계|総計|合計|小計|合计|小计|总计")
TERMS = frozenset({"terms", "conditions", "terms & conditions", "terms and conditions", "조건",
                   "거래조건", "条件", "条款", "取引条件"})
"""Headings of columns that hold statements of several kinds."""
BULLETS = "-–—•·*※└ㄴ→>▪◦+○●"


class Body:
    """The open body of one table."""

    def __init__(self, table: Table, relevant: Callable[[str], bool]) -> None:
        self.table, self.relevant = table, relevant
        head = table.head
        self.what = tuple(c.index for c in head.having("item", "spec", "part"))
        self.maker = tuple(c.index for c in head.having("maker"))
        self.money = tuple(c.index for c in head.columns if c.heading.role in MONEY)
        self.count = tuple(c.index for c in head.columns if c.heading.role in COUNT)
        self.tiers = tuple(c.index for c in head.having("tier", "tier_from", "quantity"))
        self.banded = bool(head.having("tier", "tier_from"))
        self.number = tuple(c.index for c in head.having("number"))
        self.remarks = tuple(c.index for c in head.columns if c.heading.role == "remark"
                             or normal(c.text) in TERMS)
        self.mine = frozenset(c.index for c in head.columns)
        self.own = frozenset(c.index for c in head.columns if c.index >= head.own_from)
        """Columns that no other vendor has."""
        self.all_columns = self.mine | frozenset(head.shared)
        self.left = min(self.mine)
        self.pending: Item | None = None
        self.parts: list[Item] = []
        """Rows numbered as parts of the pending item, till their sum proves it."""
        self.section: list[str] = []
        self.in_section = False
        self.alternate = table.alternate
        self.took = True

    # ---- one row

    def take(self, view: View, row: int, kind: str | None) -> None:
        """Take a row if it is of this table; ``took`` says whether it was."""
        self.took = True
        if view.withdrawn(row, self.what, self.money):
            self._aside(view, row, "replaced", "")
            return
        cells = view.row(row)
        if kind in SUMS and self._any(cells, self.money):
            self._sum(kind or "", row, cells)
            return
        priced, counted = self._any(cells, self.money), self._any(cells, self.count)
        if not priced and not counted:
            self._text_only(view, row, kind, cells)
            return
        if kind in SUMS:
            self._sum(kind or "", row, cells)
            return
        what = self._description(view, row)
        if self._is_total(view, row, cells):
            self._sum("total", row, cells)
            return
        if row in view.grid.hidden_rows:
            self._aside(view, row, "hidden", what)
            return
        if self.pending is not None and self._is_tier(cells, what):
            self.pending.tiers.append(Row(row, self._own(view, row)))
        elif self.pending is not None and self._is_child(cells, what, view, row):
            self.pending.children.append(Row(row, self._own(view, row)))
            self.pending.details.append(what)
        elif self.pending is not None and what and self.is_part(cells):
            self.parts.append(self._item(view, row, what))
            self.table.bottom = row
        elif what or self._any_number(cells):
            self._begin(view, row, what)
        else:
            self._text_only(view, row, kind, cells)

    def take_others(self, view: View, row: int, stop: int) -> None:
        """Take rows that are known to list other goods."""
        self._flush()
        self.in_section = False
        rows = view.grid.rows[row - view.start: stop - view.start]
        self.table.asides.list_goods(rows, row, (*self.maker, *self.what),
                                     tuple(sorted((*self.count, *self.money))))
        self.table.bottom = stop - 1

    def close(self) -> None:
        """End the table."""
        self._flush()

    def take_statement(self, view: View, row: int, field: str, unit: str) -> bool:
        """Take this vendor's cell of a row that states a term for every vendor."""
        for column in sorted(self.own):
            value = view.value(row, column)
            if value is not None:
                said = f"{as_written(value)} {unit}".strip() if unit else value
                self.table.facts.append(Fact(field, as_written(said), said,
                                             self.table.source(row, column, value), row))
                return True
        return False

    def _begin(self, view: View, row: int, what: str) -> None:
        self._flush()
        self.in_section = False
        self.table.bottom = row
        self.pending = self._item(view, row, what)

    def _item(self, view: View, row: int, what: str) -> Item:
        item = Item(row, self._own(view, row), what, tuple(self.section))
        item.alternate = self.alternate
        end = self.table.head.last_column
        if end == max(self.mine):  # else another table stands beside this one
            item.beside = [(c, v) for c, v in enumerate(view.row(row))
                           if v is not None and c >= self.left and c not in self.all_columns]
        for column in self.remarks:
            text = item.cells.get(column)
            if isinstance(text, str):
                item.facts += stated(text, self.table.source(row, column, text), row)
        return item

    def is_part(self, cells: list[Value]) -> bool:
        """Whether a row is numbered as part of the pending item: "1.2" below "1"."""
        assert self.pending is not None
        for column in self.number:
            own, its = self._at(cells, column), self.pending.cells.get(column)
            if own is not None and its is not None:
                return as_written(own).strip().startswith(f"{as_written(its).strip()}.")
        return False

    def _flush(self) -> None:
        item, self.pending = self.pending, None
        parts, self.parts = self.parts, []
        if item is None:
            return
        if parts and self._made_of(item, parts):
            item.children += [Row(part.row, part.cells) for part in parts]
            parts = []
        self._keep(item)
        for part in parts:
            self._keep(part)

    def _made_of(self, item: Item, parts: list[Item]) -> bool:
        """Whether parts add up to an item; of several accelerators, none is a mere part."""
        named = sum(self.relevant(part.what) for part in parts)
        return (named <= 1 and self.relevant(item.what)
                and add_up(item, parts, self.table.head))

    def _keep(self, item: Item) -> None:
        if self.relevant(item.full) or (not item.what and self._titled()):
            self.table.items.append(item)
            return
        self.table.asides.append(Aside(item.row, "other goods", item.what, self._figures(item)))
        self.table.asides.extend(
            Aside(child.row, "other goods", self._words(child.cells), "")
            for child in item.children)

    def _titled(self) -> bool:
        return self.relevant("\n".join([*self.table.title, *self.section]))

    def _aside(self, view: View, row: int, kind: str, what: str) -> None:
        """A row that is not shown, or shown as withdrawn."""
        self._flush()
        texts = [as_written(value) for value in view.grid.rows[row - view.start]
                 if isinstance(value, str)]
        self.table.asides.append(Aside(row, kind, what or " | ".join(texts), ""))

    # ---- what a row is

    def _is_total(self, view: View, row: int, cells: list[Value]) -> bool:
        """A row that begins with "Total" and counts nothing, whatever else it says."""
        texts = view.texts(row)
        return bool(texts) and TOTAL.match(normal(texts[0][1])) is not None and not self._any(
            cells, tuple(c for c in (*self.count, *self.number) if c != texts[0][0]))

    def _is_tier(self, cells: list[Value], what: str) -> bool:
        """Another price of the pending item: nothing but a quantity and a price."""
        assert self.pending is not None
        if what and what != self.pending.what and not self._same(cells):
            return False
        own = [self._at(cells, c) for c in self.tiers]
        if not any(value is not None for value in own) or not self._any(cells, self.money):
            return False
        if not what or self.banded:
            return True
        return any(isinstance(v, str) and tier(v).options for v in own)

    def _same(self, cells: list[Value]) -> bool:
        """Whether a row describes what the pending item does, but for its part number."""
        assert self.pending is not None
        columns = [c.index for c in self.table.head.having("item", "spec")]
        return bool(columns) and all(
            self._at(cells, c) in (None, self.pending.cells.get(c)) for c in columns)

    def _is_child(self, cells: list[Value], what: str, view: View, row: int) -> bool:
        """A row that costs nothing of its own below an item that has a price."""
        pending = self.pending
        assert pending is not None
        if not what or not self._priced(pending.cells):
            return False
        prices = [self._at(cells, c) for c in self.money]
        filled = [p for p in prices if p is not None]
        own = [self._at(cells, c) for c in self.mine]
        if any(isinstance(v, str) and (no_bid(v) or to_be_agreed(v)) for v in own):
            return False
        return all(is_free(p) or isinstance(p, Formula) for p in filled) and (
            not filled or any(is_free(p) for p in filled))

    def _priced(self, cells: dict[int, Value]) -> bool:
        return any(not is_free(cells.get(c)) for c in self.money)

    def _text_only(self, view: View, row: int, kind: str | None, cells: list[Value]) -> None:
        """A heading of a section, a further description, or a fact."""
        texts = view.texts(row)
        if not texts:
            self.took = False
            return
        first, text = texts[0]
        if self.pending is not None and self._describes(view, row, texts, kind):
            self.pending.details.append(" ".join(t for c, t in texts if c in self.mine))
            self.pending.children.append(Row(row, self._own(view, row)))
            self.table.bottom = row
            return
        facts, _ = facts_of(view, row)
        if kind == "alternate":
            self._flush()
            self.section, self.alternate = [text], text[:80]
        elif facts or kind == "note" or len(text) > 160:
            self.took = False
        elif first <= max(self.what, default=self.left) or view.wide(row, first):
            self._flush()
            if not self.in_section:
                self.section, self.alternate = [], self.table.alternate
            self.section.append(text)
            self.in_section = True
            self.took = False  # a title of what follows, too
        else:
            self.took = False

    def _describes(
        self, view: View, row: int, texts: list[tuple[int, str]], kind: str | None
    ) -> bool:
        """Whether a row of text alone says more of the item above."""
        first, text = texts[0]
        if kind is not None or view.width(row, first) > 3:
            return False
        within = all(c in self.what for c, _ in texts)
        return within and (text[:1] in BULLETS or (
            first != self.left and bool(self.number) and len(texts) == 1
            and self._numbered() and text[:1].islower() | text[:1].isdigit()))

    def _numbered(self) -> bool:
        return self.pending is not None and any(
            self.pending.cells.get(c) is not None for c in self.number)

    def _sum(self, kind: str, row: int, cells: list[Value]) -> None:
        self._flush()
        own: dict[int, Value] = {c: v for c, v in enumerate(cells) if v is not None}
        self.table.sums.append((kind, row, own))
        self.table.bottom = row

    # ---- cells

    def _own(self, view: View, row: int) -> dict[int, Value]:
        out: dict[int, Value] = {}
        for column in self.mine:
            value = view.value(row, column)
            if value is not None:
                out[column] = value
        return out

    def _description(self, view: View, row: int) -> str:
        parts: list[str] = []
        for column in (*self.maker, *self.what):
            value = view.value(row, column)
            text = as_written(value).strip() if value is not None else ""
            if text and text not in parts:
                parts.append(text)
        named = [c for c in self.what if view.value(row, c) is not None]
        return " | ".join(parts) if named else ""

    def _any(self, cells: list[Value], columns: tuple[int, ...]) -> bool:
        return any(self._at(cells, c) is not None for c in columns)

    def _any_number(self, cells: list[Value]) -> bool:
        return any(isinstance(self._at(cells, c), (int, float)) for c in self.money)

    @staticmethod
    def _at(cells: list[Value], column: int) -> Value:
        return cells[column] if column < len(cells) else None

    def _words(self, cells: dict[int, Value]) -> str:
        return " | ".join(as_written(cells[c]) for c in self.what if c in cells)

    def _figures(self, item: Item) -> str:
        return " | ".join(as_written(item.cells[c]) for c in sorted((*self.count, *self.money))
                          if c in item.cells)

    def fact_source(self, row: int, column: int, value: Value) -> Source:
        """Where a cell of this table stands."""
        return Source(self.table.file, self.table.sheet, cell_name(row, column),
                      as_written(value))
